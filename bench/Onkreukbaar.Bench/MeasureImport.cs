using System.Diagnostics;
using System.Globalization;
using Onkreukbaar.Modules.People;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Bench;

/// <summary>A file of a personnel administration of five thousand people: the first time, unchanged, and with another title for everybody. Also on PostgreSQL, when a connection string to an empty database is given.</summary>
internal static class MeasureImport
{
    private const string Body = "provincie-utrecht";
    private const int People = 5_000;
    private const int InAUnit = 50;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        var report = new Report($"Bringing in {People:N0} people", "database", "file", "seconds");
        foreach (var (name, connection) in DemoHouse.Databases)
        {
            await using var house = await DemoHouse.OpenAsync(folder.Sub(name), connection);
            foreach (var (what, title) in new[] { ("everybody is new", "Adviseur"), ("nothing changed", "Adviseur"), ("everybody has another title", "Medewerker") })
            {
                report.Add(name, what, (await SecondsAsync(house, folder, title)).ToString("0.00", CultureInfo.InvariantCulture));
            }
        }

        report.Print();
    }

    private static async Task<double> SecondsAsync(WebApplication house, TemporaryFolder folder, string title)
    {
        var file = Path.Combine(folder.Path, "personeel.csv");
        await File.WriteAllLinesAsync(file, ["personeelsnummer;naam;soort;titel;eenheid;eenheid_naam;hogere_eenheid;leidinggevende;leidt_eenheid;vanaf;tot_en_met;ingangsdatum", .. Enumerable.Range(0, People).Select(number => Row(number, title))]);
        var watch = Stopwatch.StartNew();
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().All.Single(body => body.Slug == Body));
        await scope.ServiceProvider.GetRequiredService<ImportPeople>().RunAsync(file, isComplete: true, CancellationToken.None);
        return watch.Elapsed.TotalSeconds;
    }

    private static string Row(int number, string title)
    {
        var (unit, leads) = (number / InAUnit, number % InAUnit == 0);
        return string.Create(CultureInfo.InvariantCulture, $"B{number:0000};Collega {number};ambtenaar;{title};E{unit:000};Eenheid {unit};geen;;{(leads ? "ja" : "nee")};2020-01-01;;");
    }
}
