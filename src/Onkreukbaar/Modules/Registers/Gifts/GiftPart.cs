using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>One thing in a gift of several, with what the code said about it and where it goes.</summary>
internal sealed class GiftPart : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DeclarationId { get; init; }

    public required int Number { get; init; }

    public string? Kind { get; init; }

    public long? ValueInCents { get; init; }

    /// <summary>A second person's estimate, beside the first.</summary>
    public long? CorrectedValueInCents { get; set; }

    /// <summary>Of this thing by itself; null where the code judges the whole.</summary>
    public string? Verdict { get; set; }

    public string? Destination { get; set; }

    public long? WorthInCents => CorrectedValueInCents ?? ValueInCents;

    internal sealed class Mapping : IEntityTypeConfiguration<GiftPart>
    {
        public void Configure(EntityTypeBuilder<GiftPart> part)
        {
            part.IsARecord("registers_gift_parts");
            part.Property(p => p.Kind).HasMaxLength(Gift.WordMax);
            part.Property(p => p.Verdict).HasMaxLength(Gift.WordMax);
            part.Property(p => p.Destination).HasMaxLength(Gift.WordMax);
            part.PointsAt<Declaration>(nameof(DeclarationId));
        }
    }
}
