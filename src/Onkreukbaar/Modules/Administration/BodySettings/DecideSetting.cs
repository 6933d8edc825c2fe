using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.BodySettings;

/// <summary>A new value as somebody fills it in; which of the values counts depends on the setting.</summary>
internal sealed class SettingForm
{
    public Guid Id { get; set; }

    public string? YesOrNo { get; set; }

    /// <summary>Null when nothing was chosen.</summary>
    public IReadOnlyList<string>? Words { get; set; }

    public decimal? Number { get; set; }

    public string? Text { get; set; }

    public DateOnly? From { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A value that was decided, by whom and why; who is unknown for what came in along another way.</summary>
internal sealed record DecidedValue(Setting Setting, Act? Act, string? By, Act? CalledOff);

/// <summary>A setting as it stands today.</summary>
/// <param name="Known">Which one.</param>
/// <param name="Decided">What the body decided and holds today.</param>
/// <param name="Beginning">What it began with.</param>
/// <param name="Planned">What is still to come, soonest first.</param>
/// <param name="History">All that was decided, newest first.</param>
internal sealed record SettingState(KnownSetting Known, DecidedValue? Decided, BeginningValue? Beginning, IReadOnlyList<DecidedValue> Planned, IReadOnlyList<DecidedValue> History)
{
    /// <summary>The code decides it: what anybody decided before counts no more, and nothing else can be decided.</summary>
    public bool IsFixed => Beginning is { IsFixed: true };

    public string? Value => Decided?.Setting.Value ?? Beginning?.Value;

    public bool IsGap => Value is null;

    /// <summary>What will hold on a day.</summary>
    public string? On(DateOnly day) => History.FirstOrDefault(value => value.CalledOff is null && value.Setting.WithdrawnOn is null && value.Setting.From <= day)?.Setting.Value ?? Beginning?.Value;
}

/// <summary>How a body does what its code leaves open: what holds, what held, and deciding something else from a day on.</summary>
internal sealed class DecideSetting(AppDbContext db, CurrentBody current, SettingsBook book, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    public async Task<IReadOnlyList<SettingState>> AllAsync(CancellationToken cancel)
    {
        var values = await ValuesAsync(db.Set<Setting>(), cancel);
        return [.. book.All.Select(known => State(known, [.. values.Where(value => value.Setting.Name == known.Name)]))];
    }

    /// <summary>Null when there is no such setting.</summary>
    public async Task<SettingState?> OfAsync(string name, CancellationToken cancel) =>
        book.Find(name) is { } known ? State(known, await ValuesAsync(db.Set<Setting>().Where(setting => setting.Name == name), cancel)) : null;

    /// <exception cref="RuleBrokenException">It is no value of this setting, or lies in the past; nothing was done.</exception>
    public async Task SetAsync(Actor by, SettingState state, SettingForm form, CancellationToken cancel)
    {
        if (state.IsFixed)
        {
            throw new RuleBrokenException("", Say("De gedragscode legt dit vast", "The code of conduct fixes this"));
        }

        var value = Checked(state.Known, form);
        if (state.History.Any(known => known.Setting.Id == form.Id && known.Setting.Value == value && known.Setting.From == form.From))
        {
            return;
        }

        if (form.From is not { } from || from < clock.Today)
        {
            throw new RuleBrokenException(nameof(form.From), Say("Kies vandaag of een latere dag. Wat eerder gold, verandert niet meer", "Choose today or a later day. What held before does not change any more"));
        }

        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        if (state.On(from) == value)
        {
            throw new RuleBrokenException(FieldOf(state.Known), Say("Dit geldt op die dag al", "This holds on that day already"));
        }

        var decided = new Setting { Id = await db.Set<Setting>().FreeIdAsync(form.Id, clock.Now, cancel), BodyId = Body.Id, Name = state.Known.Name, Value = value, From = from, SetAt = clock.Now };
        await changes.MakeAsync(By.Web(by.PersonId), () =>
        {
            db.Add(decided);
            db.Add(Act.Of(Body.Id, by.PersonId, decided.Id, Act.Set, reason, clock.Now));
            return Task.FromResult<Happened?>(new Happened(Act.Set, "setting", decided.Id, Reason: Named(decided)));
        }, cancel);
    }

    /// <summary>Calls off what has not begun yet; twice is once.</summary>
    /// <returns>False when there is nothing of this setting to call off.</returns>
    public async Task<bool> CallOffAsync(Actor by, string name, Guid id, CancellationToken cancel) => await changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
    {
        if (await db.Set<Setting>().SingleOrDefaultAsync(setting => setting.Id == id && setting.Name == name, cancel) is not { } planned || (planned.From <= clock.Today && planned.WithdrawnOn is null))
        {
            return (false, []);
        }

        if (planned.WithdrawnOn is not null)
        {
            return (true, []);
        }

        planned.WithdrawnOn = clock.Today;
        db.Add(Act.Of(Body.Id, by.PersonId, planned.Id, Act.CalledOff, Say("Afgezegd", "Called off"), clock.Now));
        return (true, [new Happened(Act.CalledOff, "setting", planned.Id, Reason: Named(planned))]);
    }, cancel);

    // Not the value: a text may hold anything, and the audit is never destroyed.
    private static string Named(Setting setting) => string.Create(CultureInfo.InvariantCulture, $"{setting.Name} {setting.From:yyyy-MM-dd}");

    private static string FieldOf(KnownSetting known) => known.Kind switch
    {
        SettingKind.YesOrNo => nameof(SettingForm.YesOrNo),
        SettingKind.Words => nameof(SettingForm.Words),
        SettingKind.Number => nameof(SettingForm.Number),
        _ => nameof(SettingForm.Text),
    };

    private static string Checked(KnownSetting known, SettingForm form) => known.Kind switch
    {
        SettingKind.YesOrNo => form.YesOrNo is SettingWords.Yes or SettingWords.No ? form.YesOrNo : throw new RuleBrokenException(nameof(form.YesOrNo), Say("Kies ja of nee", "Choose yes or no")),
        SettingKind.Words => CheckedWords(known, form),
        SettingKind.Number => form.Number is { } number && number == decimal.Truncate(number) && number >= known.Lowest && number <= known.Highest ? number.ToString("0", CultureInfo.InvariantCulture)
            : throw new RuleBrokenException(nameof(form.Number), Say($"Vul een heel getal in van {known.Lowest} tot en met {known.Highest:N0}", $"Enter a whole number from {known.Lowest} to {known.Highest:N0}")),
        _ => (form.Text?.Trim() ?? "") is { Length: <= Setting.ValueMax } text ? text : throw new RuleBrokenException(nameof(form.Text), Say($"Gebruik hoogstens {Setting.ValueMax} tekens", $"Use at most {Setting.ValueMax} characters")),
    };

    private static string CheckedWords(KnownSetting known, SettingForm form)
    {
        var sent = form.Words ?? [];
        var chosen = known.Words.Where(word => sent.Contains(word.Name, StringComparer.Ordinal)).Select(word => word.Name).ToList();
        if (sent.Any(word => !chosen.Contains(word, StringComparer.Ordinal)))
        {
            throw new RuleBrokenException(nameof(form.Words), Say("Kies uit de lijst", "Choose from the list"));
        }

        if (SettingWords.HasNobody(known) && (chosen.Count == 0 || (chosen.Count > 1 && chosen.Contains(SecondFactorDemand.Nobody))))
        {
            throw new RuleBrokenException(nameof(form.Words), Say("Kies een of meer rollen, of alleen niemand", "Choose one or more roles, or only nobody"));
        }

        return string.Join(SettingsBook.Between, chosen);
    }

    private SettingState State(KnownSetting known, IReadOnlyList<DecidedValue> values)
    {
        var standing = values.Where(value => value.Setting.WithdrawnOn is null).ToList();
        var beginning = book.Beginning(Body, known.Name);
        return new SettingState(known, beginning is { IsFixed: true } ? null : standing.Find(value => value.Setting.From <= clock.Today), beginning, [.. standing.Where(value => value.Setting.From > clock.Today).Reverse()], values);
    }

    private async Task<IReadOnlyList<DecidedValue>> ValuesAsync(IQueryable<Setting> settings, CancellationToken cancel)
    {
        var found = await settings.AsNoTracking().OrderByDescending(setting => setting.From).ThenByDescending(setting => setting.SetAt).ToListAsync(cancel);
        var ids = found.ConvertAll(setting => setting.Id);
        var acts = (await (from act in db.Set<Act>().AsNoTracking()
                           where ids.Contains(act.SubjectId)
                           join person in db.Set<Person>() on act.ById equals person.Id
                           select new { act, person.Name }).ToListAsync(cancel)).ToLookup(made => made.act.SubjectId);
        return found.ConvertAll(setting =>
        {
            var set = acts[setting.Id].FirstOrDefault(made => made.act.Action == Act.Set);
            return new DecidedValue(setting, set?.act, set?.Name, acts[setting.Id].FirstOrDefault(made => made.act.Action == Act.CalledOff)?.act);
        });
    }
}
