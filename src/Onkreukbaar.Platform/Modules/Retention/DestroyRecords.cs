using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>
/// Destroying what was kept long enough: one person proposes, another one confirms, and everything of each record goes
/// in one transaction with an entry in the audit and a certificate.
/// </summary>
public sealed class DestroyRecords(AppDbContext db, CurrentBody current, RecordKinds kinds, RecordsDue due, Changes changes, DestructionLedger ledger, WipeFreedSpace wipe, Clock clock)
{
    /// <summary>One sitting of the second person; the rest is another proposal.</summary>
    public const int MostAtOnce = 500;

    private string Slug => current.Body!.Slug;

    /// <exception cref="RuleBrokenException">Nothing is due, or there is a proposal already.</exception>
    public async Task<Guid> ProposeAsync(Guid by, IKeepRecords keeper, CancellationToken cancel)
    {
        var found = await due.OfAsync(keeper, cancel);
        if (found.Due.Count == 0)
        {
            throw new RuleBrokenException("", Say("Er is niets dat vernietigd mag worden", "There is nothing that may be destroyed"));
        }

        if (await db.Set<Proposal>().AnyAsync(open => open.Kind == keeper.Kind && open.State == ProposalState.Open, cancel))
        {
            throw new RuleBrokenException("", Say("Er ligt al een voorstel voor deze gegevens. Laat dat eerst bevestigen of trek het in", "There is a proposal for these records already. Have it confirmed or withdraw it first"));
        }

        var proposal = new Proposal { Id = Guid.CreateVersion7(clock.Now), BodyId = current.Body!.Id, Kind = keeper.Kind, RuleId = found.Rule!.Id, ProposedAt = clock.Now, ProposedById = by, State = ProposalState.Open };
        await changes.MakeAsync(By.Web(by), () =>
        {
            db.Add(proposal);
            db.AddRange(found.Due.Take(MostAtOnce).Select(record => new ProposedRecord { Id = Guid.CreateVersion7(clock.Now), BodyId = proposal.BodyId, ProposalId = proposal.Id, RecordId = record.Id, Reference = record.Reference, StartedOn = record.StartedOn }));
            return Task.FromResult<Happened?>(new Happened("proposed", "destruction", proposal.Id, Reason: keeper.Kind));
        }, cancel);
        return proposal.Id;
    }

    /// <summary>By who proposed it, or as a refusal by who should confirm it.</summary>
    public async Task WithdrawAsync(Guid by, Proposal proposal, long version, CancellationToken cancel)
    {
        RefuseWhatChanged(proposal, version);
        ledger.TakeBack(Slug, proposal.Id);
        await OnceAsync(() => changes.MakeAsync(By.Web(by), () =>
        {
            Close(proposal, ProposalState.Withdrawn, by);
            return Task.FromResult<Happened?>(new Happened("withdrawn", "destruction", proposal.Id, Reason: proposal.Kind));
        }, cancel));
    }

    /// <exception cref="RuleBrokenException">The same person proposed it, or nothing of it may be destroyed any more.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else was first, or a record changed; nothing was destroyed.</exception>
    public async Task ConfirmAsync(Guid by, Proposal proposal, long version, CancellationToken cancel)
    {
        if (proposal.ProposedById == by)
        {
            throw new RuleBrokenException("", Say("Je hebt dit zelf voorgesteld. Een ander moet het bevestigen", "You proposed this yourself. Somebody else must confirm it"));
        }

        RefuseWhatChanged(proposal, version);
        var keeper = kinds.Find(proposal.Kind) ?? throw new InvalidOperationException($"No module keeps {proposal.Kind}.");
        var going = await StillDueAsync(proposal, keeper, cancel);
        if (going.Count == 0)
        {
            throw new RuleBrokenException("", Say("Niets uit dit voorstel mag nu vernietigd worden. Trek het in", "Nothing of this proposal may be destroyed now. Withdraw it"));
        }

        var certificate = await CertificateAsync(by, proposal, going, cancel);
        ledger.TakeBack(Slug, proposal.Id);
        ledger.Announce(Slug, proposal.Kind, proposal.Id, going.SelectMany(record => record.Ids));
        var mayHaveHappened = false;
        try
        {
            await OnceAsync(() => changes.MakeAsync<bool>(By.Web(by), async () =>
            {
                var what = await DestroyAsync(by, proposal, keeper, going, certificate, cancel);
                mayHaveHappened = true;
                return (true, what);
            }, CancellationToken.None));
        }
        catch (Exception wrong) when (!mayHaveHappened || wrong is ChangedMeanwhileException)
        {
            // It went wrong before the end of the transaction, so nothing was destroyed. When the end itself fails nobody
            // knows, and then the ledger keeps what it says.
            ledger.TakeBack(Slug, proposal.Id);
            throw;
        }

        await wipe.RunAsync();
    }

    private async Task<IReadOnlyList<Happened>> DestroyAsync(Guid by, Proposal proposal, IKeepRecords keeper, IReadOnlyList<EndedRecord> going, Certificate certificate, CancellationToken cancel)
    {
        var rows = new RowsToDestroy(db, current.Body!, kinds.RowsOf(keeper));
        await rows.LockAsync(going, cancel);
        if (!(await StillDueAsync(proposal, keeper, cancel)).Select(record => record.Id).SequenceEqual(going.Select(record => record.Id)))
        {
            throw new ChangedMeanwhileException();
        }

        await rows.DeleteAsync(going, cancel);
        Close(proposal, ProposalState.Destroyed, by);
        db.Add(certificate);
        return
        [
            .. going.Select(record => new Happened("destroyed", keeper.Kind, record.Id, Reason: $"certificate {certificate.Id}")),
            new Happened("certified", "destruction", certificate.Id, Reason: $"sha256 {certificate.Hash}"),
        ];
    }

    /// <summary>What of the proposal may still go: what was held, changed or fell under another rule meanwhile stays.</summary>
    private async Task<IReadOnlyList<EndedRecord>> StillDueAsync(Proposal proposal, IKeepRecords keeper, CancellationToken cancel)
    {
        var proposed = (await db.Set<ProposedRecord>().Where(record => record.ProposalId == proposal.Id).Select(record => record.RecordId).ToListAsync(cancel)).ToHashSet();
        var now = await due.OfAsync(keeper, cancel);
        return now.Rule?.Id == proposal.RuleId ? [.. now.Due.Where(record => proposed.Contains(record.Id))] : [];
    }

    private async Task<Certificate> CertificateAsync(Guid by, Proposal proposal, IReadOnlyList<EndedRecord> going, CancellationToken cancel)
    {
        var rule = await db.Set<RetentionRule>().AsNoTracking().SingleAsync(found => found.Id == proposal.RuleId, cancel);
        var names = await db.Set<Person>().Where(person => person.Id == by || person.Id == proposal.ProposedById).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return Certificate.Of(proposal, rule, names[proposal.ProposedById], Clock.DayOf(proposal.ProposedAt), names[by], clock.Now, clock.Today, going);
    }

    private void Close(Proposal proposal, ProposalState state, Guid by)
    {
        (proposal.State, proposal.ClosedAt, proposal.ClosedById) = (state, clock.Now, by);
        proposal.Version++;
    }

    private static void RefuseWhatChanged(Proposal proposal, long version)
    {
        if (proposal.State != ProposalState.Open || proposal.Version != version)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private static async Task OnceAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DbUpdateException)
        {
            throw new ChangedMeanwhileException();
        }
    }
}
