using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>What somebody is to the body. The first group follows from positions and units, the rest is given by name.</summary>
public enum Role
{
    Employee,
    Manager,
    CouncilMember,
    ExecutiveMember,
    Chair,

    GeneralDirector,
    DirectorsOffice,
    Registrar,
    RegistrarOffice,
    ExecutiveAdviser,
    IntegrityAdviser,
    ConductAdviser,
    Coordinator,
    FunctionalAdministrator,
    TechnicalAdministrator,
}

/// <summary>A role given to a person for a period, for the whole body or for one unit.</summary>
public sealed class RoleHolding : IRecord, IHavePeriod
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public Guid? UnitId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoleHolding>
    {
        public void Configure(EntityTypeBuilder<RoleHolding> holding)
        {
            holding.IsARecord("organisation_roles");
            holding.Property(h => h.Role).HasConversion<string>().HasMaxLength(40);
            holding.PointsAt<Person>(nameof(PersonId));
            holding.PointsAt<Unit>(nameof(UnitId));
        }
    }
}

/// <summary>Somebody who stands in for another in a period, except in what is about the deputy.</summary>
public sealed class Deputy : IRecord, IHavePeriod
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid DeputyId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Deputy>
    {
        public void Configure(EntityTypeBuilder<Deputy> deputy)
        {
            deputy.IsARecord("organisation_deputies");
            deputy.PointsAt<Person>(nameof(PersonId));
            deputy.PointsAt<Person>(nameof(DeputyId));
        }
    }
}
