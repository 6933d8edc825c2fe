using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>What somebody asked about the code, and what they answered others.</summary>
internal sealed class QuestionsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var questions = await db.Set<RuleQuestion>().AsNoTracking().Where(question => question.AskedById == personId || question.AnsweredById == personId).OrderBy(question => question.AskedAt).ToListAsync(cancel);
        return new ToldPart("vragenOverDeCode", Say("Vragen over onduidelijke regels", "Questions about unclear rules"), [.. questions.Select(question => Told(question, personId))], [.. questions.Select(question => question.Id)]);
    }

    private static ToldItem Told(RuleQuestion question, Guid personId) => new(question.Code,
    [
        new("onderwerp", Say("Onderwerp", "Topic"), question.Topic),
        new("gevraagdOp", Say("Gevraagd op", "Asked on"), question.AskedAt),
        new("vraag", Say("Wat je vroeg", "What you asked"), question.AskedById == personId ? question.Text : null),
        new("antwoord", Say("Antwoord", "Answer"), question.Answer),
        new("beantwoordOp", Say("Beantwoord op", "Answered on"), question.AnsweredOn),
        new("beantwoord", Say("Jij beantwoordde dit", "You answered this"), question.AnsweredById == personId),
    ]);
}
