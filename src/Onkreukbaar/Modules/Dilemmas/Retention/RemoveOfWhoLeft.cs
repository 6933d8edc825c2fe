using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Dilemmas.Retention;

/// <summary>Removes what people kept for themselves once they have been gone for as long as the body's rule says. No rule, no removal.</summary>
internal sealed class RemoveOfWhoLeft(AppDbContext db, KeepDilemma keep, RetentionRules rules)
{
    public async Task<int> RunAsync(DateOnly today, CancellationToken cancel)
    {
        if ((await rules.OnAsync(KeepDilemma.Kind, today, cancel))?.Term is not { } term)
        {
            return 0;
        }

        var removed = 0;
        foreach (var writer in await WhoLeftAsync(term, today, cancel))
        {
            foreach (var own in await keep.MineAsync(writer, cancel))
            {
                removed += await RemovedAsync(own, cancel) ? 1 : 0;
            }
        }

        return removed;
    }

    /// <summary>Writers without a position or role any more whose last day is long enough ago; who came back has not left.</summary>
    private async Task<IEnumerable<Guid>> WhoLeftAsync(Term term, DateOnly today, CancellationToken cancel)
    {
        var writers = await db.Set<Dilemma>().Select(dilemma => dilemma.PersonId).Distinct().ToListAsync(cancel);
        var positions = await db.Set<Position>().Where(position => writers.Contains(position.PersonId)).Select(position => new { position.PersonId, position.To }).ToListAsync(cancel);
        var roles = await db.Set<RoleHolding>().Where(holding => writers.Contains(holding.PersonId)).Select(holding => new { holding.PersonId, holding.To }).ToListAsync(cancel);
        return positions.Concat(roles).GroupBy(held => held.PersonId)
            .Where(held => held.All(period => period.To is { } last && term.IsOver(last, today))).Select(held => held.Key);
    }

    private async Task<bool> RemovedAsync(OwnDilemma own, CancellationToken cancel)
    {
        try
        {
            await keep.RemoveAsync(By.Job, own, cancel);
            return true;
        }
        catch (ChangedMeanwhileException)
        {
            // Another node removed it first.
            return false;
        }
    }
}
