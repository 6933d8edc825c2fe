using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>One link of a body's chain: what happened, and a hash over it and over everything before it.</summary>
internal sealed class AuditEntry : IBelongToABody
{
    public const int HashLength = 64;

    public required Guid BodyId { get; init; }

    /// <summary>The calendar year in the Netherlands; each year is a segment that begins at 1.</summary>
    public required int Year { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? Actor { get; init; }

    public required Guid? OnBehalfOf { get; init; }

    public required string Origin { get; init; }

    public required string Action { get; init; }

    public required string Kind { get; init; }

    public required Guid ObjectId { get; init; }

    public required string Result { get; init; }

    public required string? Reason { get; init; }

    public required string? ContentMac { get; init; }

    public string Hash { get; set; } = "";

    /// <summary>The hash it must have. What it covers, and in which order, can never change: kept chains must stay verifiable.</summary>
    public string HashAfter(string previous) => Convert.ToHexStringLower(SHA256.HashData(new Canonical()
        .Add("onkreukbaar audit 1").Add(previous).Add(BodyId).Add(Year).Add(Seq).Add(At.UtcTicks).Add(Actor).Add(OnBehalfOf)
        .Add(Origin).Add(Action).Add(Kind).Add(ObjectId).Add(Result).Add(Reason).Add(ContentMac).ToArray()));
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.HasKey(e => new { e.BodyId, e.Year, e.Seq });
        entry.Property(e => e.Origin).HasMaxLength(By.OriginMax);
        entry.Property(e => e.Action).HasMaxLength(Happened.WordMax);
        entry.Property(e => e.Kind).HasMaxLength(Happened.WordMax);
        entry.Property(e => e.Result).HasMaxLength(Happened.WordMax);
        entry.Property(e => e.Reason).HasMaxLength(Happened.ReasonMax);
        entry.Property(e => e.ContentMac).HasMaxLength(Salt.MacLength);
        entry.Property(e => e.Hash).HasMaxLength(AuditEntry.HashLength);
        entry.HasOne<Body>().WithMany().HasForeignKey(e => e.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}
