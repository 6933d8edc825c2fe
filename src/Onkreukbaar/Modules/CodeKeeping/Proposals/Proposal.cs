using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

/// <summary>What becomes of a proposal.</summary>
internal enum ProposalState
{
    Open,
    Activated,
    Withdrawn,
}

/// <summary>
/// A next version of a code that somebody is writing. It answers nothing until somebody else decides that it will, and then
/// from its own day on.
/// </summary>
internal sealed class Proposal : IRecord
{
    public const int LabelMax = 80;
    public const int ReasonMax = 500;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Code { get; init; }

    /// <summary>The version it changes; when another one is in its place by then, it cannot be activated any more.</summary>
    public required string BaseHash { get; init; }

    /// <summary>How people call the new version.</summary>
    public required string Label { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    public required string Reason { get; init; }

    public required Guid ById { get; init; }

    /// <summary>All files of the version, as they would run.</summary>
    public required byte[] Files { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>How often it was changed; who decides says which one they saw.</summary>
    public int Number { get; set; } = 1;

    public ProposalState State { get; set; }

    public Guid? ClosedById { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>Why it was withdrawn or sent back.</summary>
    public string? ClosedReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> proposal)
        {
            proposal.IsARecord("codekeeping_proposals");
            proposal.Property(p => p.Code).HasMaxLength(KeptVersion.CodeMax);
            proposal.Property(p => p.BaseHash).HasMaxLength(KeptVersion.HashLength);
            proposal.Property(p => p.Label).HasMaxLength(LabelMax);
            proposal.Property(p => p.Reason).HasMaxLength(ReasonMax);
            proposal.Property(p => p.ClosedReason).HasMaxLength(ReasonMax);
            proposal.Property(p => p.Number).IsConcurrencyToken();
            proposal.PointsAt<Person>(nameof(ById));
            proposal.PointsAt<Person>(nameof(ClosedById));
        }
    }
}
