using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>Who did not understand which rule. From the answer on its term runs.</summary>
internal sealed class QuestionsKept(AppDbContext db) : IKeepRecords
{
    public string Kind => "code-question";

    public string Name => Say("Vragen over onduidelijke regels", "Questions about unclear rules");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    public IReadOnlyList<Footprint> Rows => [new("codekeeping_questions", nameof(RuleQuestion.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        [.. (await db.Set<RuleQuestion>().Where(question => question.AnsweredOn != null && question.AnsweredOn <= latest).OrderBy(question => question.AnsweredOn)
            .Select(question => new { question.Id, question.AnsweredOn }).ToListAsync(cancel)).Select(question => new EndedRecord(question.Id, question.Id.ToString("D", CultureInfo.InvariantCulture), question.AnsweredOn!.Value))];

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<RuleQuestion>().AnyAsync(question => question.Id == id, cancel) ? id : null;
}
