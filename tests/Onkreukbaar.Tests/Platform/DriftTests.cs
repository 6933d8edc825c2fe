using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Onkreukbaar.Cli;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>The migrations are written by hand; these tests keep them equal to what the program expects.</summary>
public sealed class DriftTests
{
    private const string SqliteColumns =
        """
        select m.name || '.' || p.name || ' ' || p.type || ' ' || p."notnull" || ' ' || p.pk from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like '\_\_%' escape '\' and m.name not like 'sqlite%'
        union all select 'index ' || m.tbl_name || '.' || i.name || ' ' || i."unique" || ' ' || group_concat(c.name) from sqlite_master m join pragma_index_list(m.name) i join pragma_index_info(i.name) c where m.type = 'table' and m.name not like '\_\_%' escape '\' group by m.tbl_name, i.name
        union all select 'key ' || m.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    private const string PostgreSqlColumns =
        """
        select table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '-') || ' ' || is_nullable from information_schema.columns where table_schema = 'public' and table_name not like '\_\_%'
        union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like '\_\_%' and indexname not like '\_\_%'
        union all select 'key ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype in ('f', 'p') and conrelid::regclass::text not like '%EFMigrations%'
        """;

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_migrated_database_is_the_database_the_program_expects(DatabaseKind kind)
    {
        var migrated = await SchemaAsync(kind, database => database.MigrateAsync());

        var expected = await SchemaAsync(kind, database => database.EnsureCreatedAsync());

        migrated.ShouldBe(expected);
        migrated.ShouldNotBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_forgotten_column_would_be_seen(DatabaseKind kind)
    {
        var drifted = await SchemaAsync(kind, async database =>
        {
            await database.MigrateAsync();
            await database.ExecuteSqlRawAsync("alter table organisation_bodies add \"Forgotten\" integer");
        });

        drifted.ShouldNotBe(await SchemaAsync(kind, database => database.EnsureCreatedAsync()));
    }

    private static async Task<IReadOnlyList<string>> SchemaAsync(DatabaseKind kind, Func<DatabaseFacade, Task> make)
    {
        var folder = Directory.CreateTempSubdirectory("onkreukbaar-test-");
        try
        {
            var connection = kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null;
            await using var app = House.Build(new HouseSettings { IsDemo = true, DataFolder = folder.FullName, ConnectionString = connection, CodesFolder = Repository.Codes });
            await using var scope = app.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
            await make(database);
            await database.OpenConnectionAsync();
            return await ReadAsync(database.GetDbConnection(), kind == DatabaseKind.PostgreSql ? PostgreSqlColumns : SqliteColumns);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
