using System.Diagnostics;
using System.Globalization;

namespace Onkreukbaar.Bench;

/// <summary>Reading and compiling all codes and running all their cases: in a process that just started, and again in one that did it before.</summary>
internal static class MeasureLoad
{
    /// <summary>What this program is told when it measures the first load of a process.</summary>
    public const string OnceCommand = "load-once";

    private const int ColdRuns = 3;
    private const int WarmRuns = 9;

    public static async Task RunAsync()
    {
        var cold = new List<Load>();
        for (var i = 0; i < ColdRuns; i++)
        {
            var numbers = (await Programs.OutputOfAsync("dotnet", typeof(MeasureLoad).Assembly.Location, OnceCommand)).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            cold.Add(new Load(numbers[0], numbers[1]));
        }

        Subject.LoadAll();
        var warm = Enumerable.Range(0, WarmRuns).Select(_ => Measured()).ToList();
        var codes = Subject.LoadAll();
        var versions = codes.SelectMany(body => body.Versions).ToList();
        var report = new Report(
            $"All codes: {versions.Count} codes, {versions.Sum(v => v.Topics.Sum(t => t.Cases.Count))} cases, in milliseconds", "process", "runs", "median", "worst", "of which processor");
        Add(report, "just started", cold);
        Add(report, "warm", warm);
        report.Print();
    }

    public static void Once()
    {
        var load = Measured();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Milliseconds} {load.Processor}"));
    }

    private static Load Measured()
    {
        using var me = Process.GetCurrentProcess();
        var (began, used) = (Stopwatch.GetTimestamp(), me.TotalProcessorTime);
        Subject.LoadAll();
        me.Refresh();
        return new Load(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (me.TotalProcessorTime - used).TotalMilliseconds);
    }

    private static void Add(Report report, string process, List<Load> loads) =>
        report.Add(process, loads.Count, loads.Select(load => load.Milliseconds).Median(), loads.Max(load => load.Milliseconds), loads.Select(load => load.Processor).Median());

    private sealed record Load(double Milliseconds, double Processor);
}
