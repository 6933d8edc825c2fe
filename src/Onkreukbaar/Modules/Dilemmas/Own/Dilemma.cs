using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>
/// A dilemma that somebody keeps for themselves. What they wrote is sealed as one whole: the table knows whose it is and
/// when it was saved, so there is nothing in it to search, count by or export.
/// </summary>
internal sealed class Dilemma : IPersonalRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required byte[] Sealed { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Dilemma>
    {
        public void Configure(EntityTypeBuilder<Dilemma> dilemma)
        {
            dilemma.IsARecord("dilemmas_dilemmas");
            dilemma.Property(d => d.Version).IsConcurrencyToken();
            dilemma.PointsAt<Person>(nameof(PersonId));
        }
    }
}

/// <summary>What somebody wrote about a dilemma.</summary>
internal sealed record DilemmaText
{
    public required string Title { get; init; }

    public required string Situation { get; init; }

    /// <summary>The choice is still to be made.</summary>
    public required bool IsAhead { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The core values at stake, by their names in the code.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What those values say, and where they pull apart.</summary>
    public string? Weighing { get; init; }

    public string? Feeling { get; init; }

    /// <summary>What the control questions brought up.</summary>
    public string? Reflection { get; init; }

    /// <summary>How the other person sees it: first understand, then judge.</summary>
    public string? OtherView { get; init; }

    public string? Decision { get; init; }

    public string? Reason { get; init; }

    /// <summary>What the writer learned from it afterwards.</summary>
    public string? Lesson { get; init; }

    /// <summary>Null when nobody put the writer under pressure.</summary>
    public Pressure? Pressure { get; init; }

    /// <summary>Null when the writer spoke to nobody about what they did.</summary>
    public Addressed? Addressed { get; init; }

    /// <summary>The day on which it was closed with a decision; null as long as it is open.</summary>
    public DateOnly? ConcludedOn { get; init; }

    /// <summary>
    /// The anonymous version that was offered to the team. The link stands here, under the seal, and nowhere else: from the
    /// tables alone nobody finds who offered what.
    /// </summary>
    public Guid? OfferId { get; init; }
}
