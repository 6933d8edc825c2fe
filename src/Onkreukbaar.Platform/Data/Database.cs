using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Data;

/// <summary>Which database this installation uses: SQLite in the data folder, or PostgreSQL by connection string.</summary>
public sealed record Database(string ConnectionString, bool IsPostgreSql)
{
    public const string SqliteFile = "onkreukbaar.db";
    public const string Setting = "Database";

    /// <summary>So long a change waits for another one. Then the person hears that it did not work, with everything they typed.</summary>
    internal const int PatienceInSeconds = 5;

    public static Database From(string? connectionString, string dataFolder) =>
        string.IsNullOrWhiteSpace(connectionString)
            ? new($"Data Source={Path.Combine(dataFolder, SqliteFile)}", IsPostgreSql: false)
            : Named(connectionString, isPostgreSql: !connectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase));

    private static Database Named(string connectionString, bool isPostgreSql)
    {
        try
        {
            var names = isPostgreSql ? new NpgsqlConnectionStringBuilder(connectionString).Host : new SqliteConnectionStringBuilder(connectionString).DataSource;
            if (!string.IsNullOrWhiteSpace(names))
            {
                return new(connectionString, isPostgreSql);
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // What is wrong with it may be a piece of the password, so it is not repeated.
        }

        throw new WrongSettingException(Setting, "a connection string such as Host=db.internal;Database=onkreukbaar;Username=onkreukbaar;Password=...");
    }

    public void Configure(DbContextOptionsBuilder options, Assembly migrations)
    {
        var assembly = migrations.GetName().Name;
        if (IsPostgreSql)
        {
            options.UseNpgsql(PostgreSqlWithinBounds, o => o.MigrationsAssembly(assembly));
        }
        else
        {
            options.UseSqlite(SqliteWithinBounds, o => o.MigrationsAssembly(assembly)).AddInterceptors(WriteAheadLog.Instance);
        }

        // Migrations are written by hand and carry no snapshot; the drift test compares the real databases instead.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    // SQLite itself waits for the five seconds; the driver would go on asking for half a minute, and now does not ask again.
    private string SqliteWithinBounds
    {
        get
        {
            var file = new SqliteConnectionStringBuilder(ConnectionString);
            file.DefaultTimeout = Math.Min(file.DefaultTimeout, PatienceInSeconds - 1);
            return file.ConnectionString;
        }
    }

    // What the administrator set comes last and counts.
    private string PostgreSqlWithinBounds
    {
        get
        {
            var server = new NpgsqlConnectionStringBuilder($"Timeout={PatienceInSeconds};{ConnectionString}");
            server.Options = $"-c lock_timeout={PatienceInSeconds}s {server.Options}".TrimEnd();
            return server.ConnectionString;
        }
    }
}

public static class DatabaseServices
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, Database database, Assembly host)
    {
        services.AddSingleton(database);
        services.AddSingleton(MappedAssemblies.PlatformAnd(host));
        services.AddScoped<CurrentBody>();
        services.AddDbContext<AppDbContext>(o => database.Configure(o, host));
        return services;
    }
}

/// <summary>Readers go on while somebody writes, and a short queue of writers waits instead of failing.</summary>
internal sealed class WriteAheadLog : DbConnectionInterceptor
{
    public static readonly WriteAheadLog Instance = new();

    public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Set(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // secure_delete: what is deleted is overwritten with zeros, not only forgotten.
        // synchronous=FULL: what was acknowledged survives a power cut, not only a killed process.
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout={Database.PatienceInSeconds}000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";
        command.ExecuteNonQuery();
    }
}
