using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// A version of a body's code as it was read: all its files and the vocabulary it was checked against. Immutable, so
/// that every answer can name the version it came from, and so that a broken folder never takes the running one away.
/// </summary>
internal sealed class KeptVersion : IBelongToABody
{
    public const int CodeMax = 80;
    public const int HashLength = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The folder's name, e.g. gedragscode-2020.</summary>
    public required string Code { get; init; }

    /// <summary>SHA-256 over the names and contents of its files, vocabulary included, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required byte[] Files { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}

internal sealed class KeptVersionMapping : IEntityTypeConfiguration<KeptVersion>
{
    public void Configure(EntityTypeBuilder<KeptVersion> version)
    {
        version.ToTable("codes_versions");
        version.HasKey(v => v.Id);
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Code).HasMaxLength(KeptVersion.CodeMax);
        version.Property(v => v.Hash).HasMaxLength(KeptVersion.HashLength);
        version.HasIndex(v => new { v.BodyId, v.Code, v.Hash }).IsUnique();
        version.HasOne<Body>().WithMany().HasForeignKey(v => v.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}
