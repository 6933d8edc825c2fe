using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>The codes of a body for who keeps them: what holds, what is proposed, and what readers do not understand.</summary>
[Needs(Right.KeepCode)]
internal sealed class KeepPage(CurrentBody body, CurrentActor actor, Codes.Codes codes, ProposalFiles proposals, RuleQuestions questions) : GuardedPage(body, actor)
{
    public IReadOnlyList<CodeVersion> InUse => codes.Current(Body);

    public IReadOnlyList<ProposalLine> Open { get; private set; } = [];

    public IReadOnlyList<ProposalLine> Closed { get; private set; } = [];

    public int Unanswered { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var all = await proposals.ListAsync(cancel);
        (Open, Closed) = ([.. all.Where(line => line.State == ProposalState.Open)], [.. all.Where(line => line.State != ProposalState.Open)]);
        Unanswered = await questions.CountUnansweredAsync(cancel);
        return Page();
    }

    /// <summary>What was decided on and is still to begin.</summary>
    public IEnumerable<CodeVersion> Planned(CodeVersion now) => codes.Of(Body).Versions.Where(version => version.Code == now.Code && version.Hash != now.Hash && version.ValidFrom > codes.Today);
}
