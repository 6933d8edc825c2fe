using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

/// <summary>Which changes of a code somebody proposed or decided on, and why.</summary>
internal sealed class ProposalsTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(proposal => proposal.ById == personId || proposal.ClosedById == personId).OrderBy(proposal => proposal.ChangedAt).ToListAsync(cancel);
        return new ToldPart(
            "codevoorstellen",
            Say("Voorstellen voor de gedragscode", "Proposals for the code of conduct"),
            [.. proposals.Select(proposal => Told(proposal, personId))],
            [.. proposals.Select(proposal => proposal.Id)]);
    }

    private static ToldItem Told(Proposal proposal, Guid personId) => new(proposal.Label,
    [
        new("code", Say("Code", "Code"), proposal.Code),
        new("vanaf", Say("Vanaf", "From"), proposal.From),
        new("voorgesteld", Say("Jij stelde dit voor", "You proposed this"), proposal.ById == personId),
        new("waarom", Say("Waarom", "Why"), proposal.ById == personId ? proposal.Reason : null),
        new("beslist", Say("Jij besliste hierover", "You decided on this"), proposal.ClosedById == personId),
        new("beslistOp", Say("Beslist op", "Decided on"), proposal.ClosedOn),
        new("waaromNiet", Say("Waarom het niet doorging", "Why it did not go ahead"), proposal.ClosedById == personId ? proposal.ClosedReason : null),
    ]);
}
