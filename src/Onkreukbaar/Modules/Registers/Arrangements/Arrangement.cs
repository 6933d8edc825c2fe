using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Arrangements;

/// <summary>What a manager agreed with a team about gifts, from a day on. It fills in where a gift goes; the manager still decides.</summary>
internal sealed class Arrangement : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Where gifts go, in the word of the vocabulary; null means that from this day there is no arrangement.</summary>
    public required string? Destination { get; init; }

    public required DateOnly From { get; init; }

    public required Guid SetById { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Arrangement>
    {
        public void Configure(EntityTypeBuilder<Arrangement> arrangement)
        {
            arrangement.IsARecord("registers_arrangements");
            arrangement.Property(a => a.Destination).HasMaxLength(Gift.WordMax);
            arrangement.PointsAt<Unit>(nameof(UnitId));
            arrangement.PointsAt<Person>(nameof(SetById));
        }
    }
}
