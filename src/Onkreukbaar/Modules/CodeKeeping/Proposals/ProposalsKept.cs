using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Proposals;

/// <summary>
/// Who proposed which change of a code and why. The versions themselves stay: answers that were given name them. A proposal
/// goes after the questions that point at it.
/// </summary>
internal sealed class ProposalsKept(AppDbContext db) : IKeepRecords
{
    public string Kind => "code-proposal";

    public string Name => Say("Voorstellen voor een nieuwe versie van de gedragscode", "Proposals for a new version of the code of conduct");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    public IReadOnlyList<Footprint> Rows => [new("codekeeping_proposals", nameof(Proposal.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        [.. (await db.Set<Proposal>().Where(proposal => proposal.ClosedOn != null && proposal.ClosedOn <= latest && !db.Set<Unclear.RuleQuestion>().Any(question => question.ProposalId == proposal.Id)).OrderBy(proposal => proposal.ClosedOn)
            .Select(proposal => new { proposal.Id, proposal.ClosedOn }).ToListAsync(cancel)).Select(proposal => new EndedRecord(proposal.Id, Reference(proposal.Id), proposal.ClosedOn!.Value))];

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Proposal>().AnyAsync(proposal => proposal.Id == id, cancel) ? id : null;

    private static string Reference(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
