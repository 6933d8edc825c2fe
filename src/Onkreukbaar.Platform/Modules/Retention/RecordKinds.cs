using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>Every kind of record that a module keeps, and everything that goes when one of them goes.</summary>
public sealed class RecordKinds(IEnumerable<IKeepRecords> keepers, IEnumerable<IDestroys> others)
{
    public IReadOnlyList<IKeepRecords> All { get; } = [.. keepers];

    public IKeepRecords? Find(string? kind) => All.FirstOrDefault(keeper => keeper.Kind == kind);

    /// <summary>What hangs on it first, the record itself last.</summary>
    public IReadOnlyList<Footprint> RowsOf(IKeepRecords keeper) =>
        [.. others.Where(other => other.Kinds.Contains(keeper.Kind, StringComparer.Ordinal)).SelectMany(other => other.Rows), new Footprint("retention_holds", nameof(Hold.RecordId)), .. keeper.Rows];
}

/// <summary>The records of a kind whose term is over, and those among them that are held.</summary>
public sealed record DueRecords(RetentionRule? Rule, IReadOnlyList<EndedRecord> Due, IReadOnlyList<EndedRecord> Held)
{
    public bool IsGap => Rule?.Term is null;
}

public sealed class RecordsDue(AppDbContext db, RetentionRules rules, Clock clock)
{
    public async Task<DueRecords> OfAsync(IKeepRecords keeper, CancellationToken cancel)
    {
        var rule = await rules.OnAsync(keeper.Kind, clock.Today, cancel);
        if (rule?.Term is not { } term)
        {
            return new DueRecords(rule, [], []);
        }

        var ended = await keeper.EndedAsync(rule.Start, term.LatestStart(clock.Today), cancel);
        var over = ended.Where(record => term.IsOver(record.StartedOn, clock.Today)).OrderBy(record => record.StartedOn).ThenBy(record => record.Reference, StringComparer.Ordinal).ToList();
        var held = (await db.Set<Hold>().Where(hold => hold.Kind == keeper.Kind && hold.LiftedOn == null).Select(hold => hold.RecordId).ToListAsync(cancel)).ToHashSet();
        return new DueRecords(rule, [.. over.Where(record => !held.Contains(record.Id))], [.. over.Where(record => held.Contains(record.Id))]);
    }
}
