using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>How far a talk has come.</summary>
internal enum TalkState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>A talk about integrity with a team or with everybody: when, about what, and what came out of it.</summary>
internal sealed class Talk : IRecord
{
    public const int SubjectMax = 120;
    public const int QuestionMax = 200;
    public const int NotesMax = 4_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The team it is with; null when it is with everybody.</summary>
    public Guid? UnitId { get; set; }

    public required DateOnly On { get; set; }

    public required string Subject { get; set; }

    /// <summary>What all are asked to answer in a few words; null when nothing is asked.</summary>
    public string? Question { get; set; }

    public required Guid PlannedById { get; init; }

    public TalkState State { get; set; }

    /// <summary>The day on which it was held or cancelled.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>How many people were there.</summary>
    public int? Attended { get; set; }

    public string? Notes { get; set; }

    /// <summary>Whoever saves says on which number they built.</summary>
    public int Number { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Talk>
    {
        public void Configure(EntityTypeBuilder<Talk> talk)
        {
            talk.IsARecord("talks_talks");
            talk.Property(t => t.Subject).HasMaxLength(SubjectMax);
            talk.Property(t => t.Question).HasMaxLength(QuestionMax);
            talk.Property(t => t.Notes).HasMaxLength(NotesMax);
            talk.Property(t => t.Number).IsConcurrencyToken();
            talk.PointsAt<Unit>(nameof(UnitId));
            talk.PointsAt<Person>(nameof(PlannedById));
        }
    }
}
