using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>What somebody fills in to bring a version to everybody's attention.</summary>
internal sealed class CampaignForm
{
    public Guid Id { get; set; }

    public string? Code { get; set; }

    public string? Message { get; set; }

    public DateOnly? RemindOn { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>Everything that keeps it from being sent, so that nobody has to send it twice to hear it.</summary>
    public IEnumerable<RuleBrokenException> Problems(DateOnly today)
    {
        if (Message.AsTyped() is null)
        {
            yield return new RuleBrokenException(nameof(Message), Say("Schrijf op wat er nieuw is", "Write down what is new"));
        }

        if (RemindOn is not { } remind || remind <= today)
        {
            yield return new RuleBrokenException(nameof(RemindOn), Say("Kies een dag na vandaag", "Choose a day after today"));
        }

        if (Until is null || Until < RemindOn)
        {
            yield return new RuleBrokenException(nameof(Until), Say("Kies de dag van de herinnering of een latere dag", "Choose the day of the reminder or a later day"));
        }
    }
}

/// <summary>Giving a code to people: to who comes to work here, and to everybody when there is a new version.</summary>
internal sealed class GiveCode(AppDbContext db, CurrentBody current, Codes.Codes codes, Changes changes, Notify notify, Clock clock)
{
    private Body Body => current.Body!;

    /// <exception cref="RuleBrokenException">Something is missing or the days do not fit.</exception>
    public async Task<Guid> StartAsync(Actor by, CampaignForm form, CancellationToken cancel)
    {
        if (form.Problems(clock.Today).FirstOrDefault() is { } problem)
        {
            throw problem;
        }

        var code = codes.Current(Body).FirstOrDefault(version => version.Code == form.Code) ?? throw new RuleBrokenException(nameof(form.Code), Say("Kies een code uit de lijst", "Choose a code from the list"));
        var campaign = new Campaign
        {
            Id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id,
            BodyId = Body.Id,
            Code = code.Code,
            CodeHash = code.Hash,
            Version = code.Version,
            Message = form.Message.Required(Campaign.MessageMax, nameof(form.Message)),
            StartedOn = clock.Today,
            RemindOn = form.RemindOn!.Value,
            Until = form.Until!.Value,
            ById = by.PersonId,
        };
        var people = await PeopleAsync(code, cancel);
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            if (await db.Set<Campaign>().AnyAsync(found => found.Id == campaign.Id, cancel))
            {
                return null;
            }

            db.Add(campaign);
            await GiveAsync(code, people, campaign.Id, cancel);
            return new Happened("started", "code-campaign", campaign.Id, Reason: code.Hash);
        }, cancel);
        return campaign.Id;
    }

    /// <summary>Who came to work here since this program knows the body, and has nothing yet of the code that is for them.</summary>
    public async Task GiveOnEntryAsync(CancellationToken cancel)
    {
        var since = Clock.DayOf(await db.Set<KeptVersion>().OrderBy(version => version.ImportedAt).Select(version => (DateTimeOffset?)version.ImportedAt).FirstOrDefaultAsync(cancel) ?? clock.Now);
        foreach (var code in codes.Current(Body).Where(version => version.AppliesOn(clock.Today)))
        {
            var kinds = KindsOf(code);
            var newcomers = await db.Set<Position>().On(clock.Today)
                .Where(position => kinds.Contains(position.Kind) && (position.Since ?? position.From) >= since && !db.Set<Handout>().Any(handout => handout.PersonId == position.PersonId && handout.Code == code.Code))
                .Select(position => position.PersonId).Distinct().ToListAsync(cancel);
            if (newcomers.Count > 0)
            {
                await changes.MakeAsync(By.Job, async () => await GiveAsync(code, newcomers, campaign: null, cancel) > 0 ? new Happened("handed-out", "code", Body.Id, Reason: code.Hash) : null, cancel);
            }
        }
    }

    /// <summary>On its day, to who did not confirm; also when somebody reminded them by hand before.</summary>
    public async Task RemindAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        var inUse = codes.Current(Body).Select(code => code.Hash).ToList();
        var due = await db.Set<Campaign>().Where(campaign => inUse.Contains(campaign.CodeHash) && (campaign.RemindedOn == null || campaign.RemindedOn < campaign.RemindOn) && campaign.RemindOn <= today).ToListAsync(cancel);
        foreach (var campaign in due)
        {
            await RemindAsync(By.Job, campaign.Id, cancel);
        }
    }

    /// <summary>Only who did not confirm, and still works here.</summary>
    public async Task RemindAsync(By by, Guid id, CancellationToken cancel) => await changes.MakeAsync(by, async () =>
    {
        if (await db.Set<Campaign>().SingleOrDefaultAsync(found => found.Id == id, cancel) is not { } campaign || campaign.RemindedOn == clock.Today)
        {
            return null;
        }

        var (hash, here) = (campaign.CodeHash, db.Set<Position>().On(clock.Today));
        var silent = await db.Set<Handout>().Where(handout => handout.CodeHash == hash && handout.ConfirmedOn == null && here.Any(position => position.PersonId == handout.PersonId))
            .Select(handout => handout.PersonId).ToListAsync(cancel);
        campaign.RemindedOn = clock.Today;
        notify.Tell(NotificationKind.Reminder, silent);
        return new Happened("reminded", "code-campaign", id);
    }, cancel);

    private async Task<List<Guid>> PeopleAsync(CodeVersion code, CancellationToken cancel)
    {
        var kinds = KindsOf(code);
        return await db.Set<Position>().On(clock.Today).Where(position => kinds.Contains(position.Kind)).Select(position => position.PersonId).Distinct().ToListAsync(cancel);
    }

    private async Task<int> GiveAsync(CodeVersion code, List<Guid> people, Guid? campaign, CancellationToken cancel)
    {
        var have = await db.Set<Handout>().Where(handout => handout.CodeHash == code.Hash).ToDictionaryAsync(handout => handout.PersonId, handout => handout.ConfirmedOn is not null, cancel);
        var give = people.Where(person => !have.ContainsKey(person)).ToList();
        db.AddRange(give.Select(person => new Handout
        {
            Id = Guid.CreateVersion7(clock.Now),
            BodyId = Body.Id,
            PersonId = person,
            Code = code.Code,
            CodeHash = code.Hash,
            Version = code.Version,
            GivenOn = clock.Today,
            CampaignId = campaign,
        }));
        // Who was given it before and did not confirm is asked again.
        notify.Tell(NotificationKind.Asked, people.Where(person => !have.GetValueOrDefault(person)));
        return give.Count;
    }

    private static List<PositionKind> KindsOf(CodeVersion code) => [.. Enum.GetValues<PositionKind>().Where(kind => code.IsFor(Audiences.Of(kind)))];
}
