using Onkreukbaar.Cli;

namespace Onkreukbaar.Bench;

/// <summary>The program with the bodies of the demo, listening, on its own folder or database.</summary>
internal static class DemoHouse
{
    private const string PostgreSqlVariable = "BENCH_POSTGRESQL";

    /// <summary>SQLite, and PostgreSQL when a connection string to an empty database is given.</summary>
    public static IReadOnlyList<(string Name, string? Connection)> Databases =>
        Environment.GetEnvironmentVariable(PostgreSqlVariable) is { } given ? [("SQLite", null), ("PostgreSQL", given)] : [("SQLite", null)];

    public static async Task<WebApplication> OpenAsync(string folder, string? connection = null)
    {
        Directory.CreateDirectory(folder);
        var house = House.Build(new HouseSettings { IsDemo = true, DataFolder = folder, Urls = "http://127.0.0.1:0", CodesFolder = Subject.Codes, ConnectionString = connection });
        await House.MigrateAsync(house, CancellationToken.None);
        await House.AddDemoBodiesAsync(house, CancellationToken.None);
        await House.OpenAsync(house, CancellationToken.None);
        await house.StartAsync();
        return house;
    }
}
