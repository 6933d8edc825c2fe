using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>
/// Walks the chain of every body and compares it with the heads that were written down outside the database, and with
/// the records that never change.
/// </summary>
public sealed class VerifyAudit(IServiceScopeFactory scopes, Bodies bodies)
{
    public async Task<AuditFindings> RunAsync(string headsFile, CancellationToken cancel)
    {
        // The file first: what it says was in the database by then.
        var (written, unread) = Read(headsFile);
        await bodies.LoadAsync(cancel);
        var checks = new List<(string Slug, ChainCheck Check, ContentFindings Content)>();
        foreach (var body in bodies.All)
        {
            var (check, content) = await CheckAsync(body, written, cancel);
            checks.Add((body.Slug, check, content));
        }

        var sound = checks.Where(c => c.Check.Problems.Count + c.Content.Problems.Count == 0)
            .Select(c => c.Check.Count == 0 ? $"{c.Slug}: 0 entries" : $"{c.Slug}: {c.Check.Count} entries, last hash {c.Check.LastHash}{Compared(c.Content)}{c.Check.Losses}");
        var gone = written.Slugs.Except(checks.Select(c => c.Slug), StringComparer.Ordinal).Select(slug => $"{slug}: the heads file has seen this body, and it is not here");
        // Before the first entry there is nothing to write down.
        var missing = unread is not null && checks.Exists(c => c.Check.Count > 0) ? [unread] : Array.Empty<string>();
        return new AuditFindings([.. sound], [.. checks.SelectMany(c => c.Check.Problems), .. checks.SelectMany(c => c.Content.Problems.Select(problem => $"{c.Slug}: {problem}")), .. gone, .. written.Problems, .. missing]);
    }

    private static (WrittenHeads Written, string? Unread) Read(string headsFile)
    {
        try
        {
            // The program may be writing in it at this moment.
            using var reader = new StreamReader(new FileStream(headsFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return (WrittenHeads.Read(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)), null);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return (WrittenHeads.Read([]), $"the heads file cannot be read, so an end that was cut off would not be seen: {wrong.Message}");
        }
    }

    private static string Compared(ContentFindings content) => content.Same == 0 ? "" : $", {content.Same} records say what they said";

    private async Task<(ChainCheck Check, ContentFindings Content)> CheckAsync(Body body, WrittenHeads written, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // One view of heads and entries, also while others write. For SQLite this level means a deferred transaction, which
        // reads from a snapshot and keeps no writer waiting.
        await using var view = await db.Database.BeginTransactionAsync(db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancel);
        var check = new ChainCheck(body.Slug, written.Of(body.Slug), written.RestoresOf(body.Slug));
        var audited = new AuditedContent();
        try
        {
            check.Begin(await db.Set<AuditHead>().AsNoTracking().OrderBy(h => h.Year).ToListAsync(cancel));
            await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancel))
            {
                check.Next(entry);
                audited.Add(entry);
            }

            check.End();
        }
        catch (Exception wrong) when (IsUnreadable(wrong))
        {
            check.Unreadable();
            return (check, new ContentFindings(0, []));
        }

        return (check, await CompareAsync(scope.ServiceProvider.GetServices<IProveContent>(), audited, cancel));
    }

    private static async Task<ContentFindings> CompareAsync(IEnumerable<IProveContent> provers, AuditedContent audited, CancellationToken cancel)
    {
        var all = new ContentFindings(0, []);
        foreach (var prover in provers)
        {
            try
            {
                var found = await prover.CompareAsync(audited, cancel);
                all = new ContentFindings(all.Same + found.Same, [.. all.Problems, .. found.Problems]);
            }
            catch (Exception wrong) when (IsUnreadable(wrong))
            {
                return all with { Problems = [.. all.Problems, "the records cannot be read, so they were not all compared with the audit"] };
            }
        }

        return all;
    }

    // SQLite keeps whatever somebody puts in a column.
    private static bool IsUnreadable(Exception wrong) => wrong is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or DbException;
}

/// <summary>One line per body whose chain is whole, one line per problem.</summary>
public sealed record AuditFindings(IReadOnlyList<string> Sound, IReadOnlyList<string> Problems);
