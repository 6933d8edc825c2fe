using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>Walks the chain of every body and compares it with the heads that were written down outside the database.</summary>
public sealed class VerifyAudit(IServiceScopeFactory scopes, Bodies bodies)
{
    public async Task<AuditFindings> RunAsync(string headsFile, CancellationToken cancel)
    {
        // The file first: what it says was in the database by then.
        var (written, unread) = Read(headsFile);
        await bodies.LoadAsync(cancel);
        var checks = new List<(string Slug, ChainCheck Check)>();
        foreach (var body in bodies.All)
        {
            checks.Add((body.Slug, await CheckAsync(body, written, cancel)));
        }

        var sound = checks.Where(c => c.Check.Problems.Count == 0).Select(c => c.Check.Count == 0 ? $"{c.Slug}: 0 entries" : $"{c.Slug}: {c.Check.Count} entries, last hash {c.Check.LastHash}{c.Check.Losses}");
        var gone = written.Slugs.Except(checks.Select(c => c.Slug), StringComparer.Ordinal).Select(slug => $"{slug}: the heads file has seen this body, and it is not here");
        // Before the first entry there is nothing to write down.
        var missing = unread is not null && checks.Exists(c => c.Check.Count > 0) ? [unread] : Array.Empty<string>();
        return new AuditFindings([.. sound], [.. checks.SelectMany(c => c.Check.Problems), .. gone, .. written.Problems, .. missing]);
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

    private async Task<ChainCheck> CheckAsync(Body body, WrittenHeads written, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // One view of heads and entries, also while others write. For SQLite this level means a deferred transaction, which
        // reads from a snapshot and keeps no writer waiting.
        await using var view = await db.Database.BeginTransactionAsync(db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancel);
        var check = new ChainCheck(body.Slug, written.Of(body.Slug), written.RestoresOf(body.Slug));
        try
        {
            check.Begin(await db.Set<AuditHead>().AsNoTracking().OrderBy(h => h.Year).ToListAsync(cancel));
            await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancel))
            {
                check.Next(entry);
            }

            check.End();
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or DbException)
        {
            // SQLite keeps whatever somebody puts in a column.
            check.Unreadable();
        }

        return check;
    }
}

/// <summary>One line per body whose chain is whole, one line per problem.</summary>
public sealed record AuditFindings(IReadOnlyList<string> Sound, IReadOnlyList<string> Problems);
