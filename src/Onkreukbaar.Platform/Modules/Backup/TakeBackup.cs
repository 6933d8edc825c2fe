using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>Writes everything in the database to one file that either database can be restored from, while the program runs.</summary>
public sealed class TakeBackup(AppDbContext db, Clock clock)
{
    /// <summary>How many rows it holds. The file is there whole, or not at all.</summary>
    public async Task<long> RunAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file))
        {
            throw new BackupException($"There is a file {file} already; nothing was written.");
        }

        var unfinished = $"{file}.{Guid.CreateVersion7(clock.Now):N}.part";
        try
        {
            var rows = await WriteAsync(unfinished, cancel);
            File.Move(unfinished, file);
            return rows;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup cannot be written: {wrong.Message}");
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidCastException or ArgumentException)
        {
            throw new BackupException($"A row in the database cannot be read, so no backup was made: {wrong.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<long> WriteAsync(string file, CancellationToken cancel)
    {
        await using var stream = new FileStream(file, ForThisUserAlone());
        long rows;
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            rows = await WriteAsync(zip, cancel);
        }

        stream.Flush(flushToDisk: true);
        return rows;
    }

    private async Task<long> WriteAsync(ZipArchive zip, CancellationToken cancel)
    {
        // One view of all tables, also while others write. For SQLite this level means a deferred transaction, which reads
        // from a snapshot and keeps no writer waiting.
        await using var view = await db.Database.BeginTransactionAsync(db.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancel);
        var migration = (await db.Database.GetAppliedMigrationsAsync(cancel)).Last();
        var parts = new List<BackupPart>();
        foreach (var part in TablesOfModel.Of(db))
        {
            parts.Add(await WriteAsync(zip, part, new TableRows(db.Database.GetDbConnection(), view.GetDbTransaction(), part), cancel));
        }

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, typeof(TakeBackup).Assembly.GetName().Version!.ToString(3), migration, clock.Now, parts).ToBytes();
        await WriteAsync(zip, BackupManifest.Entry, manifest, cancel);
        await WriteAsync(zip, BackupManifest.HashEntry, System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(manifest))), cancel);
        return parts.Sum(part => part.Rows);
    }

    private static async Task<BackupPart> WriteAsync(ZipArchive zip, BackupPart part, TableRows rows, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await using var entry = await zip.CreateEntry(part.Entry).OpenAsync(cancel);
        await foreach (var line in rows.LinesAsync(cancel))
        {
            hash.AppendData(line.Span);
            await entry.WriteAsync(line, cancel);
            count++;
        }

        return part with { Rows = count, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    private static async Task WriteAsync(ZipArchive zip, string name, byte[] bytes, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
        await entry.WriteAsync(bytes, cancel);
    }

    private static FileStreamOptions ForThisUserAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
