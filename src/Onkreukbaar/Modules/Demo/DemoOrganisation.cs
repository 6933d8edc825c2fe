using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Fictional people for a body: the personas and their colleagues.</summary>
internal sealed class DemoOrganisation(AppDbContext db, CurrentBody current, Clock clock)
{
    private static readonly (string Code, string Name, string? Parent)[] Units =
    [
        (Personas.Top, "Directie", null),
        (Personas.Clerk, "Griffie", null),
        (Personas.Department, "Leefomgeving", Personas.Top),
        ("bedrijfsvoering", "Bedrijfsvoering", Personas.Top),
        (Personas.Team, "Vergunningen", Personas.Department),
        ("toezicht", "Toezicht", Personas.Department),
        ("groen", "Groen en water", Personas.Department),
        ("inkoop", "Inkoop", "bedrijfsvoering"),
        (Personas.Staff, "Personeel", "bedrijfsvoering"),
        (Projects, "Tijdelijke projecten", null),
    ];

    /// <summary>A unit that hangs below no other and is led by nobody, as happens after a reorganisation.</summary>
    private const string Projects = "projecten";

    public const string AdviserOfProjects = $"{Projects}-1";

    private static readonly string[] TeamsWithColleagues = [Personas.Team, "toezicht", "groen", "inkoop", Personas.Staff];

    private const int ColleaguesPerTeam = 9;
    private const int CouncilMembers = 4;

    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    private Guid Body => current.Body!.Id;

    /// <summary>Some years ago, so that everybody has been there all along.</summary>
    private DateOnly Long => clock.Today.AddYears(-3);

    /// <summary>Once: a demo that was started before keeps its people.</summary>
    public async Task AddAsync(CancellationToken cancel)
    {
        if (await db.Set<Person>().AnyAsync(cancel))
        {
            return;
        }

        foreach (var (code, name, parent) in Units)
        {
            Keep(units[code] = new Unit { Id = NewId(), BodyId = Body, Code = code, Name = name, ParentId = parent is null ? null : units[parent].Id });
        }

        var personas = Personas.Of[current.Body!.Slug];
        foreach (var persona in personas)
        {
            AddPerson(persona.Key, persona.Name);
        }

        foreach (var persona in personas)
        {
            Place(persona);
        }

        // Somebody from outside: with a role, and no position here.
        Give(AddPerson($"{Personas.Adviser}-2", "Vertrouwenspersoon ongewenst gedrag"), Role.ConductAdviser);
        foreach (var team in TeamsWithColleagues)
        {
            AddColleagues(team);
        }

        Hold(AddPerson(AdviserOfProjects, "Adviseur Tijdelijke projecten"), PositionKind.Official, "Adviseur", units[Projects], null);
        foreach (var persona in personas.Where(persona => persona.Position is { } kind && Position.Council.Contains(kind)))
        {
            AddPeers(persona);
        }

        await db.SaveChangesAsync(cancel);
    }

    private void Place(Persona persona)
    {
        var person = people[persona.Key];
        var unit = persona.Unit.Length == 0 ? null : units[persona.Unit];
        if (persona.Position is { } kind)
        {
            Hold(person, kind, persona.Name, unit, persona.Manager is { } manager ? people[manager] : null);
        }

        if (persona.Role is { } role)
        {
            Give(person, role);
        }

        if (persona.LeadsUnit)
        {
            Lead(unit!, person);
        }
    }

    /// <summary>A council has more members than the one whose shoes can be stepped into.</summary>
    private void AddPeers(Persona persona)
    {
        for (var i = 2; i <= CouncilMembers; i++)
        {
            Hold(AddPerson(string.Create(CultureInfo.InvariantCulture, $"{persona.Key}-{i}"), string.Create(CultureInfo.InvariantCulture, $"{persona.Name} {i}")), persona.Position!.Value, persona.Name, null, null);
        }
    }

    private void AddColleagues(string team)
    {
        var unit = units[team];
        if (team != Personas.Team)
        {
            var lead = AddPerson($"{team}-lead", $"Teamleider {unit.Name}");
            Hold(lead, PositionKind.Official, "Teamleider", unit, null);
            Lead(unit, lead);
        }

        for (var i = 1; i <= ColleaguesPerTeam; i++)
        {
            var hired = i == ColleaguesPerTeam;
            var person = AddPerson(string.Create(CultureInfo.InvariantCulture, $"{team}-{i}"), string.Create(CultureInfo.InvariantCulture, $"{(hired ? "Inhuur" : "Adviseur")} {unit.Name} {i}"));
            Hold(person, hired ? PositionKind.HiredWorker : PositionKind.Official, hired ? "Inhuur" : "Adviseur", unit, null);
        }
    }

    private Person AddPerson(string number, string name)
    {
        Keep(people[number] = new Person { Id = NewId(), BodyId = Body, Number = number, Name = name, Mail = $"{number}@{current.Body!.Slug}.example" });
        return people[number];
    }

    private void Hold(Person person, PositionKind kind, string title, Unit? unit, Person? manager) => Keep(new Position
    {
        Id = NewId(),
        BodyId = Body,
        PersonId = person.Id,
        Kind = kind,
        Title = title,
        UnitId = unit?.Id,
        ManagerId = manager?.Id,
        From = Long,
    });

    private void Give(Person person, Role role) => Keep(new RoleHolding { Id = NewId(), BodyId = Body, PersonId = person.Id, Role = role, From = Long });

    private void Lead(Unit unit, Person person) => Keep(new UnitLead { Id = NewId(), BodyId = Body, UnitId = unit.Id, PersonId = person.Id, From = Long });

    private void Keep(object row) => db.Add(row);

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
