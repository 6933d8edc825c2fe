using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>Whether a restore may go here: nobody's data may be mixed with a backup's.</summary>
internal static class EmptyDatabase
{
    private const string OnSqlite = "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
    private const string OnPostgreSql = "SELECT table_name::text AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_\\_%'";

    public static Task<List<string>> TablesAsync(AppDbContext db, CancellationToken cancel) =>
        db.Database.SqlQueryRaw<string>(db.Database.IsSqlite() ? OnSqlite : OnPostgreSql).ToListAsync(cancel);

    public static async Task RefuseAnyOtherAsync(AppDbContext db, string migration, CancellationToken cancel)
    {
        if (await UnfinishedRestore.IsThereAsync(db.Database, cancel))
        {
            throw new BackupException("An earlier restore was broken off here. Make a new, empty database and restore into that one.");
        }

        foreach (var table in await TablesAsync(db, cancel))
        {
            var one = $"SELECT 1 AS \"Value\" FROM {TableRows.Quoted(table)} LIMIT 1";
            if (await db.Database.SqlQueryRaw<int>(one).AnyAsync(cancel))
            {
                throw new BackupException("There is data here already; a backup is only restored into an empty database.");
            }
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault();
        if (applied is not null && string.CompareOrdinal(applied, migration) > 0)
        {
            throw new BackupException("The database here was made for a newer version than the backup's. Use one in which `migrate` was not run.");
        }
    }

    public static async Task RefuseOtherTablesAsync(AppDbContext db, BackupManifest manifest, CancellationToken cancel)
    {
        var (here, there) = (await TablesAsync(db, cancel), manifest.Parts.Select(part => part.Table).ToList());
        if (here.Except(there, StringComparer.Ordinal).Concat(there.Except(here, StringComparer.Ordinal)).FirstOrDefault() is { } strange)
        {
            throw new BackupException($"The backup and the database do not have the same tables: {strange}.");
        }
    }
}

/// <summary>A table that stands in the database while a restore is under way.</summary>
public static class UnfinishedRestore
{
    private const string Table = "__restoring";

    public static async Task<bool> IsThereAsync(DatabaseFacade database, CancellationToken cancel) =>
        await database.SqlQueryRaw<int>(database.IsSqlite()
            ? $"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '{Table}'"
            : $"SELECT count(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '{Table}'").SingleAsync(cancel) > 0;

    internal static Task BeginAsync(AppDbContext db, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync($"CREATE TABLE {Table} (\"Since\" integer)", cancel);

    internal static Task EndAsync(AppDbContext db, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync($"DROP TABLE {Table}", cancel);
}
