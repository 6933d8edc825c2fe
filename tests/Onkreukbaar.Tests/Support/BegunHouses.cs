using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Onkreukbaar.Cli;

namespace Onkreukbaar.Tests.Support;

/// <summary>
/// Houses as they are when they have just begun: migrated, with the people and the knowledge of the demo. One is made for
/// each kind of database and first moment; every test gets a copy of its own.
/// </summary>
internal static class BegunHouses
{
    private static readonly ConcurrentDictionary<(DatabaseKind Kind, DateTimeOffset? At), Lazy<Task<Begun>>> Made = new();

    /// <summary>Copies such a house into this folder; the connection string of its PostgreSQL database, when it has one.</summary>
    public static async Task<string?> CopyAsync(DatabaseKind kind, TimeProvider? time, string folder, Func<HouseSettings, TimeProvider?, WebApplication> build)
    {
        var at = time?.GetUtcNow();
        var begun = await Made.GetOrAdd((kind, at), _ => new Lazy<Task<Begun>>(() => MakeAsync(kind, at, build))).Value;
        foreach (var file in Directory.EnumerateFiles(begun.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(begun.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return begun.Database is { } database ? await PostgreSql.NewDatabaseAsync(database) : null;
    }

    private static async Task<Begun> MakeAsync(DatabaseKind kind, DateTimeOffset? at, Func<HouseSettings, TimeProvider?, WebApplication> build)
    {
        var folder = Directory.CreateTempSubdirectory("onkreukbaar-begun-").FullName;
        Leftovers.ClearLater(() => Directory.Delete(folder, recursive: true));
        var connection = kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null;
        var settings = new HouseSettings { IsDemo = true, DataFolder = folder, Urls = "http://127.0.0.1:0", CodesFolder = Repository.Codes, ConnectionString = connection };
        await using (var app = build(settings, at is { } moment ? new SetTime(moment) : null))
        {
            await House.MigrateAsync(app, CancellationToken.None);
            await House.AddDemoBodiesAsync(app, CancellationToken.None);
            await House.OpenAsync(app, CancellationToken.None);
        }

        // A database that is still open can be copied by halves, and PostgreSQL refuses to.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return new Begun(folder, connection is null ? null : new NpgsqlConnectionStringBuilder(connection).Database);
    }

    private sealed record Begun(string Folder, string? Database);
}
