using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Sharing;

/// <summary>One person who may read a dilemma, by name: not their role, and not their deputy.</summary>
internal sealed class Share : IPersonalRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DilemmaId { get; init; }

    public required Guid ReaderId { get; init; }

    public required DateTimeOffset SharedAt { get; set; }

    /// <summary>From then on the reader sees nothing of it any more.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The one reaction, sealed; the writer keeps it when the sharing ends.</summary>
    public byte[]? Sealed { get; set; }

    public DateTimeOffset? ReactedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Share>
    {
        public void Configure(EntityTypeBuilder<Share> share)
        {
            share.IsARecord("dilemmas_shares");
            share.PointsAt<Dilemma>(nameof(DilemmaId));
            share.PointsAt<Person>(nameof(ReaderId));
            share.Property(s => s.ReactedAt).IsConcurrencyToken();
            share.HasIndex(s => new { s.BodyId, s.DilemmaId, s.ReaderId }).IsUnique();
        }
    }
}

/// <summary>What a reader said.</summary>
internal sealed record Reaction(string Text);
