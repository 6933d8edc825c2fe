using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>A public body that uses this installation: a tenant.</summary>
public sealed class Body
{
    public const int SlugMax = 60;
    public const int NameMax = 200;

    /// <summary>Addresses that are the site's own and can never be a body's.</summary>
    private static readonly HashSet<string> Taken = ["api", "demo", "fout", "health", "privacy", "taal", "thema", "toegankelijkheid"];

    public required Guid Id { get; init; }

    /// <summary>Its place in every address: /gemeente-utrecht/...</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public static bool MayBeCalled(string slug, string name) =>
        slug.Length is > 1 and <= SlugMax && slug.All(c => c is '-' || char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c)) && !Taken.Contains(slug)
        && !string.IsNullOrWhiteSpace(name) && name.Length <= NameMax;

    /// <summary>The address of its own front page.</summary>
    public string Address => "/" + Slug;
}

/// <summary>A row that belongs to one body and is invisible to every other.</summary>
public interface IBelongToABody
{
    Guid BodyId { get; }
}

internal sealed class BodyMapping : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> body)
    {
        body.ToTable("organisation_bodies");
        body.HasKey(b => b.Id);
        body.Property(b => b.Id).ValueGeneratedNever();
        body.Property(b => b.Slug).HasMaxLength(Body.SlugMax);
        body.Property(b => b.Name).HasMaxLength(Body.NameMax);
        body.HasIndex(b => b.Slug).IsUnique();
    }
}
