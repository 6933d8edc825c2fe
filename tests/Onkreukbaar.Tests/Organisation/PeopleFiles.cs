using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.People;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Organisation;

/// <summary>Files of a personnel administration, and what became of them.</summary>
internal static class PeopleFiles
{
    public const string Body = Audited.Dalfsen;

    /// <summary>Every column a file of people can have.</summary>
    public const string AllColumns = "personeelsnummer;naam;soort;titel;eenheid;eenheid_naam;hogere_eenheid;leidinggevende;leidt_eenheid;vanaf;tot_en_met;ingangsdatum";

    /// <summary>Two people in a unit, and who leads the unit above it.</summary>
    public static readonly string Two = File(AllColumns,
        "P1;Anna Baas;ambtenaar;Teamleider;SPORT;Sport;WELZIJN;;ja;2020-01-01;;",
        "P2;Bram Werk;ambtenaar;Adviseur;SPORT;Sport;WELZIJN;;nee;01-03-2021;;",
        "P3;Carla Kop;ambtenaar;Manager;WELZIJN;Welzijn;geen;;ja;2019-01-01;;");

    public static DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A file with the columns these rows need.</summary>
    public static string File(string columns, params string[] rows) => string.Join('\n', [columns, .. rows, ""]);

    /// <summary>What an administrator types on the server while the program runs.</summary>
    public static async Task<(int Exit, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> ImportAsync(this RunningHouse house, string text, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "personeel.csv");
        await System.IO.File.WriteAllTextAsync(file, text);
        var settings = house.Services.GetRequiredService<HouseSettings>();
        var environment = settings.ConnectionString is { } connection ? new Dictionary<string, string> { ["ONKREUKBAAR__Database"] = connection } : [];
        var (exit, output, error) = await Shell.RunAsync(environment, ["import", "people", file, "--body", Body, "--data", settings.DataFolder, .. options]);
        return (exit, [.. output.Where(line => !line.Contains("AuditHeads", StringComparison.Ordinal))], error);
    }

    /// <summary>The same within the house of the test, which is quicker and on the day that the test says.</summary>
    public static Task<string> ImportHereAsync(this RunningHouse house, string text, bool isComplete = false) => house.ImportHereAsync(Encoding.UTF8.GetBytes(text), isComplete);

    public static async Task<string> ImportHereAsync(this RunningHouse house, byte[] content, bool isComplete = false)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "personeel.csv");
        await System.IO.File.WriteAllBytesAsync(file, content);
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(Body));
        return (await scope.ServiceProvider.GetRequiredService<ImportPeople>().RunAsync(file, isComplete, CancellationToken.None)).Summary;
    }

    public static Task<IReadOnlyList<string>> RefusedAsync(this RunningHouse house, string text) => house.RefusedAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<IReadOnlyList<string>> RefusedAsync(this RunningHouse house, byte[] content) =>
        [.. (await Should.ThrowAsync<FileRefusedException>(() => house.ImportHereAsync(content))).Problems.Lines];

    public static async Task<T> AskAsync<T>(this RunningHouse house, Func<AppDbContext, Task<T>> question)
    {
        T answer = default!;
        await house.ForAsync(Body, async (_, db) => answer = await question(db));
        return answer;
    }

    /// <summary>The personnel number of somebody's manager on a day.</summary>
    public static Task<string?> ManagerOfAsync(this RunningHouse house, string number, DateOnly day) => house.AskAsync(async db =>
    {
        var position = await db.Set<Position>().On(day).SingleAsync(position => db.Set<Person>().Any(person => person.Id == position.PersonId && person.Number == number));
        var first = await new Line(db).ManagersAsync(position, day, CancellationToken.None) is [var manager, ..] ? manager : Guid.Empty;
        return await db.Set<Person>().Where(person => person.Id == first).Select(person => person.Number).SingleOrDefaultAsync();
    });

    /// <summary>Each part of somebody's positions: title, unit, from, up to and including.</summary>
    public static async Task<IReadOnlyList<string>> PositionsOfAsync(this RunningHouse house, string number) => await house.AskAsync(async db =>
        (await (from position in db.Set<Position>()
                join person in db.Set<Person>() on position.PersonId equals person.Id
                where person.Number == number
                orderby position.From, position.Title
                select new { position.Title, Unit = db.Set<Unit>().Where(unit => unit.Id == position.UnitId).Select(unit => unit.Code).FirstOrDefault(), position.From, position.To }).ToListAsync())
        .ConvertAll(part => $"{part.Title} {part.Unit ?? "-"} {part.From:yyyy-MM-dd} {part.To:yyyy-MM-dd}".TrimEnd()));

    public static Task<int> PeopleAsync(this RunningHouse house) => house.AskAsync(db => db.Set<Person>().CountAsync());
}
