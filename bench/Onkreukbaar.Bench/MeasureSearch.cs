using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Bench;

/// <summary>The search page over ten thousand articles, as a stranger and with the words of people. Also on PostgreSQL, when a connection string to an empty database is given.</summary>
internal static class MeasureSearch
{
    private const string Body = "provincie-utrecht";
    private const int Articles = 10_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    private static readonly (string What, string Words)[] Asked =
    [
        ("one word", "vertrouwenspersoon"),
        ("two words", "nevenwerk melden"),
        ("a number", "125quinquies"),
        ("the beginning of a word", "gesch"),
        ("a word in few articles", "term19999"),
        ("a word in most articles", "integriteit"),
        ("a word in no article", "xyzzy"),
    ];

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        var report = new Report($"Searching {Articles:N0} articles, one connection", "database", "asked", "bytes", "median, ms", "p95, ms");
        foreach (var (name, connection) in DemoHouse.Databases)
        {
            await using var house = await DemoHouse.OpenAsync(folder.Sub(name), connection);
            await ManyArticles.AddAsync(house, Body, Articles);
            await LetTheDatabaseCountAsync(house);
            var all = new List<double>();
            foreach (var (what, words) in Asked)
            {
                var page = await OpenAsync(house, words);
                await Load.WarmUpAsync(page, 1, WarmUp);
                var served = await Load.OnAsync(page, 1, Measured);
                all.AddRange(served.Milliseconds.Take(100));
                report.Add(name, what, System.Text.Encoding.UTF8.GetByteCount(page.Text), served.Milliseconds.Median(), served.P95);
            }

            report.Add(name, "all of these, equally often", "", all.Median(), all.Order().ElementAt((int)(all.Count * 0.95)));
        }

        report.Print();
    }

    private static async Task<Page> OpenAsync(WebApplication house, string words)
    {
        using var http = new HttpClient { BaseAddress = new Uri(house.Urls.First()) };
        var path = $"/{Body}/integriteit/zoeken?q={Uri.EscapeDataString(words)}";
        return new Page(words, new Uri(http.BaseAddress, path), "", await http.GetStringAsync(path));
    }

    // What PostgreSQL does by itself within a minute; a measurement does not wait for it.
    private static async Task LetTheDatabaseCountAsync(WebApplication house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("vacuum analyze");
        }
    }
}
