using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>A part of the organisation: a team, a department, the council's office.</summary>
public sealed class Unit : IRecord
{
    public const int CodeMax = 40;
    public const int NameMax = 200;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public Guid? ParentId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> unit)
        {
            unit.IsARecord("organisation_units");
            unit.Property(u => u.Code).HasMaxLength(CodeMax);
            unit.Property(u => u.Name).HasMaxLength(NameMax);
            unit.PointsAt<Unit>(nameof(ParentId));
            unit.HasIndex(u => new { u.BodyId, u.Code }).IsUnique();
        }
    }
}

/// <summary>Who leads a unit, and in which period. The last day counts.</summary>
public sealed class UnitLead : IRecord, IHavePeriod
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnitLead>
    {
        public void Configure(EntityTypeBuilder<UnitLead> lead)
        {
            lead.IsARecord("organisation_leads");
            lead.PointsAt<Unit>(nameof(UnitId));
            lead.PointsAt<Person>(nameof(PersonId));
        }
    }
}

/// <summary>A function as the personnel administration describes it.</summary>
public sealed class Function : IRecord
{
    public const int CodeMax = 40;
    public const int NameMax = 200;
    public const int FlagsMax = 200;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public int? Scale { get; set; }

    /// <summary>What is special about it, in words of the body's own: small letters, sorted, a space between them.</summary>
    public string? Flags { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Function>
    {
        public void Configure(EntityTypeBuilder<Function> function)
        {
            function.IsARecord("organisation_functions");
            function.Property(f => f.Code).HasMaxLength(CodeMax);
            function.Property(f => f.Name).HasMaxLength(NameMax);
            function.Property(f => f.Flags).HasMaxLength(FlagsMax);
            function.HasIndex(f => new { f.BodyId, f.Code }).IsUnique();
        }
    }
}
