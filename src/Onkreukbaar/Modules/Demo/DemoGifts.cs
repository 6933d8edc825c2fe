using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>Tells half a year of fictional gifts to the register: each code answers them itself, and people have decided the older ones.</summary>
internal sealed class DemoGifts(AppDbContext db, CurrentBody current, Codes.Codes codes, DeclareGift declare, Handlers handlers, References references, DemoPublication publication, DemoTurns turns, Changes changes, Clock clock)
{
    private const int DecidedAfterDays = 25;
    private const int CarriedOutAfterDays = 45;

    private static readonly string[] People =
        ["medewerker", "vergunningen-1", "toezicht-2", "leidinggevende", "groen-3", "inkoop-4", "personeel-9", "vergunningen-9", "statenlid", "statenlid-2", "raadslid-2", "statenlid-3", "raadslid", "gedeputeerde", "wethouder", "commissaris", "burgemeester", "inkoop-lead"];

    private BodyCodes Codes => codes.Of(current.Body!);

    public async Task AddAsync(CancellationToken cancel)
    {
        // Without a code that answers there is nothing to tell about.
        if (Codes.Topics.All(topic => topic.Name != GiftWords.Topic) || await db.Set<Declaration>().AnyAsync(cancel))
        {
            return;
        }

        // Who told these stories read Dutch, and what stood on their screen is kept as it stood there.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        var numbers = await db.Set<Person>().Where(person => People.Contains(person.Number)).ToDictionaryAsync(person => person.Id, person => Array.IndexOf(People, person.Number), cancel);
        var positions = (await db.Set<Position>().Where(position => numbers.Keys.Contains(position.PersonId)).ToListAsync(cancel)).OrderBy(position => numbers[position.PersonId]).ToList();
        var stories = DemoStories.Of(Codes, positions, clock.Now).Where(story => CanBeDeclared(declare.AnswerTo(story.Draft))).ToList();
        foreach (var (until, isLast) in publication.Moments())
        {
            await TellAsync([.. stories.TakeWhile(story => story.At < until)], cancel);
            stories.RemoveAll(story => story.At < until);
            await publication.PublishAsync(until, isLast, cancel);
        }

        await TellAsync(stories, cancel);
        await turns.AddAsync(cancel);
    }

    public static bool CanBeDeclared(Answer answer) => answer.Code is not null && answer.Verdict != Words.OutOfScope && !answer.MayBeBribery;

    private Task TellAsync(IReadOnlyList<GiftStory> stories, CancellationToken cancel) => changes.MakeAsync<bool>(By.Job, async () =>
    {
        foreach (var (number, story) in stories.Index())
        {
            await TellAsync(story, number, cancel);
        }

        return (true, [new Happened("seeded", GiftWords.Topic, current.Body!.Id)]);
    }, cancel);

    private async Task TellAsync(GiftStory story, int number, CancellationToken cancel)
    {
        var (position, at, told) = story;
        var draft = told.Form.Recipients is { } people ? told with { With = [.. (await declare.ColleaguesAsync(position.PersonId, cancel)).Take(people - 1)] } : told;
        var statement = new GiftStatement(Guid.CreateVersion7(at), position.PersonId, position, draft, declare.Topic, Codes, declare.AnswerTo(draft), declare.Shown(draft), at, Clock.DayOf(at));
        var handler = await handlers.FindAsync(position, GiftWords.Topic, statement.Advice.WhoHandles, statement.Others, clock.Today, cancel);
        var declaration = statement.Declaration(handler, await references.NextAsync(GiftWords.Series, Clock.DayOf(at).Year, cancel));
        var (gift, parts) = (statement.Gift(), statement.Parts().ToList());
        db.AddRange(declaration, statement.Version(), gift);
        db.AddRange(parts);
        db.AddRange(statement.Involved([]));
        if (number % 17 == 9)
        {
            declaration.State = DeclarationState.Cancelled;
        }
        else if (clock.Today.DayNumber - Clock.DayOf(at).DayNumber > DecidedAfterDays && await DeciderAsync(handler, position, cancel) is { } decider)
        {
            Decide(declaration, gift, parts, statement.Advice, decider, at.AddDays(3));
        }
    }

    private void Decide(Declaration declaration, Gift gift, List<GiftPart> parts, AdviceGiven advice, Guid decider, DateTimeOffset at)
    {
        var vocabulary = Codes.Versions[0].Vocabulary;
        var apart = parts.Exists(part => part.Verdict is not null);
        var place = !DecideGift.HasAThing(gift) ? null : advice.Dispositions.FirstOrDefault(word => word != Words.DispositionNotRegulated) ?? GiftWords.Keeping;
        var agrees = vocabulary.Verdicts[advice.Verdict].Rank < vocabulary.Verdicts[Words.AdvisedAgainst].Rank;
        db.Add(new Decision
        {
            Id = Guid.CreateVersion7(at),
            BodyId = declaration.BodyId,
            DeclarationId = declaration.Id,
            OfVersion = 1,
            Outcome = gift.Status == GiftWords.Refused ? Outcome.Seen : agrees ? Outcome.Agreed : Outcome.NotAllowed,
            Destination = apart ? null : place,
            DeviatesFromAdvice = false,
            TalkOn = advice.AsksATalk ? Clock.DayOf(at) : null,
            ById = decider,
            At = at,
        });
        foreach (var part in parts.Where(_ => apart && place is not null))
        {
            part.Destination = vocabulary.IsRefusal(part.Verdict!) ? GiftWords.SendingBack : GiftWords.Keeping;
        }

        gift.Destination = apart ? null : place;
        var places = apart ? parts.Select(part => (Part: (int?)part.Number, part.Destination)) : [(null, place)];
        var steps = places.SelectMany(to => (vocabulary.Dispositions.Find(to.Destination)?.Steps ?? []).Select((word, number) => Step(declaration, to.Part, number + 1, word, decider, at))).ToList();
        db.AddRange(steps);
        declaration.State = steps.TrueForAll(step => step.DoneOn is not null) ? DeclarationState.Closed : DeclarationState.ToCarryOut;
        declaration.Touch(at);
    }

    private Step Step(Declaration declaration, int? part, int number, string word, Guid decider, DateTimeOffset at)
    {
        var words = Codes.Versions[0].Vocabulary;
        var done = clock.Today.DayNumber - Clock.DayOf(at).DayNumber > CarriedOutAfterDays;
        return new Step
        {
            Id = Guid.CreateVersion7(at),
            BodyId = declaration.BodyId,
            DeclarationId = declaration.Id,
            Part = part,
            Number = number,
            Word = word,
            HandlerId = words.Steps[word].By == GiftWords.ByDeclarant ? declaration.PersonId : decider,
            DoneOn = done ? Clock.DayOf(at.AddDays(5)) : null,
            DoneAt = done ? at.AddDays(5) : null,
            DoneById = done ? decider : null,
            Account = done ? "Gedaan zoals afgesproken." : null,
            Place = done && words.Steps[word].ChoosesPlace ? words.Places.All[at.Day % words.Places.All.Count].Name : null,
        };
    }

    private async Task<Guid?> DeciderAsync(Handler handler, Position position, CancellationToken cancel) => handler.PersonId
        ?? await db.Set<RoleHolding>().Where(holding => holding.Role == handler.Role && holding.PersonId != position.PersonId).Select(holding => (Guid?)holding.PersonId).FirstOrDefaultAsync(cancel);
}
