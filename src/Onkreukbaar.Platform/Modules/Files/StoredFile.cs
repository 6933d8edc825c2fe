using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Files;

/// <summary>A photo or document that somebody attached to a record. What it is, is what its content says, not its name.</summary>
public sealed class StoredFile : IRecord
{
    public const int NameMax = 200;
    public const int WordMax = 100;
    public const int HashMax = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The kind of record it belongs to, and which one.</summary>
    public required string OwnerKind { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    /// <summary>In bytes.</summary>
    public required int Length { get; init; }

    public required string Sha256 { get; init; }

    public required Guid ById { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> file)
        {
            file.IsARecord("files_files");
            file.Property(f => f.OwnerKind).HasMaxLength(WordMax);
            file.Property(f => f.Name).HasMaxLength(NameMax);
            file.Property(f => f.MediaType).HasMaxLength(WordMax);
            file.Property(f => f.Sha256).HasMaxLength(HashMax);
            file.PointsAt<Person>(nameof(ById));
            file.HasIndex(f => new { f.BodyId, f.OwnerKind, f.OwnerId });
        }
    }
}

/// <summary>A piece of a file's content.</summary>
internal sealed class FileChunk : IBelongToABody
{
    public const int Size = 256 * 1024;

    public required Guid BodyId { get; init; }

    public required Guid FileId { get; init; }

    public required int Number { get; init; }

    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FileChunk>
    {
        public void Configure(EntityTypeBuilder<FileChunk> chunk)
        {
            chunk.BelongsToABody("files_chunks");
            chunk.HasKey(c => new { c.BodyId, c.FileId, c.Number }).HasName("PK_files_chunks");
            chunk.HasOne<StoredFile>().WithMany().HasForeignKey(c => new { c.BodyId, c.FileId }).OnDelete(DeleteBehavior.Restrict).HasConstraintName("FK_files_chunks_FileId");
        }
    }
}
