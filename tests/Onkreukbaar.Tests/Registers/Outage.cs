using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>A database that is held by another or lets nobody in, and what must be true of it afterwards.</summary>
internal static class Outage
{
    /// <summary>Every declaration there is, after making sure that each has one version, one gift and one entry in the audit, and that none of those is alone.</summary>
    public static async Task<List<Guid>> WholeDeclarationsAsync(RunningHouse house)
    {
        var declarations = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => declaration.Id).Order().ToListAsync());
        (await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().Select(version => version.DeclarationId).Order().ToListAsync())).ShouldBe(declarations);
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().Select(gift => gift.Id).Order().ToListAsync())).ShouldBe(declarations);
        (await house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.Action == "declared").Select(entry => entry.ObjectId).Order().ToListAsync())).ShouldBe(declarations);
        var references = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => new { declaration.BodyId, declaration.Reference }).ToListAsync());
        references.Distinct().Count().ShouldBe(references.Count, "no number is given twice");
        return declarations;
    }

    public static async Task<SqliteConnection> LockAsync(RunningHouse house)
    {
        var other = new SqliteConnection(house.Database);
        await other.OpenAsync();
        await DoAsync(other, "begin immediate");
        return other;
    }

    public static Task ReleaseAsync(SqliteConnection other) => DoAsync(other, "rollback");

    public static async Task DoAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task AllowConnectionsAsync(RunningHouse house, bool allow)
    {
        var ours = new NpgsqlConnectionStringBuilder(house.Database);
        var name = ours.Database!;
        ours.Database = "postgres";
        await using var server = new NpgsqlConnection(ours.ConnectionString);
        await server.OpenAsync();
        await DoAsync(server, $"alter database {name} allow_connections {allow}");
        if (!allow)
        {
            await DoAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        }
    }
}
