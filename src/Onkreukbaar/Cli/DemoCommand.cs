using System.CommandLine;
using System.Diagnostics;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Cli;

/// <summary>The house with four bodies and fictional people.</summary>
internal static class DemoCommand
{
    private const string Name = "demo";
    private const string PrepareOnly = "--prepare-only";

    public static Command Make(Option<string?> data, Option<string?> urls)
    {
        var reset = new Option<bool>("--reset") { Description = "Begin again with fresh fictional data" };
        var prepare = new Option<bool>(PrepareOnly) { Description = "Make the fictional data and end" };
        var demo = new Command(Name, "Run with four bodies and fictional data") { data, urls, reset, prepare };
        demo.SetAction((parsed, cancel) => Commands.SayingWhatIsWrong(() =>
        {
            var settings = HouseSettings.ForDemo(parsed.GetValue(data) ?? Path.Combine("data", "demo"), parsed.GetValue(urls) ?? HouseSettings.DefaultUrl);
            if (parsed.GetValue(reset))
            {
                settings.EmptyDemoFolder();
            }

            return RunAsync(settings, parsed.GetValue(prepare), cancel);
        }));
        return demo;
    }

    private static async Task<int> RunAsync(HouseSettings settings, bool prepareOnly, CancellationToken cancel)
    {
        if (!settings.HasData && !prepareOnly && await PrepareAsync(settings, cancel) is not 0 and var failed)
        {
            return failed;
        }

        // Reading codes takes longest of all and needs nothing else: it goes on beside what does.
        var codes = new TriedCodes();
        var reading = Task.Run(() => codes.ReadAll(settings.CodesFolder, ShippedCodes.Shipped(settings.CodesFolder), new Clock(TimeProvider.System).Today), cancel);
        await using var app = House.Build(settings, builder => builder.Services.AddSingleton(codes));
        await House.MigrateAsync(app, cancel);
        await House.AddDemoBodiesAsync(app, cancel);
        await reading;
        await House.OpenAsync(app, cancel);
        await House.AddDemoGiftsAsync(app, cancel);
        if (!prepareOnly)
        {
            await Commands.RunAsync(app, cancel);
        }

        return 0;
    }

    /// <summary>
    /// In a process of its own: what half a year of gifts compiled and kept is gone with it, and the demo that stays is as
    /// small as any other installation (docs/performance.md). It has said itself what is wrong when it fails.
    /// </summary>
    private static async Task<int> PrepareAsync(HouseSettings settings, CancellationToken cancel)
    {
        using var preparing = Process.Start(Environment.ProcessPath!, [.. ThisProgram(), Name, PrepareOnly, "--data", settings.DataFolder]);
        try
        {
            await preparing.WaitForExitAsync(cancel);
            return preparing.ExitCode;
        }
        catch (OperationCanceledException)
        {
            preparing.Kill();
            throw;
        }
    }

    /// <summary>Started as `dotnet Onkreukbaar.dll`, the program is an argument of another one.</summary>
    private static string[] ThisProgram() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
