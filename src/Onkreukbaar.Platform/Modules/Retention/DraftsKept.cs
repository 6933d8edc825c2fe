using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>Forms that were never sent. Nobody can open one after a day; what somebody sends later sweeps the old ones away, and otherwise this does.</summary>
internal sealed class DraftsKept(AppDbContext db, Clock clock) : IKeepRecords
{
    public string Kind => "draft";

    public string Name => Say("Formulieren die niet zijn verstuurd", "Forms that were not sent");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Saved];

    public IReadOnlyList<Footprint> Rows => [new("work_drafts", nameof(Draft.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var open = clock.Now - Drafts.Lifetime;
        var drafts = await db.Set<Draft>().Where(draft => draft.SavedAt < open).Select(draft => new { draft.Id, draft.SavedAt }).ToListAsync(cancel);
        return [.. drafts.Select(draft => new EndedRecord(draft.Id, Reference(draft.Id), Clock.DayOf(draft.SavedAt))).Where(record => record.StartedOn <= latest)];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Draft>().AnyAsync(draft => draft.Id == id, cancel) ? id : null;

    private static string Reference(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
