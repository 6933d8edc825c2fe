using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>Finds out what a person is to the body on a day: roles end when the position or the appointment does.</summary>
public sealed class Actors(AppDbContext db, Line line)
{
    /// <summary>Null when the person is not of this body or has nothing to do with it on that day.</summary>
    public async Task<Actor?> OnAsync(Guid personId, DateOnly day, CancellationToken cancel)
    {
        var name = await db.Set<Person>().Where(person => person.Id == personId).Select(person => person.Name).SingleOrDefaultAsync(cancel);
        var positions = await db.Set<Position>().On(day).Where(position => position.PersonId == personId).Select(position => new { position.Kind, position.UnitId }).ToListAsync(cancel);
        var given = await db.Set<RoleHolding>().On(day).Where(holding => holding.PersonId == personId).Select(holding => holding.Role).ToListAsync(cancel);
        var roles = given.Concat(positions.Select(position => RoleOf(position.Kind))).ToHashSet();
        if (name is null || roles.Count == 0)
        {
            return null;
        }

        var led = await line.UnitsLedAsync(personId, day, cancel);
        var manages = await db.Set<Position>().On(day).Where(position => position.ManagerId == personId).Select(position => position.PersonId).ToListAsync(cancel);
        if (led.Count + manages.Count > 0)
        {
            roles.Add(Role.Manager);
        }

        return new Actor(personId, name, roles, positions.Select(position => position.UnitId).OfType<Guid>().ToHashSet(), led, manages, await line.DeputyForAsync(personId, day, cancel));
    }

    private static Role RoleOf(PositionKind kind) => kind switch
    {
        PositionKind.ProvincialCouncillor or PositionKind.Councillor or PositionKind.CommitteeMember => Role.CouncilMember,
        PositionKind.ProvincialExecutive or PositionKind.Alderman => Role.ExecutiveMember,
        PositionKind.KingsCommissioner or PositionKind.Mayor => Role.Chair,
        _ => Role.Employee,
    };
}
