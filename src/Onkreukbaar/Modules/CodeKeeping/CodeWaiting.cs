using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>Proposals of colleagues and questions of readers, on the overview of whoever keeps the code.</summary>
internal sealed class CodeWaiting(ProposalFiles proposals, RuleQuestions questions, CurrentBody body) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel)
    {
        if (!Matrix.Allows(actor.Roles, Right.KeepCode))
        {
            return [];
        }

        var toDecide = (await proposals.ListAsync(cancel)).Where(line => line.State == ProposalState.Open && line.ById != actor.PersonId)
            .Select(line => new WaitingLine(CodeKeepingLinks.Proposal(body.Body!, line.Id), line.Label) { About = Say($"zou ingaan op {CodeWords.Date(line.From)}", $"would begin on {CodeWords.Date(line.From)}"), IsTyped = true }).ToList();
        var unanswered = await questions.CountUnansweredAsync(cancel);
        return
        [
            .. toDecide.Count == 0 ? [] : (WaitingWork[])[new WaitingWork(Say($"Voorstellen voor de gedragscode ({toDecide.Count})", $"Proposals for the code of conduct ({toDecide.Count})"), toDecide)],
            .. unanswered == 0 ? [] : (WaitingWork[])[new WaitingWork(Say($"Vragen over onduidelijke regels ({unanswered})", $"Questions about unclear rules ({unanswered})"), [new WaitingLine(CodeKeepingLinks.Questions(body.Body!), Say("Bekijk en beantwoord", "See and answer"))])],
        ];
    }
}
