using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.People;

/// <summary>What is known of a body before the file is brought in, and what the import adds to it.</summary>
internal sealed class Known
{
    private readonly AppDbContext db;
    private readonly Func<Guid> newId;

    private Known(AppDbContext db, Guid body, Func<Guid> newId) => (this.db, Body, this.newId) = (db, body, newId);

    public Guid Body { get; }

    public Dictionary<string, Person> People { get; private init; } = [];

    public Dictionary<string, Unit> Units { get; private init; } = [];

    public Dictionary<string, Function> Functions { get; private init; } = [];

    public Dictionary<Guid, List<Position>> Positions { get; private init; } = [];

    public Dictionary<Guid, List<UnitLead>> Leads { get; private init; } = [];

    public static async Task<Known> ReadAsync(AppDbContext db, Guid body, Func<Guid> newId, CancellationToken cancel) => new(db, body, newId)
    {
        People = await db.Set<Person>().ToDictionaryAsync(person => person.Number, StringComparer.Ordinal, cancel),
        Units = await db.Set<Unit>().ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, cancel),
        Functions = await db.Set<Function>().ToDictionaryAsync(function => function.Code, StringComparer.Ordinal, cancel),
        Positions = (await db.Set<Position>().ToListAsync(cancel)).GroupBy(position => position.PersonId).ToDictionary(of => of.Key, of => of.ToList()),
        Leads = (await db.Set<UnitLead>().ToListAsync(cancel)).GroupBy(lead => lead.PersonId).ToDictionary(of => of.Key, of => of.ToList()),
    };

    public Person AddPerson(string number, string name)
    {
        People[number] = new Person { Id = newId(), BodyId = Body, Number = number, Name = name };
        return Add(People[number]);
    }

    public Unit AddUnit(string code, string name)
    {
        Units[code] = new Unit { Id = newId(), BodyId = Body, Code = code, Name = name };
        return Add(Units[code]);
    }

    public Function AddFunction(string code, string name)
    {
        Functions[code] = new Function { Id = newId(), BodyId = Body, Code = code, Name = name };
        return Add(Functions[code]);
    }

    public Position AddPosition(Person person, PersonRow row, Placing placing, DateOnly from, DateOnly? to, DateOnly? since)
    {
        var position = Add(new Position
        {
            Id = newId(),
            BodyId = Body,
            PersonId = person.Id,
            Kind = row.Kind,
            Title = placing.Title,
            UnitId = placing.UnitId,
            FunctionId = placing.FunctionId,
            ManagerId = placing.ManagerId,
            From = from,
            To = to,
            Since = since == from ? null : since,
        });
        PositionsOf(person).Add(position);
        return position;
    }

    public UnitLead AddLead(Person person, Guid unit, DateOnly from, DateOnly? to)
    {
        var lead = Add(new UnitLead { Id = newId(), BodyId = Body, UnitId = unit, PersonId = person.Id, From = from, To = to });
        LeadsOf(person).Add(lead);
        return lead;
    }

    public List<Position> PositionsOf(Person person) => Of(Positions, person.Id);

    public List<UnitLead> LeadsOf(Person person) => Of(Leads, person.Id);

    /// <summary>Only what never held: what somebody once was stays known.</summary>
    public void Withdraw(Position position)
    {
        Positions[position.PersonId].Remove(position);
        db.Remove(position);
    }

    public void Withdraw(UnitLead lead)
    {
        Leads[lead.PersonId].Remove(lead);
        db.Remove(lead);
    }

    private T Add<T>(T row)
        where T : class
    {
        db.Add(row);
        return row;
    }

    private static List<T> Of<T>(Dictionary<Guid, List<T>> all, Guid person) => all.TryGetValue(person, out var found) ? found : all[person] = [];
}
