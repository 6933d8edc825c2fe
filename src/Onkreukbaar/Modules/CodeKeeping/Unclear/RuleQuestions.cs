using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>What somebody fills in who does not understand a rule.</summary>
internal sealed class AskForm
{
    public Guid Id { get; set; }

    public string? Code { get; set; }

    public string? Topic { get; set; }

    public string? Text { get; set; }
}

/// <summary>What a keeper answers.</summary>
internal sealed class ReplyForm
{
    public string? Answer { get; set; }

    public Effect? Effect { get; set; }

    public Guid? Proposal { get; set; }
}

/// <summary>A question with the names of people in it.</summary>
internal sealed record AskedQuestion(RuleQuestion Question, string AskedBy, string? AnsweredBy, string? Proposal, ProposalState? ProposalState);

/// <summary>Questions about unclear rules, and what became of them.</summary>
internal sealed class RuleQuestions(AppDbContext db, CurrentBody current, Codes.Codes codes, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    public Task<int> CountUnansweredAsync(CancellationToken cancel) => db.Set<RuleQuestion>().CountAsync(question => question.AnsweredOn == null, cancel);

    /// <summary>All, those without an answer first and then the newest.</summary>
    public Task<List<AskedQuestion>> AllAsync(CancellationToken cancel) => WithNames(db.Set<RuleQuestion>()).ToListAsync(cancel);

    public Task<List<AskedQuestion>> OfAsync(Actor actor, CancellationToken cancel) => WithNames(db.Set<RuleQuestion>().Where(question => question.AskedById == actor.PersonId)).ToListAsync(cancel);

    public Task<AskedQuestion?> FindAsync(Guid id, CancellationToken cancel) => WithNames(db.Set<RuleQuestion>().Where(question => question.Id == id)).SingleOrDefaultAsync(cancel);

    /// <exception cref="RuleBrokenException">There is no such rule, or nothing was written.</exception>
    public async Task AskAsync(Actor by, AskForm form, CancellationToken cancel)
    {
        var code = codes.Current(Body).FirstOrDefault(version => version.Code == form.Code) ?? throw new RuleBrokenException(nameof(form.Code), Say("Kies een code uit de lijst", "Choose a code from the list"));
        if (form.Topic is { Length: > 0 } topic && code.Topic(topic) is null)
        {
            throw new RuleBrokenException(nameof(form.Topic), Say("Over dit onderwerp zegt deze code niets", "This code says nothing about this topic"));
        }

        var question = new RuleQuestion
        {
            Id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id,
            BodyId = Body.Id,
            Code = code.Code,
            CodeHash = code.Hash,
            Topic = string.IsNullOrEmpty(form.Topic) ? null : form.Topic,
            Text = form.Text.Required(RuleQuestion.TextMax, nameof(form.Text)),
            AskedById = by.PersonId,
            AskedAt = clock.Now,
        };
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            if (await db.Set<RuleQuestion>().AnyAsync(found => found.Id == question.Id, cancel))
            {
                return null;
            }

            db.Add(question);
            return new Happened("asked", "code-question", question.Id, Reason: question.Code);
        }, cancel);
    }

    /// <exception cref="RuleBrokenException">Something is missing.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else answered first.</exception>
    public async Task ReplyAsync(Actor by, Guid id, ReplyForm form, CancellationToken cancel)
    {
        var (answer, effect) = (form.Answer.Required(RuleQuestion.TextMax, nameof(form.Answer)), form.Effect ?? throw new RuleBrokenException(nameof(form.Effect), Say("Kies wat dit voor de code betekent", "Choose what this means for the code")));
        if (effect == Effect.Proposal && (form.Proposal is not { } chosen || !await db.Set<Proposal>().AnyAsync(proposal => proposal.Id == chosen && proposal.State != ProposalState.Withdrawn && db.Set<RuleQuestion>().Any(question => question.Id == id && question.Code == proposal.Code), cancel)))
        {
            throw new RuleBrokenException(nameof(form.Proposal), Say("Kies het voorstel waarin het staat", "Choose the proposal in which it stands"));
        }

        try
        {
            await changes.MakeAsync(By.Web(by.PersonId), () => ReplyAsync(by, id, form, answer, effect, cancel), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private async Task<Happened?> ReplyAsync(Actor by, Guid id, ReplyForm form, string answer, Effect effect, CancellationToken cancel)
    {
        var question = await db.Set<RuleQuestion>().SingleAsync(found => found.Id == id, cancel);
        if (question.AnsweredOn is not null)
        {
            throw new ChangedMeanwhileException();
        }

        (question.Answer, question.Effect, question.ProposalId) = (answer, effect, effect == Effect.Proposal ? form.Proposal : null);
        (question.AnsweredById, question.AnsweredOn) = (by.PersonId, clock.Today);
        return new Happened("answered", "code-question", id);
    }

    private IQueryable<AskedQuestion> WithNames(IQueryable<RuleQuestion> questions) =>
        from question in questions.AsNoTracking()
        join asker in db.Set<Person>() on question.AskedById equals asker.Id
        orderby question.AnsweredOn != null, question.AskedAt descending
        select new AskedQuestion(
            question, asker.Name,
            db.Set<Person>().Where(person => person.Id == question.AnsweredById).Select(person => person.Name).SingleOrDefault(),
            db.Set<Proposal>().Where(proposal => proposal.Id == question.ProposalId).Select(proposal => proposal.Label).SingleOrDefault(),
            db.Set<Proposal>().Where(proposal => proposal.Id == question.ProposalId).Select(proposal => (ProposalState?)proposal.State).SingleOrDefault());
}
