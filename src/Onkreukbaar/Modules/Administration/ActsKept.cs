using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration;

/// <summary>Why roles, deputies and settings changed. A reason is kept as long as what it is about holds; from then on its term runs.</summary>
internal sealed class ActsKept(AppDbContext db, Clock clock) : IKeepRecords
{
    public string Kind => "administration-act";

    public string Name => Say("Redenen bij rollen, vervanging en instellingen", "Reasons with roles, deputies and settings");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    public IReadOnlyList<Footprint> Rows => [new("administration_acts", nameof(Act.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var ended = await EndsAsync(cancel);
        var acts = await db.Set<Act>().AsNoTracking().Select(act => new { act.Id, act.SubjectId }).ToListAsync(cancel);
        return [.. acts.Where(act => ended.TryGetValue(act.SubjectId, out var on) && on <= latest).Select(act => new EndedRecord(act.Id, Reference(act.Id), ended[act.SubjectId]))];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Act>().AnyAsync(act => act.Id == id, cancel) ? id : null;

    /// <summary>What no longer holds, and the last day on which it did.</summary>
    private async Task<Dictionary<Guid, DateOnly>> EndsAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var roles = await db.Set<RoleHolding>().Where(role => role.To != null && role.To < today).Select(role => new { role.Id, On = role.To!.Value }).ToListAsync(cancel);
        var deputies = await db.Set<Deputy>().Where(deputy => deputy.To != null && deputy.To < today).Select(deputy => new { deputy.Id, On = deputy.To!.Value }).ToListAsync(cancel);
        var settings = await db.Set<Setting>().AsNoTracking().Where(setting => setting.From <= today || setting.WithdrawnOn != null).ToListAsync(cancel);
        return roles.Concat(deputies).Select(over => (over.Id, over.On))
            .Concat(settings.Select(setting => (setting.Id, On: LastDay(setting, settings))).Where(over => over.On is not null).Select(over => (over.Id, over.On!.Value)))
            .ToDictionary(over => over.Id, over => over.Item2);
    }

    private static DateOnly? LastDay(Setting setting, List<Setting> all) => setting.WithdrawnOn
        ?? all.Where(later => later.Name == setting.Name && later.WithdrawnOn is null && (later.From, later.SetAt).CompareTo((setting.From, setting.SetAt)) > 0).Select(later => (DateOnly?)later.From).Min();

    private static string Reference(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
