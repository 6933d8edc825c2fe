using System.CommandLine;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Cli;

/// <summary>Making a backup while the program runs, and putting one back into an empty database.</summary>
internal static class BackupCommands
{
    private static readonly Argument<string> BackupName = new("file") { Description = "The backup" };
    private static readonly Option<string[]> Ledger = new("--ledger") { Description = $"{DestructionLedger.FileName} of this installation; of several nodes, each one", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> NoDestructions = new("--no-destructions") { Description = "State that nothing was ever destroyed in this installation" };

    public static Command Backup(Option<string?> data)
    {
        var backup = new Command("backup", "Write everything in the database to one file; the program may be running") { BackupName, data };
        backup.SetAction((parsed, cancel) => Commands.SayingWhatIsWrong(() => InOneLineAsync(async () =>
        {
            await using var app = House.Build(HouseSettings.ForInstallation(parsed.GetValue(data), urls: null));
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            var file = parsed.GetRequiredValue(BackupName);
            var rows = await scope.ServiceProvider.GetRequiredService<TakeBackup>().RunAsync(file, cancel);
            await Console.Out.WriteLineAsync($"Wrote {rows} rows to {file}. The folder keys, {DestructionLedger.FileName} and the heads of the audit are not in it: keep those too, apart.");
        })));
        return backup;
    }

    public static Command Restore(Option<string?> data)
    {
        var restore = new Command("restore", "Put a backup into an empty database, all of it or nothing") { BackupName, data, Ledger, NoDestructions };
        restore.SetAction((parsed, cancel) => Commands.SayingWhatIsWrong(async () =>
        {
            var settings = HouseSettings.ForInstallation(parsed.GetValue(data), urls: null);
            var restored = await RestoreAsync(settings, parsed.GetRequiredValue(BackupName), parsed.GetValue(Ledger) ?? [], parsed.GetValue(NoDestructions), cancel);
            await Console.Out.WriteLineAsync($"Restored {restored.Rows} rows. Destroyed records left out: {restored.LeftOut}. Run `verify-audit` now.");
        }));
        return restore;
    }

    public static async Task<Restored> RestoreAsync(HouseSettings settings, string file, string[] ledgers, bool noDestructions, CancellationToken cancel)
    {
        Restored? restored = null;
        await InOneLineAsync(async () =>
        {
            var ledger = ReadLedger(settings, ledgers, noDestructions);
            using var backup = await BackupFile.OpenAsync(file, cancel);
            restored = settings.Database.IsPostgreSql ? await RestoreAsync(settings, backup, ledger, cancel) : await RestoreFileAsync(settings, backup, ledger, cancel);
        });
        return restored!;
    }

    private static LedgerContents ReadLedger(HouseSettings settings, string[] named, bool noDestructions)
    {
        if (named.Length == 0 && !noDestructions)
        {
            throw new CannotStartException($"A backup may hold what was destroyed since. Name the ledger with --ledger FILE ({DestructionLedger.FileName} in the data folder), or state --no-destructions.");
        }

        if (named.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new CannotStartException($"There is no file {missing}.");
        }

        var own = Path.Combine(settings.DataFolder, DestructionLedger.FileName);
        var ledger = LedgerContents.Read(named.Append(own).Select(Path.GetFullPath).Where(File.Exists).Distinct(StringComparer.Ordinal));
        return noDestructions && ledger.Records.Count > 0
            ? throw new CannotStartException("You state that nothing was ever destroyed, and the ledger says otherwise. Nothing was put back.")
            : ledger;
    }

    private static async Task<Restored> RestoreAsync(HouseSettings settings, BackupFile backup, LedgerContents ledger, CancellationToken cancel)
    {
        await using var app = House.Build(settings);
        app.Services.GetRequiredService<DestructionLedger>().Adopt(ledger);
        return await app.Services.GetRequiredService<RestoreBackup>().RunAsync(backup, ledger, cancel);
    }

    /// <summary>A SQLite file is made beside its place and takes it when it is whole.</summary>
    private static async Task<Restored> RestoreFileAsync(HouseSettings settings, BackupFile backup, LedgerContents ledger, CancellationToken cancel)
    {
        var connection = new SqliteConnectionStringBuilder(settings.Database.ConnectionString);
        var (file, unfinished) = (Path.GetFullPath(connection.DataSource), Path.GetFullPath(connection.DataSource) + ".restoring");
        await RefuseUnlessEmptyAsync(settings, file, backup, cancel);
        Delete(unfinished);
        try
        {
            connection.DataSource = unfinished;
            var restored = await RestoreAsync(settings with { ConnectionString = connection.ConnectionString }, backup, ledger, cancel);
            SqliteConnection.ClearAllPools();
            Delete(file);
            File.Move(unfinished, file);
            return restored;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Delete(unfinished);
        }
    }

    private static async Task RefuseUnlessEmptyAsync(HouseSettings settings, string file, BackupFile backup, CancellationToken cancel)
    {
        if (File.Exists(file))
        {
            await using var app = House.Build(settings);
            await app.Services.GetRequiredService<RestoreBackup>().RefuseUnlessEmptyAsync(backup, cancel);
            SqliteConnection.ClearAllPools();
        }
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }

    private static async Task InOneLineAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (BackupException wrong)
        {
            throw new CannotStartException(wrong.Message);
        }
        catch (DbException wrong)
        {
            throw new CannotStartException($"The database cannot be used: {wrong.Message}");
        }
    }
}
