using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>The line of management: who is whose manager on a day.</summary>
public sealed class Line(AppDbContext db)
{
    /// <summary>
    /// The position's own manager, or else whoever leads the unit; who leads it answers to the unit above. Several may lead
    /// a unit together, and are as much the manager as the first. Empty when nobody is left who works here that day.
    /// </summary>
    public Task<IReadOnlyList<Guid>> ManagersAsync(Position position, DateOnly day, CancellationToken cancel) => ManagersAsync(position, [], day, cancel);

    /// <summary>
    /// The same for something that concerns others too: where everybody who manages the position is one of them, it goes to
    /// who manages the first of those.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> ManagersAsync(Position position, IReadOnlyCollection<Guid> involved, DateOnly day, CancellationToken cancel)
    {
        var passed = new HashSet<Guid>();
        for (var at = position; at is not null;)
        {
            var managers = await DirectlyAboveAsync(at, day, cancel);
            if (managers.Where(manager => manager != position.PersonId && !involved.Contains(manager)).ToList() is { Count: > 0 } others)
            {
                return others;
            }

            at = managers is [var first, ..] && passed.Add(first) ? await db.Set<Position>().AsNoTracking().On(day).Where(held => held.PersonId == first).OrderBy(held => held.From).FirstOrDefaultAsync(cancel) : null;
        }

        return [];
    }

    private async Task<IReadOnlyList<Guid>> DirectlyAboveAsync(Position position, DateOnly day, CancellationToken cancel)
    {
        if (position.ManagerId is { } own && own != position.PersonId && await WorksHereAsync(own, day, cancel))
        {
            return [own];
        }

        var parents = await ParentsAsync(cancel);
        var leads = await db.Set<UnitLead>().AsNoTracking().On(day).Where(lead => lead.PersonId != position.PersonId && db.Set<Position>().Any(held => held.PersonId == lead.PersonId && held.From <= day && (held.To == null || day <= held.To)))
            .OrderBy(lead => lead.From).ToListAsync(cancel);
        return Upwards(position.UnitId, parents).Select(unit => leads.Where(lead => lead.UnitId == unit).Select(lead => lead.PersonId).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    /// <summary>The units somebody leads on a day, with everything below them.</summary>
    public async Task<IReadOnlySet<Guid>> UnitsLedAsync(Guid person, DateOnly day, CancellationToken cancel)
    {
        var led = await db.Set<UnitLead>().On(day).Where(lead => lead.PersonId == person).Select(lead => lead.UnitId).ToListAsync(cancel);
        if (led.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var parents = await ParentsAsync(cancel);
        return parents.Keys.Where(unit => Upwards(unit, parents).Any(led.Contains)).ToHashSet();
    }

    /// <summary>For whom somebody stands in on a day.</summary>
    public async Task<IReadOnlyList<Guid>> DeputyForAsync(Guid person, DateOnly day, CancellationToken cancel) =>
        await db.Set<Deputy>().On(day).Where(deputy => deputy.DeputyId == person).Select(deputy => deputy.PersonId).ToListAsync(cancel);

    /// <summary>Who stands in for any of these people on a day.</summary>
    public Task<List<Guid>> DeputiesOfAsync(IReadOnlyCollection<Guid> people, DateOnly day, CancellationToken cancel) =>
        db.Set<Deputy>().On(day).Where(deputy => people.Contains(deputy.PersonId)).Select(deputy => deputy.DeputyId).ToListAsync(cancel);

    public Task<bool> WorksHereAsync(Guid person, DateOnly day, CancellationToken cancel) =>
        db.Set<Position>().On(day).AnyAsync(position => position.PersonId == person, cancel);

    private Task<Dictionary<Guid, Guid?>> ParentsAsync(CancellationToken cancel) =>
        db.Set<Unit>().Select(unit => new { unit.Id, unit.ParentId }).ToDictionaryAsync(unit => unit.Id, unit => unit.ParentId, cancel);

    // A unit that is its own ancestor would be a mistake in an import; the walk must end all the same.
    private static IEnumerable<Guid> Upwards(Guid? unit, Dictionary<Guid, Guid?> parents)
    {
        var seen = new HashSet<Guid>();
        while (unit is { } here && seen.Add(here))
        {
            yield return here;
            unit = parents.GetValueOrDefault(here);
        }
    }
}
