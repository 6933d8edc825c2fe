using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>Somebody who helps, with their mail address when they have one, and the unit they are there for when it is not everybody.</summary>
internal sealed record Helper(Role Role, string Name, string? Mail, string? Unit);

/// <summary>The people who were appointed to help with a question or a doubt, for colleagues.</summary>
internal sealed class WhoHelps(AppDbContext db, Clock clock)
{
    private static readonly Role[] Helping = [Role.IntegrityAdviser, Role.ConductAdviser, Role.Coordinator];

    /// <summary>Confidential advisers by kind, and then the coordinator.</summary>
    public async Task<IReadOnlyList<Helper>> TodayAsync(CancellationToken cancel)
    {
        var found = await db.Set<RoleHolding>().AsNoTracking().On(clock.Today).Where(holding => Helping.Contains(holding.Role))
            .Join(db.Set<Person>(), holding => holding.PersonId, person => person.Id, (holding, person) => new Helper(holding.Role, person.Name, person.Mail, db.Set<Unit>().Where(unit => unit.Id == holding.UnitId).Select(unit => unit.Name).FirstOrDefault())).ToListAsync(cancel);
        return [.. found.Distinct().OrderBy(helper => Array.IndexOf(Helping, helper.Role)).ThenBy(helper => helper.Name, StringComparer.CurrentCulture)];
    }
}
