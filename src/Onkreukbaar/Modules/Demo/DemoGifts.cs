using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Half a year of fictional gifts: each code answers them itself, so that every rule that can fire does.</summary>
internal sealed class DemoGifts(AppDbContext db, CurrentBody current, Codes.Codes codes, Handlers handlers, References references, Changes changes, Clock clock)
{
    private const int DaysBetween = 4;
    private const int DecidedAfterDays = 12;
    private const int CarriedOutAfterDays = 30;

    private static readonly string[] People =
        ["medewerker", "vergunningen-1", "toezicht-2", "leidinggevende", "groen-3", "inkoop-4", "personeel-9", "statenlid", "raadslid", "gedeputeerde", "wethouder", "commissaris", "burgemeester", "inkoop-lead"];

    /// <summary>One giver stands here in three spellings.</summary>
    private static readonly (string? Organisation, string? Person)[] Givers =
    [
        ("Bouwbedrijf De Steen", null), ("Hoveniers Groenrijk", "de directeur"), (null, "een bewoner"), ("BOUWBEDRIJF DE STEEN", null), ("Adviesbureau Helder", null),
        ("Stichting Buurtfeest", null), ("bouwbedrijf de Steen.", null), ("Zusterstad", "de burgemeester daar"), ("Softwarehuis Noord", null),
    ];

    private static readonly (string Description, string Kind, decimal Value, string Occasion)[] Things =
    [
        ("Bos bloemen", "voorwerp", 15, "Na een presentatie op school"), ("Kerstpakket", "voorwerp", 45, "Eind van het jaar"), ("Doos gebak", "bederfelijk", 20, "De vergunning was rond"),
        ("Horloge met inscriptie", "voorwerp", 180, "Afscheid van een project"), ("Cadeaubon", "waardebon", 25, "Dank voor de snelle hulp"), ("Agenda en pennen", "bedrijfsattentie", 8, "Nieuwjaarsgroet"),
        ("Boek over de streek", "voorwerp", 30, "Werkbezoek"), ("Korting op tuinaanleg", "korting", 300, "Aanbod per mail"), ("Fles wijn", "voorwerp", 18, "Lezing voor ondernemers"), ("Schilderij", "voorwerp", 250, "Bezoek van een zusterstad"),
    ];

    private static readonly string[] Statuses = ["ontvangen", "ontvangen", "ontvangen", "geweigerd", "ontvangen", "aangeboden", "ontvangen", "toegezegd"];

    private Topic Topic => codes.Of(current.Body!).Topics.First(topic => topic.Name == GiftWords.Topic);

    public async Task AddAsync(CancellationToken cancel)
    {
        // Without a code that answers there is nothing to tell about.
        if (codes.Of(current.Body!).Topics.All(topic => topic.Name != GiftWords.Topic) || await db.Set<Declaration>().AnyAsync(cancel))
        {
            return;
        }

        var people = await db.Set<Person>().Where(person => People.Contains(person.Number)).OrderBy(person => person.Number).ToListAsync(cancel);
        var positions = await db.Set<Position>().ToDictionaryAsync(position => position.PersonId, cancel);
        var stories = new List<(Position Position, DateTimeOffset At, GiftDraft Draft, Handler Handler, Answer Answer)>();
        for (var i = 0; i < 44; i++)
        {
            var position = positions[people[i % people.Count].Id];
            var at = clock.Now.AddDays(-DaysBetween * (44 - i) + 2);
            var draft = Draft(i, position, Clock.DayOf(at));
            var answer = codes.Answer(current.Body!, GiftWords.Topic, draft.Answers.ToFacts(Topic));
            if (answer.Code is not null && answer.Verdict != Words.OutOfScope && answer.Duties.All(duty => duty.Name != Words.DutyToReportBribery))
            {
                stories.Add((position, at, draft, await handlers.FindAsync(position, AdviceGiven.Of(answer).WhoHandles, clock.Today, cancel), answer));
            }
        }

        await changes.MakeAsync<bool>(By.Job, async () =>
        {
            foreach (var (position, at, draft, handler, answer) in stories)
            {
                await TellAsync(position, at, draft, handler, answer, cancel);
            }

            return (true, [new Happened("seeded", GiftWords.Topic, current.Body!.Id)]);
        }, cancel);
    }

    private GiftDraft Draft(int i, Position position, DateOnly day)
    {
        var (organisation, person) = Givers[i % Givers.Length];
        var (description, kind, value, occasion) = Things[i % Things.Length];
        var given = Topic.Facts.Where(fact => fact.IsInTables && !fact.IsDerived && fact.Harmless is not null && fact.Assumed is null).Select(fact => new GivenAnswer(fact.Name, TextOf(fact.Harmless!))).ToList();
        var answers = new Answers(given)
            .With(new GivenAnswer(Words.Audience, [GiftWords.Audience(position.Kind)]))
            .With(new GivenAnswer(Words.Status, [Statuses[i % Statuses.Length]]))
            .With(new GivenAnswer(Words.Kind, [kind]))
            .With(new GivenAnswer(Words.Value, TextOf(value)));
        var form = new GiftForm { Description = description, OfferedOn = day, GiverOrganisation = organisation, GiverPerson = person, Occasion = occasion, ValueBasis = value > 20 ? "Prijs in de winkel" : null };
        return new GiftDraft(i % 7 == 5 ? answers.With(new GivenAnswer("redenBekend", ["false"])) : answers, form);
    }

    private async Task TellAsync(Position position, DateTimeOffset at, GiftDraft draft, Handler handler, Answer answer, CancellationToken cancel)
    {
        var day = Clock.DayOf(at);
        var shown = draft.Form.Shown().Concat(draft.Answers.Given.Where(given => Topic.Fact(given.Fact) is not null)
            .Select(given => new ShownAnswer(Topic.Fact(given.Fact)!.Label.ToString(), CodeWords.Given(Topic, Topic.Fact(given.Fact)!, given.ToValue(Topic.Fact(given.Fact)!, Topic))))).ToList();
        var statement = new GiftStatement(Guid.CreateVersion7(at), position.PersonId, position, draft, answer, shown, at, day);
        var declaration = statement.Declaration(handler, await references.NextAsync(GiftWords.Series, day.Year, cancel));
        var gift = statement.Gift(Topic);
        db.AddRange(declaration, statement.Version(), gift);
        if (clock.Today.DayNumber - day.DayNumber > DecidedAfterDays && await DeciderAsync(handler, position, cancel) is { } decider)
        {
            Decide(declaration, gift, statement.Advice, decider, at.AddDays(3));
        }
    }

    private void Decide(Declaration declaration, Gift gift, AdviceGiven advice, Guid decider, DateTimeOffset at)
    {
        var vocabulary = codes.Of(current.Body!).Versions[0].Vocabulary;
        var place = DecideGift.HasAThing(gift) ? advice.Dispositions.FirstOrDefault(word => word != Words.DispositionNotRegulated) ?? "houden" : null;
        var agrees = vocabulary.Verdicts[advice.Verdict].Rank < vocabulary.Verdicts["afgeraden"].Rank;
        db.Add(new Decision
        {
            Id = Guid.CreateVersion7(at),
            BodyId = declaration.BodyId,
            DeclarationId = declaration.Id,
            OfVersion = 1,
            Outcome = gift.Status == GiftWords.Refused ? Outcome.Seen : agrees ? Outcome.Agreed : Outcome.NotAllowed,
            Destination = place,
            DeviatesFromAdvice = false,
            TalkOn = advice.AsksATalk ? Clock.DayOf(at) : null,
            ById = decider,
            At = at,
        });
        gift.Destination = place;
        var done = clock.Today.DayNumber - Clock.DayOf(at).DayNumber > CarriedOutAfterDays;
        var steps = (vocabulary.Dispositions.Find(place)?.Steps ?? []).Select((word, number) => new Step
        {
            Id = Guid.CreateVersion7(at),
            BodyId = declaration.BodyId,
            DeclarationId = declaration.Id,
            Number = number + 1,
            Word = word,
            HandlerId = vocabulary.Steps[word].By == GiftWords.ByDeclarant ? declaration.PersonId : decider,
            DoneOn = done ? Clock.DayOf(at.AddDays(5)) : null,
            DoneAt = done ? at.AddDays(5) : null,
            DoneById = done ? decider : null,
            Account = done ? "Gedaan zoals afgesproken." : null,
        }).ToList();
        db.AddRange(steps);
        declaration.State = done || steps.Count == 0 ? DeclarationState.Closed : DeclarationState.ToCarryOut;
        declaration.ChangedAt = at;
        declaration.Version++;
    }

    private async Task<Guid?> DeciderAsync(Handler handler, Position position, CancellationToken cancel) => handler.PersonId
        ?? await db.Set<RoleHolding>().Where(holding => holding.Role == handler.Role && holding.PersonId != position.PersonId).Select(holding => (Guid?)holding.PersonId).FirstOrDefaultAsync(cancel);

    private static string[] TextOf(object value) => value switch
    {
        bool yes => [yes ? "true" : "false"],
        decimal amount => [amount.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        IReadOnlyList<string> several => [.. several],
        _ => [(string)value],
    };
}
