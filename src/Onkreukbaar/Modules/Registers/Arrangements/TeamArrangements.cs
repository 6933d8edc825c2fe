using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Arrangements;

/// <summary>What a manager fills in.</summary>
internal sealed class ArrangementForm
{
    public Guid? UnitId { get; set; }

    public string? Destination { get; set; }

    public DateOnly? From { get; set; }
}

/// <summary>One unit with what was arranged for it, the newest first.</summary>
internal sealed record UnitArrangements(Unit Unit, IReadOnlyList<Arrangement> All);

/// <summary>Arrangements of teams about where gifts go, in bodies whose code leaves that to the manager.</summary>
internal sealed class TeamArrangements(AppDbContext db, CurrentBody current, Codes.Codes codes, Settings settings, Changes changes, Clock clock)
{
    /// <summary>In the form: from that day there is no arrangement any more.</summary>
    public const string NoArrangement = "geen";

    public Task<bool> AreMadeHereAsync(CancellationToken cancel) => settings.IsYesAsync("geschenken.teamafspraak", clock.Today, cancel);

    /// <summary>The places a team may agree on: those where a gift stays with people.</summary>
    public IEnumerable<Term> Destinations => codes.Current(current.Body!)[0].Vocabulary.Dispositions.All.Where(term => term.Keeps);

    public async Task<IReadOnlyList<UnitArrangements>> OfUnitsLedAsync(Actor actor, CancellationToken cancel)
    {
        var led = actor.UnitsLed.ToList();
        var units = await db.Set<Unit>().Where(unit => led.Contains(unit.Id)).OrderBy(unit => unit.Name).ToListAsync(cancel);
        var all = await db.Set<Arrangement>().Where(arrangement => led.Contains(arrangement.UnitId)).OrderByDescending(arrangement => arrangement.From).ThenByDescending(arrangement => arrangement.SetAt).ToListAsync(cancel);
        return units.ConvertAll(unit => new UnitArrangements(unit, all.FindAll(arrangement => arrangement.UnitId == unit.Id)));
    }

    /// <summary>Where gifts of a unit go on a day; null when nothing was arranged.</summary>
    public async Task<string?> OnAsync(Guid? unit, DateOnly day, CancellationToken cancel) => unit is null || !await AreMadeHereAsync(cancel) ? null
        : await db.Set<Arrangement>().Where(arrangement => arrangement.UnitId == unit && arrangement.From <= day)
            .OrderByDescending(arrangement => arrangement.From).ThenByDescending(arrangement => arrangement.SetAt).Select(arrangement => arrangement.Destination).FirstOrDefaultAsync(cancel);

    /// <summary>From a day on, never back in time: what was filled in before stays explained.</summary>
    public async Task ArrangeAsync(Actor actor, ArrangementForm form, CancellationToken cancel)
    {
        if (form.UnitId is not { } unit || !actor.UnitsLed.Contains(unit))
        {
            throw new RuleBrokenException(nameof(form.UnitId), Say("Kies een team dat jij leidt", "Choose a team that you lead"));
        }

        if (form.Destination != NoArrangement && Destinations.All(term => term.Name != form.Destination))
        {
            throw new RuleBrokenException(nameof(form.Destination), Say("Kies wat jullie afspreken", "Choose what you agree on"));
        }

        if (form.From is not { } from || from < clock.Today)
        {
            throw new RuleBrokenException(nameof(form.From), Say("Kies vandaag of een latere dag", "Choose today or a later day"));
        }

        await changes.MakeAsync(By.Web(actor.PersonId), () =>
        {
            var arrangement = new Arrangement
            {
                Id = Guid.CreateVersion7(clock.Now),
                BodyId = current.Body!.Id,
                UnitId = unit,
                Destination = form.Destination == NoArrangement ? null : form.Destination,
                From = from,
                SetById = actor.PersonId,
                SetAt = clock.Now,
            };
            db.Add(arrangement);
            return Task.FromResult<Happened?>(new Happened("arranged", "unit", unit, form.Destination!));
        }, cancel);
    }
}
