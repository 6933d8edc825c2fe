using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Cli;

/// <summary>The commands a person types. Success is exit code 0; a refusal is one line on stderr and exit code 1.</summary>
internal static class Commands
{
    private static readonly Option<string?> Data = new("--data") { Description = "Folder for the SQLite database, keys and secrets" };
    private static readonly Option<string?> Urls = new("--urls") { Description = $"Addresses to listen on (default {HouseSettings.DefaultUrl})" };

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Onkreukbaar: the integrity work of a public body") { Demo(), Serve(), Migrate(), Body(), Codes() };
        return root.Parse(args).InvokeAsync();
    }

    private static Command Demo()
    {
        var reset = new Option<bool>("--reset") { Description = "Begin again with fresh fictional data" };
        var demo = new Command("demo", "Run with four bodies and fictional data") { Data, Urls, reset };
        demo.SetAction((parsed, cancel) => SayingWhatIsWrong(async () =>
        {
            var settings = HouseSettings.ForDemo(parsed.GetValue(Data) ?? Path.Combine("data", "demo"), parsed.GetValue(Urls) ?? HouseSettings.DefaultUrl);
            if (parsed.GetValue(reset))
            {
                settings.EmptyDemoFolder();
            }

            await using var app = House.Build(settings);
            await House.MigrateAsync(app, cancel);
            await House.AddDemoBodiesAsync(app, cancel);
            await House.OpenAsync(app, cancel);
            await RunAsync(app, cancel);
        }));
        return demo;
    }

    private static Command Serve()
    {
        var serve = new Command("serve", "Run this installation") { Data, Urls };
        serve.SetAction((parsed, cancel) => SayingWhatIsWrong(async () =>
        {
            await using var app = House.Build(HouseSettings.ForInstallation(parsed.GetValue(Data), parsed.GetValue(Urls)));
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            await House.OpenAsync(app, cancel);
            await RunAsync(app, cancel);
        }));
        return serve;
    }

    private static Command Migrate()
    {
        var migrate = new Command("migrate", "Bring the database to this version") { Data };
        migrate.SetAction((parsed, cancel) => SayingWhatIsWrong(async () =>
        {
            await using var app = House.Build(HouseSettings.ForInstallation(parsed.GetValue(Data), urls: null));
            await House.MigrateAsync(app, cancel);
        }));
        return migrate;
    }

    private static Command Body()
    {
        var slug = new Argument<string>("slug") { Description = "Its place in every address, e.g. gemeente-utrecht" };
        var name = new Argument<string>("name") { Description = "Its name" };
        var add = new Command("add", "Add a body to this installation") { slug, name, Data };
        add.SetAction((parsed, cancel) => SayingWhatIsWrong(async () =>
        {
            await using var app = House.Build(HouseSettings.ForInstallation(parsed.GetValue(Data), urls: null));
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            await House.AddBodyAsync(app, parsed.GetRequiredValue(slug), parsed.GetRequiredValue(name), cancel);
        }));
        return new Command("body", "The bodies of this installation") { add };
    }

    private static Command Codes()
    {
        var folder = new Argument<string>("folder") { Description = "A codes folder with vocabulary.yaml, or one body's folder in it" };
        var check = new Command("check", "Read codes of conduct, check their tables and run their practice cases") { folder };
        check.SetAction((parsed, _) => Task.FromResult(CheckCodes.Run(parsed.GetRequiredValue(folder), Console.Out, Console.Error)));
        return new Command("codes", "Codes of conduct as data") { check };
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        await StartAsync(app, cancel);
        await Console.Out.WriteLineAsync($"Onkreukbaar: {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(cancel);
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or CryptographicException or FileNotFoundException)
        {
            var urls = app.Services.GetRequiredService<HouseSettings>().Urls!;
            var why = urls.Contains("https:", StringComparison.OrdinalIgnoreCase)
                ? "https needs a certificate: listen on http behind a reverse proxy that has one, or name one in the setting Kestrel:Certificates:Default"
                : wrong.Message;
            throw new CannotStartException($"Cannot listen on {urls}: {why}");
        }
    }

    private static async Task<int> SayingWhatIsWrong(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception wrong) when (wrong is CannotStartException or WrongSettingException)
        {
            return Refuse(wrong.Message);
        }
        catch (IOException wrong) when (wrong.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            return Refuse($"The address is in use by another program; choose another one with --urls. ({wrong.Message})");
        }
        catch (InvalidDataException wrong) when (wrong.InnerException is FormatException)
        {
            return Refuse($"{wrong.Message} {wrong.GetBaseException().Message}");
        }
        catch (SocketException wrong)
        {
            return Refuse($"Cannot listen on that address: {wrong.Message}");
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return 1;
    }
}
