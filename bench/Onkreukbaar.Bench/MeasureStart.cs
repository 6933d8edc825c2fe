using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Onkreukbaar.Bench;

/// <summary>The published program: from starting its process to the first page, on an empty data folder and on its own, and how much memory it takes.</summary>
internal static partial class MeasureStart
{
    private const int LaterStarts = 3;
    private const int Requests = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await Programs.OutputOfAsync("dotnet", "publish", Path.Combine(Subject.Root, "src", "Onkreukbaar"), "-c", "Release", "-o", folder.Sub("program"), "-v", "quiet");
        var first = await StartAsync(folder);
        var later = new List<Started>();
        for (var i = 0; i < LaterStarts; i++)
        {
            later.Add(await StartAsync(folder));
        }

        var report = new Report($"The published program; memory after {Requests} pages", "data folder", "starts", "first page, ms", "worst", "processor, ms", "first question, ms", "memory, MB");
        Add(report, "empty", [first]);
        Add(report, "existing", later);
        report.Print();
    }

    private static void Add(Report report, string data, List<Started> starts) => report.Add(
        data,
        starts.Count,
        starts.Select(start => start.FirstPage).Median(),
        starts.Max(start => start.FirstPage),
        starts.Select(start => start.Processor).Median(),
        starts.Select(start => start.FirstQuestion).Median(),
        starts.Max(start => start.Memory));

    private static async Task<Started> StartAsync(TemporaryFolder folder)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Programs.Start("dotnet", folder.Sub("program/Onkreukbaar.dll"), "demo", "--data", folder.Sub("data"), "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await AddressAsync(process);
            using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
            await new Page("front page", address, "", "").GetAsync(http);
            var firstPage = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            process.Refresh();
            var processor = process.TotalProcessorTime.TotalMilliseconds;

            began = Stopwatch.GetTimestamp();
            await Visit.BeginAsync(address);
            var firstQuestion = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var pages = await Visit.ThroughAnInterviewAsync(address);
            for (var i = 0; i < Requests; i++)
            {
                await pages[i % pages.Count].GetAsync(http);
            }

            return new Started(firstPage, processor, firstQuestion, MemoryOf(process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } address)
            {
                return new Uri(address.Value);
            }
        }

        throw new InvalidOperationException("The program stopped before it listened.");
    }

    private static double MemoryOf(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 1_000)]
    private static partial Regex Listening();

    private sealed record Started(double FirstPage, double Processor, double FirstQuestion, double Memory);
}
