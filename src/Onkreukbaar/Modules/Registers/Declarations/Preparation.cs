using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>That somebody made a declaration ready for the signature of the person it is about.</summary>
internal sealed class Preparation : IRecord
{
    /// <summary>The id of the declaration.</summary>
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid ById { get; init; }

    public required DateOnly On { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Preparation>
    {
        public void Configure(EntityTypeBuilder<Preparation> preparation)
        {
            preparation.IsARecord("registers_preparations");
            preparation.StandsBeside<Declaration>();
            preparation.PointsAt<Person>(nameof(ById));
        }
    }
}
