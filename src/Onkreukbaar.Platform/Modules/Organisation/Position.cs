using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>How somebody is bound to a body.</summary>
public enum PositionKind
{
    Official,
    HiredWorker,
    AgencyWorker,
    Intern,
    SelfEmployed,
    CivilRegistrar,
    ProvincialCouncillor,
    ProvincialExecutive,
    KingsCommissioner,
    Councillor,
    Alderman,
    Mayor,
    CommitteeMember,
}

/// <summary>An employment or an office of a person in a period. Somebody may hold several at once, each with its own manager.</summary>
public sealed class Position : IRecord, IHavePeriod
{
    public const int TitleMax = 200;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    public required PositionKind Kind { get; init; }

    /// <summary>What is written behind the name: "beleidsadviseur", "wethouder".</summary>
    public required string Title { get; set; }

    public Guid? UnitId { get; set; }

    public Guid? FunctionId { get; set; }

    /// <summary>A manager of this position's own, before the lead of the unit: above the top this is the only one there is.</summary>
    public Guid? ManagerId { get; set; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary>
    /// When the employment or office began of which this is a later part: another unit, title or manager since. Null for
    /// the first part.
    /// </summary>
    public DateOnly? Since { get; init; }

    public DateOnly BeganOn => Since ?? From;

    /// <summary>Politicians are under other rules than officials, and their records never mix.</summary>
    public bool IsOffice => IsAnOffice(Kind);

    /// <summary>The offices of the executive; the other offices are those of the council.</summary>
    public static IReadOnlyList<PositionKind> Executive { get; } = [PositionKind.ProvincialExecutive, PositionKind.KingsCommissioner, PositionKind.Alderman, PositionKind.Mayor];

    /// <summary>The offices of the council and its committees.</summary>
    public static IReadOnlyList<PositionKind> Council { get; } = [PositionKind.ProvincialCouncillor, PositionKind.Councillor, PositionKind.CommitteeMember];

    /// <summary>Both: whoever was chosen, or appointed by the Crown.</summary>
    public static IReadOnlyList<PositionKind> Offices { get; } = [.. Executive, .. Council];

    /// <summary>The clerk works for the council, whoever else does it for the executive.</summary>
    public static IReadOnlyList<PositionKind> OfficesOf(Role owner) => owner == Role.Registrar ? Council : Executive;

    public static bool IsAnOffice(PositionKind kind) => kind >= PositionKind.ProvincialCouncillor;

    internal sealed class Mapping : IEntityTypeConfiguration<Position>
    {
        public void Configure(EntityTypeBuilder<Position> position)
        {
            position.IsARecord("organisation_positions");
            position.Property(p => p.Kind).HasConversion<string>().HasMaxLength(40);
            position.Property(p => p.Title).HasMaxLength(TitleMax);
            position.Ignore(p => p.BeganOn);
            position.PointsAt<Person>(nameof(PersonId));
            position.PointsAt<Unit>(nameof(UnitId));
            position.PointsAt<Function>(nameof(FunctionId));
            position.PointsAt<Person>(nameof(ManagerId));
        }
    }
}
