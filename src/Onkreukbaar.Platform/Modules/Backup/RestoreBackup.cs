using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>
/// Puts a backup into an empty database, all of it or nothing. What the ledger says was destroyed is left out before it is
/// written. Until the last step is done, the database says itself that it is unfinished, and no program opens it.
/// </summary>
public sealed class RestoreBackup(IServiceScopeFactory scopes, FinishRestore finish)
{
    public async Task RefuseUnlessEmptyAsync(BackupFile file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EmptyDatabase.RefuseAnyOtherAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), file.Manifest.Migration, cancel);
    }

    public async Task<Restored> RunAsync(BackupFile file, LedgerContents ledger, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var kinds = scope.ServiceProvider.GetRequiredService<RecordKinds>();
        Refuse(file.Manifest, ledger, db);
        await EmptyDatabase.RefuseAnyOtherAsync(db, file.Manifest.Migration, cancel);
        var leftOut = new LeftOut(ledger, kinds);
        await UnfinishedRestore.BeginAsync(db, cancel);
        long rows;
        try
        {
            await db.Database.MigrateAsync(file.Manifest.Migration, cancel);
            rows = await PutBackAsync(db, file, ledger, leftOut, cancel);
        }
        catch (Exception wrong)
        {
            // Nothing was kept, so the database is as empty as it was.
            await UnfinishedRestore.EndAsync(db, CancellationToken.None);
            throw wrong is FormatException or JsonException or DbException or InvalidOperationException
                ? new BackupException($"The backup does not fit, and nothing was put back: {wrong.Message}")
                : wrong;
        }

        await db.Database.MigrateAsync(cancel);
        await finish.RunAsync(file.Manifest, ledger, leftOut, cancel);
        await UnfinishedRestore.EndAsync(db, cancel);
        return new Restored(rows, leftOut.Found.Count);
    }

    private static void Refuse(BackupManifest manifest, LedgerContents ledger, AppDbContext db)
    {
        if (!db.Database.GetMigrations().Contains(manifest.Migration, StringComparer.Ordinal))
        {
            throw new BackupException($"The backup was made by a newer program (database {manifest.Migration}); restore it with that one.");
        }

        if (ledger.Problems.Count > 0)
        {
            throw new BackupException($"The ledger of destructions is not whole: {ledger.Problems[0]}.");
        }
    }

    private static async Task<long> PutBackAsync(AppDbContext db, BackupFile file, LedgerContents ledger, LeftOut leftOut, CancellationToken cancel)
    {
        await EmptyDatabase.RefuseOtherTablesAsync(db, file.Manifest, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var count = 0L;
        foreach (var part in file.Manifest.Parts)
        {
            var rows = new TableRows(db.Database.GetDbConnection(), transaction.GetDbTransaction(), part);
            count += await PutBackAsync(file, part, rows, leftOut, cancel);
        }

        await RefuseALedgerThatKnowsLessAsync(db, ledger, cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return count;
    }

    private static async Task<long> PutBackAsync(BackupFile file, BackupPart part, TableRows rows, LeftOut leftOut, CancellationToken cancel)
    {
        var (wanted, insert, later) = (new RowSum(), await rows.InsertingAsync(cancel), new List<object?[]>());
        await foreach (var line in file.LinesAsync(part))
        {
            var values = rows.Parse(line);
            if (leftOut.Takes(part, values))
            {
                continue;
            }

            await insert(values);
            wanted.Add(Encoding.UTF8.GetBytes(line + "\n"));
            if (part.OnItself.Count > 0)
            {
                later.Add(values);
            }
        }

        foreach (var values in later)
        {
            await rows.PointAtItselfAsync(values, cancel);
        }

        var found = new RowSum();
        await foreach (var line in rows.LinesAsync(cancel))
        {
            found.Add(line.Span);
        }

        return found.SaysTheSameAs(wanted) ? found.Count : throw new BackupException($"What came into {part.Table} is not what the backup holds; nothing was put back.");
    }

    /// <summary>A certificate in the backup that the ledger does not know means another or an older ledger, which would bring records back.</summary>
    private static async Task RefuseALedgerThatKnowsLessAsync(AppDbContext db, LedgerContents ledger, CancellationToken cancel)
    {
        // Before there were certificates there is nothing to know.
        if (!(await EmptyDatabase.TablesAsync(db, cancel)).Contains("retention_certificates"))
        {
            return;
        }

        // Not by the model, which may be newer than these tables are at this moment.
        var known = await db.Database.SqlQueryRaw<KnownCertificate>("SELECT c.\"Id\", b.\"Slug\" FROM retention_certificates c JOIN organisation_bodies b ON b.\"Id\" = c.\"BodyId\"").ToListAsync(cancel);
        if (known.Find(certificate => !ledger.Certificates.Contains((certificate.Slug, certificate.Id))) is { } unknown)
        {
            throw new BackupException($"The ledger does not know the destruction {unknown.Id} that the backup knows: it is not the ledger of this installation, or an older one. Nothing was put back.");
        }
    }

    private sealed record KnownCertificate(Guid Id, string Slug);

    /// <summary>The rows of a table together, in whatever order.</summary>
    private sealed class RowSum
    {
        private readonly byte[] sum = new byte[SHA256.HashSizeInBytes];

        public long Count { get; private set; }

        public void Add(ReadOnlySpan<byte> line)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(line, hash);
            for (var at = 0; at < hash.Length; at++)
            {
                sum[at] ^= hash[at];
            }

            Count++;
        }

        public bool SaysTheSameAs(RowSum other) => Count == other.Count && sum.AsSpan().SequenceEqual(other.sum);
    }
}

/// <summary>How many rows were put back, and how many destroyed records were left out.</summary>
public sealed record Restored(long Rows, int LeftOut);
