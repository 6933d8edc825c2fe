using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>Finds out what a person is to the body on a day: roles end when the position or the appointment does.</summary>
public sealed class Actors(AppDbContext db, Line line)
{
    /// <summary>What somebody takes over from the person they stand in for: work of the line and of the register, never an office or administration.</summary>
    private static readonly Role[] TakenOver = [Role.Manager, Role.GeneralDirector, Role.DirectorsOffice, Role.Registrar, Role.RegistrarOffice];

    /// <summary>Null when the person is not of this body or has nothing to do with it on that day.</summary>
    public async Task<Actor?> OnAsync(Guid personId, DateOnly day, CancellationToken cancel)
    {
        var name = await db.Set<Person>().Where(person => person.Id == personId).Select(person => person.Name).SingleOrDefaultAsync(cancel);
        var positions = await db.Set<Position>().On(day).Where(position => position.PersonId == personId).Select(position => new { position.Kind, position.UnitId }).ToListAsync(cancel);
        var (roles, led, manages) = await ByThemselvesAsync(personId, positions.Select(position => RoleOf(position.Kind)), day, cancel);
        if (name is null || roles.Count == 0)
        {
            return null;
        }

        var deputyFor = await line.DeputyForAsync(personId, day, cancel);
        var ofOthers = new Dictionary<Role, Guid>();
        foreach (var absent in deputyFor)
        {
            var (theirs, theirUnits, theirPeople) = await ByThemselvesAsync(absent, [], day, cancel);
            foreach (var role in theirs.Where(role => TakenOver.Contains(role) && roles.Add(role)))
            {
                ofOthers.Add(role, absent);
            }

            led.UnionWith(theirUnits);
            manages.AddRange(theirPeople.Where(person => person != personId));
        }

        return new Actor(personId, name, roles, positions.Select(position => position.UnitId).OfType<Guid>().ToHashSet(), led, manages, deputyFor, ofOthers);
    }

    /// <summary>What somebody is without standing in for anybody, the units they lead and whose own manager they are; nothing for who left.</summary>
    private async Task<(HashSet<Role> Roles, HashSet<Guid> Led, List<Guid> Manages)> ByThemselvesAsync(Guid person, IEnumerable<Role> byPosition, DateOnly day, CancellationToken cancel)
    {
        var roles = (await db.Set<RoleHolding>().On(day).Where(holding => holding.PersonId == person).Select(holding => holding.Role).ToListAsync(cancel)).Concat(byPosition).ToHashSet();
        if (roles.Count == 0 && !await line.WorksHereAsync(person, day, cancel))
        {
            return ([], [], []);
        }

        var led = (await line.UnitsLedAsync(person, day, cancel)).ToHashSet();
        var manages = await db.Set<Position>().On(day).Where(position => position.ManagerId == person).Select(position => position.PersonId).ToListAsync(cancel);
        if (led.Count + manages.Count > 0)
        {
            roles.Add(Role.Manager);
        }

        return (roles, led, manages);
    }

    private static Role RoleOf(PositionKind kind) => kind switch
    {
        PositionKind.ProvincialCouncillor or PositionKind.Councillor or PositionKind.CommitteeMember => Role.CouncilMember,
        PositionKind.ProvincialExecutive or PositionKind.Alderman => Role.ExecutiveMember,
        PositionKind.KingsCommissioner or PositionKind.Mayor => Role.Chair,
        _ => Role.Employee,
    };
}
