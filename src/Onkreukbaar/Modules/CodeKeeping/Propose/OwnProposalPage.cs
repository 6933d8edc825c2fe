using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>A page on which somebody changes one thing in a proposal of their own that is still open; for anybody else it is not there.</summary>
internal abstract class OwnProposalPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose) : GuardedPage(body, actor)
{
    public ProposalFile Found { get; private set; } = null!;

    protected async Task<bool> FindAsync(Guid id, CancellationToken cancel, bool toChange = true)
    {
        if (await proposals.HeadAsync(id, cancel) is not { } head || (toChange && !(head.IsOpen && head.Proposal.ById == Actor.PersonId)))
        {
            return false;
        }

        try
        {
            Found = await proposals.ReadAsync(head.Proposal, cancel);
            return true;
        }
        catch (BrokenCodeException)
        {
            // The page of the proposal says what is wrong, and offers what can still be done.
            return false;
        }
    }

    /// <summary>Shows everything that is wrong with a form at its fields.</summary>
    /// <returns>Whether there is nothing wrong.</returns>
    protected bool IsRight(IEnumerable<(string Field, string Sentence)> problems)
    {
        foreach (var (field, sentence) in problems)
        {
            ModelState.AddModelError($"Form.{field}", sentence);
        }

        return ModelState.IsValid;
    }

    /// <summary>Back to the proposal, or this page again with what is wrong.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="edit">What becomes of its files; it may refuse what was sent.</param>
    /// <param name="whenBroken">What to say when the code could not be read like that.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    protected async Task<IActionResult> ChangeAsync(Guid id, Func<ProposalFile, CodeFiles> edit, Func<BrokenCodeException, RuleBrokenException> whenBroken, CancellationToken cancel)
    {
        try
        {
            await propose.ChangeAsync(Actor, id, edit, cancel);
            return Redirect(CodeKeepingLinks.Proposal(Body, id));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
        catch (BrokenCodeException broken)
        {
            return Again(whenBroken(broken), "");
        }
        catch (ChangedMeanwhileException)
        {
            Again(ProposalWords.InAnotherWindow(), "");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }
}
