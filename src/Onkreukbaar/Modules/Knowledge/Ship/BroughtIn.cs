using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>
/// What came with the program and was brought in, also when the article is gone by now: what a body ended and destroyed
/// does not come back.
/// </summary>
internal sealed class BroughtIn : IRecord
{
    public const int HashLength = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The name of the article in the files.</summary>
    public required string Slug { get; init; }

    /// <summary>Of the content that was looked at last.</summary>
    public required string Hash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BroughtIn>
    {
        public void Configure(EntityTypeBuilder<BroughtIn> brought)
        {
            brought.IsARecord("knowledge_brought_in");
            brought.Property(b => b.Slug).HasMaxLength(Articles.Article.SlugMax);
            brought.Property(b => b.Hash).HasMaxLength(HashLength);
            brought.HasIndex(b => new { b.BodyId, b.Slug }).IsUnique();
        }
    }
}
