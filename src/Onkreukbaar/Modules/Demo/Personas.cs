using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Somebody whose shoes a visitor of the demo can step into.</summary>
internal sealed record Persona(string Key, string Name, PositionKind? Position, Role? Role, string Unit, bool LeadsUnit = false, string? Manager = null);

/// <summary>The personas of each body. They carry the name of their role: there are no real people in the demo.</summary>
internal static class Personas
{
    public const string Team = "vergunningen";
    public const string Department = "leefomgeving";
    public const string Top = "directie";
    public const string Clerk = "griffie";
    public const string Staff = "personeel";
    public const string Adviser = "vertrouwenspersoon";

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Persona>> Of = new Dictionary<string, IReadOnlyList<Persona>>(StringComparer.Ordinal)
    {
        ["provincie-utrecht"] = For("Algemeen directeur", "Statengriffier", (PositionKind.ProvincialCouncillor, "statenlid", "Statenlid"), (PositionKind.ProvincialExecutive, "gedeputeerde", "Gedeputeerde"), (PositionKind.KingsCommissioner, "commissaris", "Commissaris van de Koning")),
        ["gemeente-utrecht"] = ForMunicipality(),
        ["alphen-aan-den-rijn"] = ForMunicipality(),
        ["dalfsen"] = ForMunicipality(),
    };

    private static IReadOnlyList<Persona> ForMunicipality() =>
        For("Gemeentesecretaris", "Raadsgriffier", (PositionKind.Councillor, "raadslid", "Raadslid"), (PositionKind.Alderman, "wethouder", "Wethouder"), (PositionKind.Mayor, "burgemeester", "Burgemeester"));

    private static IReadOnlyList<Persona> For(string director, string clerk, (PositionKind Kind, string Key, string Name) council, (PositionKind Kind, string Key, string Name) executive, (PositionKind Kind, string Key, string Name) chair) =>
    [
        new("medewerker", "Medewerker Vergunningen", PositionKind.Official, null, Team),
        new("leidinggevende", "Teamleider Vergunningen", PositionKind.Official, null, Team, LeadsUnit: true),
        new("eenheidsmanager", "Manager Leefomgeving", PositionKind.Official, null, Department, LeadsUnit: true),
        new("algemeen-directeur", director, PositionKind.Official, Role.GeneralDirector, Top, LeadsUnit: true, Manager: executive.Key),
        new("secretariaat", $"Secretariaat {director.ToLowerInvariant()}", PositionKind.Official, Role.DirectorsOffice, Top),
        new("griffier", clerk, PositionKind.Official, Role.Registrar, Clerk, LeadsUnit: true, Manager: council.Key),
        new("medewerker-griffie", "Medewerker griffie", PositionKind.Official, Role.RegistrarOffice, Clerk),
        new(council.Key, council.Name, council.Kind, null, ""),
        new(executive.Key, executive.Name, executive.Kind, null, ""),
        new(chair.Key, chair.Name, chair.Kind, null, ""),
        new("bestuursadviseur", "Bestuursadviseur", PositionKind.Official, Role.ExecutiveAdviser, Top),
        new(Adviser, "Vertrouwenspersoon integriteit", PositionKind.Official, Role.IntegrityAdviser, Staff),
        new("coordinator", "Coördinator integriteit", PositionKind.Official, Role.Coordinator, Top),
        new("functioneel-beheerder", "Functioneel beheerder", PositionKind.Official, Role.FunctionalAdministrator, Top),
        new("technisch-beheerder", "Technisch beheerder", null, Role.TechnicalAdministrator, ""),
    ];
}
