using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Modules.Talks.Words;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>One team talked about gifts a while ago and agreed something; everybody is asked what integrity is to them.</summary>
internal sealed class DemoTalks(AppDbContext db, CurrentBody current, Codes.Codes codes, Changes changes, Clock clock)
{
    private const int HeldDaysAgo = 40;
    private const int DaysUntil = 12;
    private const int Attended = 6;

    private static readonly (string Word, int Times)[] Answers = [("nee zeggen", 5), ("wat iets waard is", 3), ("bekenden", 2), ("feestdagen", 1)];

    public async Task AddAsync(CancellationToken cancel)
    {
        if (await db.Set<Talk>().AnyAsync(cancel))
        {
            return;
        }

        var team = await db.Set<Unit>().Where(unit => unit.Code == Personas.Team).Select(unit => unit.Id).SingleAsync(cancel);
        var people = await db.Set<Person>().OrderBy(person => person.Number).ToListAsync(cancel);
        var (leader, coordinator) = (people.Single(person => person.Number == "leidinggevende").Id, people.Single(person => person.Number == "coordinator").Id);
        var (held, planned) = (Held(team, leader), Planned(coordinator));
        await changes.MakeAsync<bool>(By.Job, () =>
        {
            db.AddRange(held, planned, Agreed(held.Id));
            db.AddRange(Answers.Select(answer => new WordCount { Id = NewId(), BodyId = current.Body!.Id, TalkId = held.Id, Word = answer.Word, Times = answer.Times }));
            db.AddRange(people.Where(person => person.Number.StartsWith($"{Personas.Team}-", StringComparison.Ordinal)).Take(Attended).Select(person => new Answered { Id = NewId(), BodyId = current.Body!.Id, TalkId = held.Id, PersonId = person.Id }));
            return Task.FromResult<(bool, IReadOnlyList<Happened>)>((true, [new Happened("seeded", PlanTalk.Kind, held.Id)]));
        }, cancel);
    }

    private Talk Held(Guid team, Guid leader) => new()
    {
        Id = NewId(),
        BodyId = current.Body!.Id,
        UnitId = team,
        On = clock.Today.AddDays(-HeldDaysAgo),
        Subject = "Geschenken van aanvragers",
        Question = "Wat vind jij lastig bij geschenken?",
        PlannedById = leader,
        State = TalkState.Held,
        ClosedOn = clock.Today.AddDays(-HeldDaysAgo),
        Attended = Attended,
        Notes = "We bespraken drie voorbeelden. Bij de doos bonbons waren we het meteen eens, bij de kaartjes voor het concert niet.",
        Number = 1,
    };

    private Talk Planned(Guid coordinator) => new()
    {
        Id = NewId(),
        BodyId = current.Body!.Id,
        On = clock.Today.AddDays(DaysUntil),
        Subject = "Wat is integriteit voor ons?",
        Question = "Welk woord hoort voor jou bij integriteit?",
        PlannedById = coordinator,
    };

    private AgreedReading Agreed(Guid talk)
    {
        var code = codes.Current(current.Body!).First(version => version.Topic("geschenken") is not null);
        return new AgreedReading
        {
            Id = NewId(),
            BodyId = current.Body!.Id,
            TalkId = talk,
            Code = code.Code,
            Topic = "geschenken",
            Text = "Zolang een aanvraag loopt, nemen we niets aan van de aanvrager, ook geen bloemen. We zeggen vriendelijk waarom.",
        };
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
