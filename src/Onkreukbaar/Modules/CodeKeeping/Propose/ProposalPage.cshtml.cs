using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.CodeKeeping.Decide;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Codes.Compare;
using Onkreukbaar.Modules.Registers.AskAgain;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>A next version of a code: what is different in it, who would hear something else, and what becomes of it.</summary>
[Needs(Right.KeepCode)]
internal sealed class ProposalPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose, ActivateProposal activate, AnswersBefore answers, GiftsAskedAgain gifts) : GuardedPage(body, actor)
{
    [BindProperty(Name = "nummer")]
    public int Number { get; set; }

    [BindProperty(Name = "reden")]
    public string? WithdrawReason { get; set; }

    [BindProperty(Name = "voorbeeld")]
    public IReadOnlyList<string> Accepted { get; set; } = [];

    public ProposalHead Head { get; private set; } = null!;

    /// <summary>Null when its files cannot be read any more; then it can only be withdrawn or sent back.</summary>
    public ProposalFile? Found { get; private set; }

    public VersionChanges Changes { get; private set; } = null!;

    public IReadOnlyList<OtherAnswer> Otherwise { get; private set; } = [];

    public AskedAgain Gifts { get; private set; } = null!;

    /// <summary>The examples that keep the proposal from running as long as they expect the old answer.</summary>
    public IReadOnlyList<NlChoice> ToAccept => [.. Otherwise.Where(other => other.Fails).Select(other => new NlChoice(other.Practice.Id, $"{other.Practice.Title} ({other.Practice.Id})") { Language = "nl" })];

    public IReadOnlyList<string> Obstacles { get; private set; } = [];

    /// <summary>What is wrong with its files, place by place.</summary>
    public IReadOnlyList<CodeProblem> Problems { get; private set; } = [];

    /// <summary>Somebody changed or decided on it after this page was shown.</summary>
    public bool WasOvertaken { get; private set; }

    public bool IsMine => Head.Proposal.ById == Actor.PersonId;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => ShowAsync(id, cancel);

    public Task<IActionResult> OnPostActiveerAsync(Guid id, CancellationToken cancel) =>
        DoAsync(id, async () => await activate.ActivateAsync(Actor, await proposals.ReadAsync(Head.Proposal, cancel), Number, cancel), cancel);

    public Task<IActionResult> OnPostTerugAsync(Guid id, CancellationToken cancel) =>
        DoAsync(id, () => propose.WithdrawAsync(Actor, id, Number, WithdrawReason, cancel), cancel);

    /// <summary>The chosen examples must from now on get the answer that the new rules give.</summary>
    public Task<IActionResult> OnPostVoorbeeldenAsync(Guid id, CancellationToken cancel) => DoAsync(id, async () =>
    {
        var chosen = answers.Of(await proposals.ReadAsync(Head.Proposal, cancel)).Where(other => other.Fails && Accepted.Contains(other.Practice.Id, StringComparer.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            throw new RuleBrokenException("voorbeeld", Say("Kies minstens één voorbeeld", "Choose at least one example"));
        }

        await propose.ChangeAsync(Actor, id, file => chosen.Aggregate(file.Files, (files, other) => files.WithAnswer(other.Topic.CasesFile, other.Practice.Id, other.Becomes)), cancel);
    }, cancel);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancel)
    {
        if (await proposals.HeadAsync(id, cancel) is not { } head)
        {
            return NotFound();
        }

        Head = head;
        try
        {
            await act();
            return Redirect(CodeKeepingLinks.Proposal(Body, id));
        }
        catch (RuleBrokenException broken)
        {
            await ShowAsync(id, cancel);
            return Again(broken, "");
        }
        catch (BrokenCodeException broken)
        {
            await ShowAsync(id, cancel);
            Problems = broken.Problems;
            return Again(new RuleBrokenException("", Say("Zo klopt de code niet meer. Er is niets gewijzigd", "The code is not right any more like this. Nothing was changed")), "");
        }
        catch (ChangedMeanwhileException)
        {
            WasOvertaken = true;
            await ShowAsync(id, cancel);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancel)
    {
        if (await proposals.HeadAsync(id, cancel) is not { } head)
        {
            return NotFound();
        }

        Head = head;
        try
        {
            await ReadAsync(await proposals.ReadAsync(head.Proposal, cancel), cancel);
        }
        catch (BrokenCodeException broken)
        {
            Problems = broken.Problems;
        }

        return Page();
    }

    private async Task ReadAsync(ProposalFile found, CancellationToken cancel)
    {
        (Changes, Otherwise) = TriedCodes.Fenced(() => (VersionChanges.Between(found.Base, found.Next, found.Proposal.From), answers.Of(found)));
        Gifts = await gifts.OfLastYearAsync(found.Base, found.Next, found.Proposal.From, cancel);
        (Obstacles, Problems) = found.IsOpen ? (activate.Obstacles(found), activate.Problems(found)) : ([], []);
        Found = found;
    }
}
