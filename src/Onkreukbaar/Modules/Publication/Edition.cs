using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Publication;

/// <summary>One publication of a public register: which lines it shows follows from their numbers, and its hash proves that none changed since.</summary>
internal sealed class Edition : INeverChange
{
    public const int RegisterMax = 40;
    public const int HashMax = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Register { get; init; }

    public required int Number { get; init; }

    public required DateOnly PublishedOn { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required Guid ById { get; init; }

    public required int Lines { get; init; }

    /// <summary>SHA-256 over its lines as they were published.</summary>
    public required string Hash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Edition>
    {
        public void Configure(EntityTypeBuilder<Edition> edition)
        {
            edition.IsARecord("publication_editions");
            edition.Property(e => e.Register).HasMaxLength(RegisterMax);
            edition.Property(e => e.Hash).HasMaxLength(HashMax);
            edition.PointsAt<Person>(nameof(ById));
            edition.HasIndex(e => new { e.BodyId, e.Register, e.Number }).IsUnique();
        }
    }
}

/// <summary>
/// One public line about a gift, with nothing in it but what may be public and an id that means nothing elsewhere. It is
/// shown from one edition up to and including another; a correction is a new line.
/// </summary>
internal sealed class GiftLinePublished : INeverChange
{
    public const int TextMax = 500;
    public const int WordMax = 100;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>Where it came from; never leaves the house.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>Whose it is to publish; somebody else's edition leaves it as it is.</summary>
    public Role? Owner { get; init; }

    public required int FromEdition { get; init; }

    public int? ToEdition { get; set; }

    public required string Name { get; init; }

    public required string Office { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    public required string Giver { get; init; }

    public required string ValueClass { get; init; }

    public required string Destination { get; init; }

    public DateOnly? CorrectedOn { get; init; }

    IReadOnlyList<string> INeverChange.FilledOnce => [nameof(ToEdition)];

    public bool IsIn(int edition) => FromEdition <= edition && (ToEdition is not { } last || edition <= last);

    public bool SaysTheSameAs(GiftLinePublished other) =>
        (Name, Office, Date, Description, Giver, ValueClass, Destination) == (other.Name, other.Office, other.Date, other.Description, other.Giver, other.ValueClass, other.Destination);

    internal sealed class Mapping : IEntityTypeConfiguration<GiftLinePublished>
    {
        public void Configure(EntityTypeBuilder<GiftLinePublished> line)
        {
            line.IsARecord("publication_gifts");
            line.Property(l => l.Owner).HasConversion<string>().HasMaxLength(Edition.RegisterMax);
            line.Property(l => l.Name).HasMaxLength(Person.NameMax);
            line.Property(l => l.Office).HasMaxLength(Position.TitleMax);
            line.Property(l => l.Description).HasMaxLength(TextMax);
            line.Property(l => l.Giver).HasMaxLength(TextMax);
            line.Property(l => l.ValueClass).HasMaxLength(WordMax);
            line.Property(l => l.Destination).HasMaxLength(WordMax);
            line.HasIndex(l => new { l.BodyId, l.FromEdition });
        }
    }
}
