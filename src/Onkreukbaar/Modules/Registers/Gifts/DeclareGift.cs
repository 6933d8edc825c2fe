using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Telling about a gift: what the interview asked and what the register needs become one statement.</summary>
internal sealed class DeclareGift(AppDbContext db, CurrentBody current, Codes.Codes codes, Advice.Advice advice, Handlers handlers, UnitsThatAgreed unitsThatAgreed, References references, Drafts drafts, Notify notify, Changes changes, Clock clock)
{
    /// <summary>One request asks for them at every step, and they do not change on the way.</summary>
    private readonly Dictionary<Guid, List<Position>> known = [];

    private Body Body => current.Body!;

    public Topic Topic => codes.Of(Body).Topic(GiftWords.Topic);

    /// <summary>The employments and offices somebody holds today, the first one first.</summary>
    public async Task<IReadOnlyList<Position>> PositionsAsync(Guid person, CancellationToken cancel)
    {
        if (!known.TryGetValue(person, out var positions))
        {
            positions = await db.Set<Position>().AsNoTracking().On(clock.Today).Where(position => position.PersonId == person).OrderBy(position => position.From).ThenBy(position => position.Id).ToListAsync(cancel);
            known.Add(person, positions);
        }

        return positions;
    }

    /// <summary>
    /// Who can have got it too: the officials who work in the same units today. Who holds an office declares for
    /// themselves, because their gifts become public under their own name.
    /// </summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Guid person, CancellationToken cancel)
    {
        var units = (await PositionsAsync(person, cancel)).Where(position => !position.IsOffice).Select(position => position.UnitId).OfType<Guid>().ToList();
        if (units.Count == 0)
        {
            return [];
        }

        var beside = db.Set<Position>().On(clock.Today).Where(position => !Position.Offices.Contains(position.Kind) && position.UnitId != null && units.Contains(position.UnitId.Value)).Select(position => position.PersonId);
        return await db.Set<Person>().Where(colleague => colleague.Id != person && beside.Contains(colleague.Id)).OrderBy(colleague => colleague.SearchName).Select(colleague => new Colleague(colleague.Id, colleague.Name)).ToListAsync(cancel);
    }

    /// <summary>An interview in which what the house knows about the person is answered already.</summary>
    public async Task<Guid> BeginAsync(Actor actor, Guid? position, CancellationToken cancel) =>
        await BeginAsync(actor, new GiftDraft(Answers.None, new GiftForm { PositionId = position }), cancel);

    /// <summary>The same for a draft that somebody begins with: a change, or one for another person's signature.</summary>
    public async Task<Guid> BeginAsync(Actor actor, GiftDraft draft, CancellationToken cancel)
    {
        var position = await PositionOfAsync(actor, draft, cancel);
        var answers = await KnownAsync(draft.Answers, position, cancel);
        var id = advice.Begin(Body, Topic, answers);
        await drafts.SaveAsync(id, actor.PersonId, draft with { Answers = answers }, cancel);
        return id;
    }

    /// <summary>What this person was filling in: the draft that was saved, with what the interview in the browser says by now.</summary>
    public async Task<GiftDraft?> OpenAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await IsOfAnotherAsync(actor, id, cancel))
        {
            return null;
        }

        var draft = await drafts.OpenAsync<GiftDraft>(id, actor.PersonId, cancel);
        var interview = advice.Open(Body, GiftWords.Topic, id);
        if ((await PositionsAsync(draft?.For ?? actor.PersonId, cancel)).Count == 0)
        {
            // Whoever it was for left; there is nobody any more to declare it.
            return null;
        }

        var found = interview is null ? draft : draft is null ? new GiftDraft(interview.Answers, new GiftForm()) : draft with { Answers = interview.Answers };
        // What somebody is, the house knows better than the interview of a visitor who did not sign in.
        return found is null ? null : found with { Answers = await KnownAsync(found.Answers, await PositionOfAsync(actor, found, cancel), cancel) };
    }

    /// <summary>Sent, by whomever, or begun by somebody else: an interview lives in a browser, and a browser can have more than one user.</summary>
    private async Task<bool> IsOfAnotherAsync(Actor actor, Guid id, CancellationToken cancel) =>
        await db.Set<Declaration>().AnyAsync(declaration => declaration.Id == id, cancel) || await db.Set<Draft>().AnyAsync(draft => draft.Id == id && draft.PersonId != actor.PersonId, cancel);

    public Task SaveAsync(Actor actor, Guid id, GiftDraft draft, CancellationToken cancel) => drafts.SaveAsync(id, actor.PersonId, draft, cancel);

    public Answer AnswerTo(GiftDraft draft) => codes.Answer(Body, GiftWords.Topic, draft.Facts(Topic, codes.Of(Body)));

    /// <summary>Whether a code is for who somebody is in this position.</summary>
    public bool HasRulesFor(Position position) => HasRulesFor(position.Kind);

    public bool HasRulesFor(PositionKind kind) => codes.Of(Body).IsFor(Audiences.Of(kind));

    /// <summary>Only who is under a code: nobody could decide about the rest.</summary>
    public async Task<bool> MayAsync(Actor actor, CancellationToken cancel) =>
        actor.May(Right.DeclareGift) && (await PositionsAsync(actor.PersonId, cancel)).Any(HasRulesFor);

    /// <summary>What the register must know and nobody told yet: the interview ends as soon as the answer is sure, which can be before.</summary>
    public IReadOnlyList<Fact> StillToAsk(GiftDraft draft)
    {
        var facts = draft.Facts(Topic, codes.Of(Body));
        var status = facts.GetValueOrDefault(Words.Status) as string;
        var asked = facts.GetValueOrDefault(Words.Audience) is string who ? codes.Of(Body).TopicFor(GiftWords.Topic, who, draft.Form.OfferedOn ?? clock.Today)?.RegisterAsks ?? [] : [];
        return [.. asked.Where(one => (one.Statuses.Count == 0 || one.Statuses.Contains(status, StringComparer.Ordinal)) && !IsKnown(one.Fact, facts)).Select(one => Topic.Fact(one.Fact)).OfType<Fact>()];
    }

    /// <summary>What a register would like to know and the interview did not come to. Nobody has to say it.</summary>
    public IReadOnlyList<Fact> MayStillSay(GiftDraft draft)
    {
        var facts = draft.Facts(Topic, codes.Of(Body));
        var asked = facts.GetValueOrDefault(Words.Audience) is string who ? codes.Of(Body).TopicFor(GiftWords.Topic, who, draft.Form.OfferedOn ?? clock.Today)?.Order.SelectMany(together => together) ?? [] : [];
        return GiftFacts.PartsOf(facts).Count > 0 ? [] : [.. asked.Where(fact => GiftWords.OfAnyGift.Contains(fact, StringComparer.Ordinal) && !IsKnown(fact, facts)).Select(fact => Topic.Fact(fact)).OfType<Fact>()];
    }

    private static bool IsKnown(string fact, Dictionary<string, object?> facts) => fact == Words.Value ? GiftFacts.ValueOf(facts) is not null : facts.GetValueOrDefault(fact) is not null;

    /// <summary>Whether nothing stands between this and sending it.</summary>
    public bool CanBeSent(GiftDraft draft) => AnswerTo(draft) is { MayBeBribery: false, Code: not null } && StillToAsk(draft).Count == 0 && !Problems(draft).Any();

    /// <summary>Everything that will be sent, as the person sees it.</summary>
    public IReadOnlyList<ShownAnswer> Shown(GiftDraft draft) =>
    [
        .. draft.Form.Shown(draft.People),
        .. draft.With.Count > 0 ? [new ShownAnswer(Say("Collega's die het ook kregen", "Colleagues who got it too"), string.Join(", ", draft.With.Select(colleague => colleague.Name)))] : Array.Empty<ShownAnswer>(),
        .. draft.Answers.Given.Where(given => Topic.Fact(given.Fact) is not null)
            .Select(given => (Fact: Topic.Fact(given.Fact)!, given))
            .Select(pair => new ShownAnswer(pair.Fact.Label.ToString(), CodeWords.Given(Topic, pair.Fact, pair.given.ToValue(pair.Fact, Topic)))),
    ];

    /// <exception cref="RuleBrokenException">It may be bribery; then the manager who would get it may be part of it.</exception>
    public async Task<GiftStatement> StatementAsync(Actor actor, Guid id, GiftDraft draft, CancellationToken cancel)
    {
        var answer = AnswerTo(draft);
        return answer.MayBeBribery
            ? throw new RuleBrokenException("", Say("Vertel dit aan een mens, niet aan een formulier", "Tell this to a person, not to a form"))
            : new(id, actor.PersonId, await PositionOfAsync(actor, draft, cancel), draft, Topic, codes.Of(Body), answer, Shown(draft), clock.Now, clock.Today);
    }

    /// <summary>Sends it. The id comes from the form, so that sending twice is sending once: the second finds the first.</summary>
    /// <exception cref="RuleBrokenException">What came after all was declared already.</exception>
    public async Task SendAsync(Actor actor, Guid id, GiftDraft draft, CancellationToken cancel)
    {
        var statement = await StatementAsync(actor, id, draft, cancel);
        var position = await PositionOfAsync(actor, draft, cancel);
        var handler = await handlers.FindAsync(position, GiftWords.Topic, statement.Advice.WhoHandles, statement.Others, clock.Today, cancel);
        var told = draft.For is { } signs ? [signs] : await handlers.PeopleAsync(handler, [position.PersonId, .. statement.Others], clock.Today, cancel);
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId, draft.For), async () =>
            {
                notify.Tell(draft.For is null ? NotificationKind.Work : NotificationKind.Asked, told);
                var declaration = statement.Declaration(handler, await references.NextAsync(GiftWords.Series, clock.Today.Year, cancel));
                var version = statement.Version();
                var gift = statement.Gift();
                db.AddRange(declaration, version, gift);
                db.AddRange(statement.Parts());
                db.AddRange(statement.Involved([]));
                if (draft.Follows is { } earlier && gift.Status == Words.Received)
                {
                    await db.FollowAsync(declaration, earlier, cancel);
                }

                if (draft.For is null)
                {
                    notify.Tell(NotificationKind.Named, statement.Others);
                }
                else
                {
                    declaration.State = DeclarationState.Prepared;
                    db.Add(new Preparation { Id = id, BodyId = declaration.BodyId, ById = actor.PersonId, On = clock.Today });
                }

                return new Happened(draft.For is null ? "declared" : "prepared", GiftWords.Topic, id, ContentMac: version.Mac(declaration.Salt));
            }, cancel);
        }
        catch (DbUpdateException)
        {
            if (!await IsSentAsync(actor, id, cancel))
            {
                throw;
            }
        }

        await drafts.RemoveAsync(id, cancel);
        advice.End(id);
    }

    public IEnumerable<(string Field, string Sentence)> Problems(GiftDraft draft)
    {
        var problems = draft.Form.Problems(draft.Answers.ToFacts(Topic).GetValueOrDefault(Words.Status) as string, clock.Today);
        return draft.Form.OfferedOn is not null && AnswerTo(draft).Code is null
            ? problems.Append((nameof(draft.Form.OfferedOn), Say("Op deze dag gold hier nog geen gedragscode. Kies een latere dag, of vraag de coördinator integriteit wat je moet doen", "No code of conduct was in force here on this day. Choose a later day, or ask the integrity coordinator what to do")))
            : problems;
    }

    /// <summary>Sent by this person, or made ready by them.</summary>
    public Task<bool> IsSentAsync(Actor actor, Guid id, CancellationToken cancel) =>
        db.Set<DeclarationVersion>().AnyAsync(version => version.DeclarationId == id && version.Number == 1 && version.ById == actor.PersonId, cancel);

    /// <summary>The employment or office it is about: of a change the one it was about, else the chosen one, or the first of the person it is for.</summary>
    private async Task<Position> PositionOfAsync(Actor actor, GiftDraft draft, CancellationToken cancel)
    {
        if (draft.Changes is { } changed)
        {
            return await db.Set<Position>().AsNoTracking().SingleAsync(position => db.Set<Declaration>().Any(declaration => declaration.Id == changed && declaration.PositionId == position.Id), cancel);
        }

        var positions = await PositionsAsync(draft.For ?? actor.PersonId, cancel);
        return positions.FirstOrDefault(position => position.Id == draft.Form.PositionId) ?? positions[0];
    }

    /// <summary>Who somebody is, and for which unit they work where units agreed on something of their own.</summary>
    private async Task<Answers> KnownAsync(Answers answers, Position position, CancellationToken cancel)
    {
        var told = answers.With(Audience(position));
        return Topic.Fact(UnitFact.Name) is { } units ? told.With(new GivenAnswer(UnitFact.Name, [await unitsThatAgreed.OfAsync(units, position.UnitId, cancel)])) : told;
    }

    private static GivenAnswer Audience(Position position) => new(Words.Audience, [Audiences.Of(position.Kind)]);
}
