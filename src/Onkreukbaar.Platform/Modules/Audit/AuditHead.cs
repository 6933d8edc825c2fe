using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>How far a body's chain of one year has come: the number and the hash of its last entry.</summary>
internal sealed class AuditHead : IBelongToABody
{
    public required Guid BodyId { get; init; }

    public required int Year { get; init; }

    public required long Seq { get; init; }

    /// <summary>Empty as long as there is no entry at all.</summary>
    public required string Hash { get; init; }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("audit_heads");
        head.HasKey(h => new { h.BodyId, h.Year });
        head.Property(h => h.Hash).HasMaxLength(AuditEntry.HashLength);
        head.HasOne<Body>().WithMany().HasForeignKey(h => h.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}
