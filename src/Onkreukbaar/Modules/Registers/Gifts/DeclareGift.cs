using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Telling about a gift: what the interview asked and what the register needs become one statement.</summary>
internal sealed class DeclareGift(AppDbContext db, CurrentBody current, Codes.Codes codes, Advice.Advice advice, Handlers handlers, References references, Drafts drafts, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    public Topic Topic => codes.Of(Body).Topics.First(topic => topic.Name == GiftWords.Topic);

    /// <summary>The employments and offices somebody holds today, the first one first.</summary>
    public Task<List<Position>> PositionsAsync(Actor actor, CancellationToken cancel) =>
        db.Set<Position>().On(clock.Today).Where(position => position.PersonId == actor.PersonId).OrderBy(position => position.From).ToListAsync(cancel);

    /// <summary>An interview in which what the house knows about the person is answered already.</summary>
    public async Task<Guid> BeginAsync(Actor actor, CancellationToken cancel) =>
        advice.Begin(Body, Topic, Answers.None.With(Audience(await PositionsAsync(actor, cancel))));

    /// <summary>What this person was filling in: the draft that was saved, or else the interview that is in the browser.</summary>
    public async Task<GiftDraft?> OpenAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync<GiftDraft>(id, actor.PersonId, cancel);
        var interview = advice.Open(Body, GiftWords.Topic, id);
        var found = interview is null ? draft : new GiftDraft(interview.Answers, draft?.Form ?? new GiftForm());
        // What somebody is, the house knows better than the interview of a visitor who did not sign in.
        return found is null ? null : found with { Answers = found.Answers.With(Audience(await PositionsAsync(actor, cancel))) };
    }

    public Task SaveAsync(Actor actor, Guid id, GiftDraft draft, CancellationToken cancel) => drafts.SaveAsync(id, actor.PersonId, draft, cancel);

    public Answer AnswerTo(GiftDraft draft) => codes.Answer(Body, GiftWords.Topic, draft.Answers.ToFacts(Topic));

    /// <summary>Everything that will be sent, as the person sees it.</summary>
    public IReadOnlyList<ShownAnswer> Shown(GiftDraft draft) =>
    [
        .. draft.Form.Shown(),
        .. draft.Answers.Given.Where(given => Topic.Fact(given.Fact) is not null)
            .Select(given => (Fact: Topic.Fact(given.Fact)!, given))
            .Select(pair => new ShownAnswer(pair.Fact.Label.ToString(), CodeWords.Given(Topic, pair.Fact, pair.given.ToValue(pair.Fact, Topic)))),
    ];

    /// <summary>Sends it. The id comes from the form, so that sending twice is sending once: the second finds the first.</summary>
    public async Task SendAsync(Actor actor, Guid id, GiftDraft draft, CancellationToken cancel)
    {
        if (await IsSentAsync(actor, id, cancel))
        {
            return;
        }

        var position = (await PositionsAsync(actor, cancel))[0];
        var statement = new GiftStatement(id, actor.PersonId, position, draft, AnswerTo(draft), Shown(draft), clock.Now, clock.Today);
        var handler = await handlers.FindAsync(position, statement.Advice.WhoHandles, clock.Today, cancel);
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), async () =>
            {
                var declaration = statement.Declaration(handler, await references.NextAsync(GiftWords.Series, clock.Today.Year, cancel));
                var version = statement.Version();
                db.AddRange(declaration, version, statement.Gift(Topic));
                return new Happened("declared", GiftWords.Topic, id, ContentMac: version.Mac(declaration.Salt));
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
    }

    private static GivenAnswer Audience(List<Position> positions) => new(Words.Audience, [GiftWords.Audience(positions[0].Kind)]);

    public IEnumerable<(string Field, string Sentence)> Problems(GiftDraft draft) =>
        draft.Form.Problems(draft.Answers.ToFacts(Topic).GetValueOrDefault(Words.Status) as string, clock.Today);

    public Task<bool> IsSentAsync(Actor actor, Guid id, CancellationToken cancel) =>
        db.Set<Declaration>().AnyAsync(declaration => declaration.Id == id && declaration.PersonId == actor.PersonId, cancel);
}
