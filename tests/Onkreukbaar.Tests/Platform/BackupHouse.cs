using Onkreukbaar.Cli;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A house of which a backup is made, and an empty one to restore it into.</summary>
public abstract class BackupHouse : IDisposable
{
    private protected const string Mark = "MERKwoordQX7";

    private protected readonly TemporaryFolder data = new();
    private protected readonly TemporaryFolder elsewhere = new();

    private protected string Backup => Path.Combine(elsewhere.Path, "huis.backup");

    private protected string NewFolder => Path.Combine(elsewhere.Path, "nieuw");

    public void Dispose()
    {
        data.Dispose();
        elsewhere.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected AlteredBackup Altered => new(Backup);

    private protected static HouseSettings Settings(string folder, string? connection = null) => new() { IsDemo = true, DataFolder = folder, CodesFolder = Repository.Codes, ConnectionString = connection };

    private protected async Task<HouseSettings> EmptyAsync(DatabaseKind kind)
    {
        var folder = Path.Combine(elsewhere.Path, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        return Settings(folder, kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null);
    }

    private protected async Task TakeAsync(RunningHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TakeBackup>().RunAsync(Backup, CancellationToken.None);
    }

    private protected async Task<string> RefusedAsync(HouseSettings settings, string[] ledgers, bool noDestructions = false) =>
        (await Should.ThrowAsync<CannotStartException>(() => BackupCommands.RestoreAsync(settings, Backup, ledgers, noDestructions, CancellationToken.None))).Message;
}
