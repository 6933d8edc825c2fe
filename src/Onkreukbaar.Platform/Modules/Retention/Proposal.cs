using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Retention;

public enum ProposalState
{
    Open,
    Withdrawn,
    Destroyed,
}

/// <summary>What one person wants to destroy and a second one must confirm. Its id is that of the certificate it becomes.</summary>
public sealed class Proposal : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The rule whose term was over.</summary>
    public required Guid RuleId { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required Guid ProposedById { get; init; }

    public required ProposalState State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedById { get; set; }

    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Proposal>
    {
        public void Configure(EntityTypeBuilder<Proposal> proposal)
        {
            proposal.IsARecord("retention_proposals");
            proposal.Property(p => p.Kind).HasMaxLength(RetentionRule.KindMax);
            proposal.Property(p => p.State).HasConversion<string>().HasMaxLength(RetentionRule.KindMax);
            proposal.Property(p => p.Version).IsConcurrencyToken();
            proposal.PointsAt<RetentionRule>(nameof(RuleId));
            proposal.PointsAt<Person>(nameof(ProposedById));
            proposal.PointsAt<Person>(nameof(ClosedById));
            proposal.HasIndex(p => new { p.BodyId, p.State });
        }
    }
}

/// <summary>One record of a proposal: what it is called and when its term began, nothing of what it says.</summary>
public sealed class ProposedRecord : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid ProposalId { get; init; }

    public required Guid RecordId { get; init; }

    public required string Reference { get; init; }

    public required DateOnly StartedOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProposedRecord>
    {
        public void Configure(EntityTypeBuilder<ProposedRecord> record)
        {
            record.IsARecord("retention_proposed");
            record.Property(r => r.Reference).HasMaxLength(Hold.ReferenceMax);
            record.PointsAt<Proposal>(nameof(ProposalId));
        }
    }
}
