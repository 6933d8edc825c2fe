using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>
/// After the rows are back: the audit of each body says that it was restored and what was left out, and the file with
/// the heads says from where each chain goes on, so that what a restore loses is told and not taken for a cut-off end.
/// </summary>
public sealed class FinishRestore(IServiceScopeFactory scopes, Bodies bodies, AuditHeads heads, Clock clock)
{
    internal async Task RunAsync(BackupManifest manifest, LedgerContents ledger, LeftOut leftOut, CancellationToken cancel)
    {
        await bodies.LoadAsync(cancel);
        foreach (var body in bodies.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            heads.PutBack(body.Slug, await db.Set<AuditHead>().AsNoTracking().Where(head => head.Seq > 0).OrderByDescending(head => head.Year).FirstOrDefaultAsync(cancel));
            await SayAsync(scope.ServiceProvider.GetRequiredService<Changes>(), db, body, manifest, ledger, leftOut, cancel);
        }
    }

    private Task SayAsync(Changes changes, AppDbContext db, Body body, BackupManifest manifest, LedgerContents ledger, LeftOut leftOut, CancellationToken cancel) => changes.MakeAsync<bool>(By.Cli(), async () =>
    {
        var gone = leftOut.Found.Where(record => record.Slug == body.Slug).ToList();
        var certificates = ledger.Certificates.Where(known => known.Slug == body.Slug).Select(known => known.Certificate).ToList();
        foreach (var proposal in await db.Set<Proposal>().Where(proposal => proposal.State == ProposalState.Open && certificates.Contains(proposal.Id)).ToListAsync(cancel))
        {
            (proposal.State, proposal.ClosedAt) = (ProposalState.Destroyed, clock.Now);
            proposal.Version++;
        }

        var restored = new Happened(ChainCheck.Restored, "body", body.Id, Reason: string.Create(CultureInfo.InvariantCulture, $"backup of {manifest.TakenAt:yyyy-MM-dd'T'HH:mm:ss'Z'}, {gone.Count} left out by the ledger"));
        return (true, [restored, .. gone.Select(record => new Happened("destroyed", record.Kind, record.Id, Reason: $"left out by a restore, certificate {record.Certificate}"))]);
    }, cancel);
}
