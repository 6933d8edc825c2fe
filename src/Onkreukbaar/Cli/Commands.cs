using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Onkreukbaar.Modules.CodeKeeping;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Ship;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Cli;

/// <summary>The commands a person types. Success is exit code 0; a refusal is one line on stderr and exit code 1.</summary>
internal static class Commands
{
    internal static readonly Option<string?> Data = new("--data") { Description = "Folder for the SQLite database, keys and secrets" };
    private static readonly Option<string?> Urls = new("--urls") { Description = $"Addresses to listen on (default {HouseSettings.DefaultUrl})" };

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Onkreukbaar: the integrity work of a public body") { DemoCommand.Make(Data, Urls), Serve(), Migrate(), Body(), AdminCommand.Make(), Import(), Codes(), Audit(), BackupCommands.Backup(Data), BackupCommands.Restore(Data) };
        return root.Parse(args).InvokeAsync();
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
            var steps = await House.MigrateAsync(app, cancel);
            await Console.Out.WriteLineAsync(steps.Count == 0 ? "The database was up to date already." : $"The database is up to date now. Steps taken: {string.Join(", ", steps)}.");
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
            var (at, called) = (parsed.GetRequiredValue(slug), parsed.GetRequiredValue(name));
            await Console.Out.WriteLineAsync(await House.AddBodyAsync(app, at, called, cancel) ? $"Added {called} at /{at}." : $"{called} was at /{at} already.");
        }));
        return new Command("body", "The bodies of this installation") { add };
    }

    private static Command Import() => new("import", "Bring in files") { Imports.People() };

    private static Command Codes()
    {
        var folder = new Argument<string>("folder") { Description = "A codes folder with vocabulary.yaml, or one body's folder in it" };
        var check = new Command("check", "Read codes of conduct, check their tables and run their practice cases") { folder };
        check.SetAction((parsed, _) => Task.FromResult(Check(parsed.GetRequiredValue(folder))));
        return new Command("codes", "Codes of conduct as data") { check };
    }

    // The first says what is wrong with the folder itself; then there is nothing more to check.
    private static int Check(string folder) => CheckCodes.Run(folder, Console.Out, Console.Error) | (Directory.Exists(folder) ? CheckKnowledge.Run(folder, Console.Error) : 0);

    private static Command Audit()
    {
        var heads = new Option<string?>("--heads") { Description = $"The heads written down outside the database (default {AuditHeads.FileName} in the data folder)" };
        var verify = new Command("verify-audit", "Check that nothing in the audit was changed, removed or cut off") { Data, heads };
        verify.SetAction((parsed, cancel) => SayingWhatIsWrong(async () =>
        {
            var settings = HouseSettings.ForInstallation(parsed.GetValue(Data), urls: null);
            var file = parsed.GetValue(heads) is { } named ? Existing(named) : Path.Combine(settings.DataFolder, AuditHeads.FileName);
            await using var app = House.Build(settings);
            await House.RefuseAnOldDatabaseAsync(app, cancel);
            var found = await app.Services.GetRequiredService<VerifyAudit>().RunAsync(file, cancel);
            await WriteAsync(Console.Out, found.Sound);
            await WriteAsync(Console.Error, found.Problems);
            return found.Problems.Count == 0 ? 0 : 1;
        }));
        return verify;
    }

    internal static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        await StartAsync(app, cancel);
        await Console.Out.WriteLineAsync($"Onkreukbaar: {string.Join(", ", app.Urls)}");
        // The day's work, also when it was missed; nobody has to wait for it.
        await app.Services.RerouteWorkAsync(cancel);
        await app.Services.HandOutAsync(cancel);
        // Starting takes far more memory than running; this gives it back.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
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

    internal static Task<int> SayingWhatIsWrong(Func<Task> work) => SayingWhatIsWrong(async () =>
    {
        await work();
        return 0;
    });

    internal static async Task<int> SayingWhatIsWrong(Func<Task<int>> work)
    {
        try
        {
            return await work();
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

    internal static string Existing(string file) => File.Exists(file) ? file : throw new CannotStartException($"There is no file {file}.");

    internal static async Task WriteAsync(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line);
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return 1;
    }
}
