using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Writing a next version of a code. Whoever began it is the only one who changes it, so that somebody else can decide.</summary>
internal sealed class ProposeChange(AppDbContext db, CurrentBody current, ProposalFiles proposals, Changes changes, Clock clock)
{
    /// <param name="by">Who began it.</param>
    /// <param name="id">The proposal.</param>
    /// <param name="edit">What becomes of its files.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    /// <exception cref="RuleBrokenException">It is somebody else's, or closed.</exception>
    /// <exception cref="BrokenCodeException">It could not be read like this; nothing was changed.</exception>
    /// <exception cref="ChangedMeanwhileException">It was changed in another window.</exception>
    public async Task ChangeAsync(Actor by, Guid id, Func<ProposalFile, CodeFiles> edit, CancellationToken cancel)
    {
        if (await proposals.HeadAsync(id, cancel) is not { } head)
        {
            return;
        }

        RefuseOthers(by, head.Proposal);
        var file = await proposals.ReadAsync(head.Proposal, cancel);
        var files = TriedCodes.Fenced(() => edit(file));
        // Outside of the transaction: this is the slow part.
        TryFiles.Read(current.Body!.Slug, file.Proposal.Code, files, file.Proposal.From);
        if (files.Hash == file.Files.Hash)
        {
            return;
        }

        await MakeAsync(by, id, file.Proposal.Number, proposal =>
        {
            (proposal.Files, proposal.ChangedAt) = (files.Pack(), clock.Now);
            return new Happened("changed", "code-proposal", id, Reason: files.Hash);
        }, cancel);
    }

    /// <summary>It goes no further: its writer withdrew it, or somebody else sent it back.</summary>
    /// <exception cref="RuleBrokenException">No reason was given, or it is closed already.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else was first.</exception>
    public async Task WithdrawAsync(Actor by, Guid id, int number, string? reason, CancellationToken cancel)
    {
        var why = reason.Required(Proposal.ReasonMax, "reden");
        await MakeAsync(by, id, number, proposal =>
        {
            RefuseClosed(proposal);
            (proposal.State, proposal.ClosedById, proposal.ClosedOn, proposal.ClosedReason) = (ProposalState.Withdrawn, by.PersonId, clock.Today, why);
            return new Happened("withdrawn", "code-proposal", id);
        }, cancel);
    }

    private async Task MakeAsync(Actor by, Guid id, int number, Func<Proposal, Happened> act, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(by.PersonId), async () =>
            {
                var proposal = await db.Set<Proposal>().SingleAsync(found => found.Id == id, cancel);
                if (proposal.Number != number)
                {
                    throw new ChangedMeanwhileException();
                }

                proposal.Number++;
                return act(proposal);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private static void RefuseOthers(Actor by, Proposal proposal)
    {
        RefuseClosed(proposal);
        if (proposal.ById != by.PersonId)
        {
            throw new RuleBrokenException("", Say("Alleen wie het voorstel begon, wijzigt het. Jij kunt het activeren of terugsturen", "Only whoever began the proposal changes it. You can activate it or send it back"));
        }
    }

    private static void RefuseClosed(Proposal proposal)
    {
        if (proposal.State != ProposalState.Open)
        {
            throw new RuleBrokenException("", Say("Over dit voorstel is al beslist", "This proposal was decided on already"));
        }
    }
}
