using Onkreukbaar.Modules.CodeKeeping.Unclear;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

/// <summary>
/// Who proposed which change of a code and why. The versions themselves stay: answers that were given name them. A proposal
/// goes after the questions that point at it.
/// </summary>
internal sealed class ProposalsKept(AppDbContext db) : EndsOnADay<Proposal>(db, "code-proposal", "codekeeping_proposals", StartEvent.Ended)
{
    public override string Name => Say("Voorstellen voor een nieuwe versie van de gedragscode", "Proposals for a new version of the code of conduct");

    protected override IQueryable<EndedOn> Ended(DateOnly latest) => Db.Set<Proposal>()
        .Where(proposal => proposal.ClosedOn <= latest && !Db.Set<RuleQuestion>().Any(question => question.ProposalId == proposal.Id))
        .Select(proposal => new EndedOn(proposal.Id, proposal.ClosedOn!.Value));
}
