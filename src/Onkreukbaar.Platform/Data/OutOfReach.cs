using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Onkreukbaar.Platform.Data;

/// <summary>The database does not answer now: it is locked, away or full. The same request may succeed in a while.</summary>
internal static class OutOfReach
{
    private static readonly int[] SqliteSays = [raw.SQLITE_BUSY, raw.SQLITE_LOCKED, raw.SQLITE_IOERR, raw.SQLITE_FULL, raw.SQLITE_CANTOPEN, raw.SQLITE_READONLY];

    // Broken connections, only to be read, no resources, an operator who stops it, trouble of the system itself.
    private static readonly string[] PostgreSqlSays = ["08", PostgresErrorCodes.ReadOnlySqlTransaction, "53", "57", "58"];

    /// <summary>Whatever was thrown around it on the way.</summary>
    public static bool Is(Exception? wrong) => wrong switch
    {
        null => false,
        SqliteException sqlite => SqliteSays.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.IsTransient || PostgreSqlSays.Any(state => postgres.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException { IsTransient: true } => true,
        _ => Is(wrong.InnerException),
    };
}
