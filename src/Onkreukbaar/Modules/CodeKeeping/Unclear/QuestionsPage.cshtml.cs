using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>All questions about unclear rules, for who keeps the code.</summary>
[Needs(Right.KeepCode)]
internal sealed class QuestionsPage(CurrentBody body, CurrentActor actor, RuleQuestions questions) : GuardedPage(body, actor)
{
    public IReadOnlyList<AskedQuestion> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => All = await questions.AllAsync(cancel);
}
