using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>Who did not understand which rule. From the answer on its term runs.</summary>
internal sealed class QuestionsKept(AppDbContext db) : EndsOnADay<RuleQuestion>(db, "code-question", "codekeeping_questions", StartEvent.Ended)
{
    public override string Name => Say("Vragen over onduidelijke regels", "Questions about unclear rules");

    protected override IQueryable<EndedOn> Ended(DateOnly latest) =>
        Db.Set<RuleQuestion>().Where(question => question.AnsweredOn <= latest).Select(question => new EndedOn(question.Id, question.AnsweredOn!.Value));
}
