using System.Diagnostics;
using Microsoft.Playwright;
using Onkreukbaar.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(RunningDemo))]

namespace Onkreukbaar.Browser.Tests.Support;

/// <summary>The built house as somebody starts it, and one Chromium; both end with the test run.</summary>
public sealed class RunningDemo : IAsyncLifetime
{
    /// <summary>The same browser without windows, which starts no process for what nobody sees, or else the whole one.</summary>
    private static readonly string[] Chromiums = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private const string Announcement = "Onkreukbaar: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("onkreukbaar-browser-").FullName;
    private Process? house;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(Repository.Root, "src", "Onkreukbaar", "bin", Repository.Configuration, "net10.0", "Onkreukbaar.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"The house is not built for {Repository.Configuration}: run ./test");
        }

        var chromium = Chromiums.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium: install Debian's chromium-headless-shell or chromium and run ./test");
        try
        {
            await OpenAsync(program, chromium);
        }
        catch
        {
            // Nobody disposes of what never began, and the house would stay.
            await DisposeAsync();
            throw;
        }
    }

    private async Task OpenAsync(string program, string chromium)
    {
        Address = await StartHouseAsync(program);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
                "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>Somebody with a clean browser of their own.</summary>
    internal async Task<Person> PersonAsync(string language = "nl", bool javaScript = true, int width = 1280)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = language,
            JavaScriptEnabled = javaScript,
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 640 : 900 },
        });
        context.SetDefaultTimeout(60_000);
        return new Person(context, await context.NewPageAsync(), Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (house is { HasExited: false })
        {
            house.Kill();
            await house.WaitForExitAsync();
        }

        house?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> StartHouseAsync(string program)
    {
        house = Process.Start(new ProcessStartInfo("dotnet", [program, "demo", "--data", folder, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = new System.Text.StringBuilder();
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        house.ErrorDataReceived += (_, line) => complaints.AppendLine(line.Data);
        house.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listens.TrySetException(new InvalidOperationException($"The house ended before it said where it listens. {complaints}"));
            }
            else if (line.Data.StartsWith(Announcement, StringComparison.Ordinal))
            {
                listens.TrySetResult(line.Data[Announcement.Length..].Trim());
            }
        };
        house.BeginErrorReadLine();
        house.BeginOutputReadLine();
        return await listens.Task.WaitAsync(Patience);
    }
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>These tests look at the house that was built together with them: bin/CONFIGURATION/net10.0.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static string Find(string? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run from within the repository.")
        : File.Exists(Path.Combine(folder, "Onkreukbaar.slnx")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
