using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>A talk as somebody plans it.</summary>
internal sealed class PlanForm
{
    /// <summary>Of a new talk, so that sending it twice makes one.</summary>
    public Guid Id { get; set; }

    /// <summary>A unit, or <see cref="Everybody"/>.</summary>
    public string? With { get; set; }

    public DateOnly? On { get; set; }

    public string? Subject { get; set; }

    public string? Question { get; set; }

    public const string Everybody = "iedereen";

    /// <summary>Everything that is wrong, each at its field.</summary>
    public IEnumerable<RuleBrokenException> Problems(IReadOnlyList<Unit> units, bool mayAskEverybody, DateOnly today)
    {
        (string Field, string? Problem)[] all =
        [
            (nameof(With), (With == Everybody && mayAskEverybody) || units.Any(unit => unit.Id.ToString() == With) ? null : Say("Kies met wie", "Choose with whom")),
            (nameof(On), On is not { } day ? Say("Kies een dag", "Choose a day") : Question.AsTyped() is not null && day <= today ? Say("Kies een dag na vandaag, want je vraagt vooraf iets", "Choose a day after today, because you ask something beforehand") : null),
            (nameof(Subject), Subject.AsTyped() is null ? Say("Schrijf waar het over gaat", "Write what it is about") : Subject.TooLong(Talk.SubjectMax)),
            (nameof(Question), Question.TooLong(Talk.QuestionMax)),
        ];
        return all.Where(one => one.Problem is not null).Select(one => new RuleBrokenException(one.Field, one.Problem!));
    }
}

/// <summary>Planning a talk, and calling it off: by whoever leads the team, and by the coordinator.</summary>
internal sealed class PlanTalk(AppDbContext db, CurrentBody current, Changes changes, Clock clock)
{
    public const string Kind = "talk";

    /// <summary>The units with which this person may plan a talk.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(Actor actor, CancellationToken cancel)
    {
        var led = actor.UnitsLed.ToList();
        return await db.Set<Unit>().AsNoTracking().Where(unit => actor.Is(Role.Coordinator) || led.Contains(unit.Id)).OrderBy(unit => unit.Name).ToListAsync(cancel);
    }

    /// <summary>With everybody only the coordinator talks.</summary>
    public static bool MayLead(Actor actor, Talk talk) => actor.Is(Role.Coordinator) || (talk.UnitId is { } unit && actor.UnitsLed.Contains(unit));

    /// <param name="actor">Who plans it.</param>
    /// <param name="form">Without problems.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    /// <returns>The id of the talk; sent twice it is the same one.</returns>
    public async Task<Guid> PlanAsync(Actor actor, PlanForm form, CancellationToken cancel)
    {
        var id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id;
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () => PlanAsync(actor, id, form, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Sent twice at the same moment: the other one made it.
            if (!await db.Set<Talk>().AnyAsync(talk => talk.Id == id, cancel))
            {
                throw;
            }
        }

        return id;
    }

    private async Task<Happened?> PlanAsync(Actor actor, Guid id, PlanForm form, CancellationToken cancel)
    {
        if (await db.Set<Talk>().AnyAsync(found => found.Id == id, cancel))
        {
            return null;
        }

        var talk = new Talk
        {
            Id = id,
            BodyId = current.Body!.Id,
            UnitId = form.With == PlanForm.Everybody ? null : Guid.Parse(form.With!),
            On = form.On!.Value,
            Subject = form.Subject.AsTyped()!,
            Question = form.Question.AsTyped(),
            PlannedById = actor.PersonId,
        };
        db.Add(talk);
        return new Happened("planned", Kind, talk.Id);
    }

    /// <exception cref="ChangedMeanwhileException">It was held or called off meanwhile.</exception>
    public async Task CancelAsync(Actor actor, Talk talk, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), async () =>
            {
                var found = await db.Set<Talk>().SingleAsync(one => one.Id == talk.Id, cancel);
                found.CallOff(clock.Today);
                return new Happened("called-off", Kind, talk.Id);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }
}
