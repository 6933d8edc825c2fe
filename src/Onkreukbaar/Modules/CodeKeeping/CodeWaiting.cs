using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>Proposals of colleagues and questions of readers, on the overview of whoever keeps the code.</summary>
internal sealed class CodeWaiting(ProposalFiles proposals, RuleQuestions questions, ReadMyCode mine, CurrentBody body) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel) => [.. await ToReadAsync(actor, cancel), .. await ToKeepAsync(actor, cancel)];

    private async Task<IReadOnlyList<WaitingWork>> ToReadAsync(Actor actor, CancellationToken cancel)
    {
        var unread = (await mine.OfAsync(actor, cancel)).Where(given => given.Handout.ConfirmedOn is null)
            .Select(given => new WaitingLine(CodeKeepingLinks.Mine(body.Body!), Say("Lees de code en laat weten dat je dat deed", "Read the code and say that you did")) { About = given.Until is { } until ? Say($"graag uiterlijk {CodeWords.Date(until)}", $"please by {CodeWords.Date(until)}") : null }).ToList();
        return unread.Count == 0 ? [] : [new WaitingWork(Say($"Gedragscode lezen ({unread.Count})", $"Code of conduct to read ({unread.Count})"), unread)];
    }

    private async Task<IReadOnlyList<WaitingWork>> ToKeepAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Right.KeepCode))
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
