using System.CommandLine;
using Onkreukbaar.Modules.CodeKeeping;
using Onkreukbaar.Modules.People;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Cli;

/// <summary>Bringing in files of others.</summary>
internal static class Imports
{
    public static Command People()
    {
        var file = new Argument<string>("file") { Description = "A CSV file in UTF-8 with a header, one row for each position of a person" };
        var body = new Option<string>("--body") { Description = "The body whose people they are, by its slug", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would change" };
        var complete = new Option<bool>("--complete") { Description = "The file has everybody: end today the positions it does not tell of" };
        var people = new Command("people", "Bring in people, units and positions from the personnel administration") { file, body, dryRun, complete, Commands.Data };
        people.SetAction((parsed, cancel) => Commands.SayingWhatIsWrong(async () =>
        {
            var path = Commands.Existing(parsed.GetRequiredValue(file));
            await using var app = House.Build(HouseSettings.ForInstallation(parsed.GetValue(Commands.Data), urls: null));
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            return await PeopleAsync(app, parsed.GetRequiredValue(body), path, parsed.GetValue(complete), parsed.GetValue(dryRun), cancel);
        }));
        return people;
    }

    private static async Task<int> PeopleAsync(WebApplication app, string slug, string path, bool isComplete, bool isDryRun, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var body = await BodyAsync(app, slug, cancel);
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var import = scope.ServiceProvider.GetRequiredService<ImportPeople>();
        try
        {
            var report = isDryRun ? await import.TryAsync(path, isComplete, cancel) : await import.RunAsync(path, isComplete, cancel);
            await WriteAsync(report, isDryRun);
            if (!isDryRun)
            {
                await app.Services.RerouteWorkAsync(cancel);
                await app.Services.HandOutAsync(body, cancel);
            }

            return 0;
        }
        catch (FileRefusedException refused)
        {
            await Commands.WriteAsync(Console.Error, refused.Problems.Lines);
            return 1;
        }
    }

    private static async Task<Body> BodyAsync(WebApplication app, string slug, CancellationToken cancel)
    {
        var bodies = app.Services.GetRequiredService<Bodies>();
        await bodies.LoadAsync(cancel);
        return bodies.Find(slug) ?? throw new CannotStartException($"There is no body {slug} here; add it first with `body add`.");
    }

    private static async Task WriteAsync(Report report, bool isDryRun)
    {
        if (report.IsEmpty)
        {
            await Console.Out.WriteLineAsync("Nothing changes: everything was known already.");
            return;
        }

        if (isDryRun)
        {
            await Commands.WriteAsync(Console.Out, report.Lines);
        }

        await Console.Out.WriteLineAsync(isDryRun ? $"Would change {report.Summary}. Nothing was written." : $"Changed {report.Summary}.");
    }
}
