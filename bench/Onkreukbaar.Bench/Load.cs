using System.Diagnostics;

namespace Onkreukbaar.Bench;

/// <summary>What one turn of load came to; processor time is in seconds per request and includes the asking.</summary>
internal sealed record Served(double PerSecond, double Processor, IReadOnlyList<double> Milliseconds)
{
    public double P95 => Milliseconds.Count == 0 ? 0 : Milliseconds.Order().ElementAt((int)(Milliseconds.Count * 0.95));
}

/// <summary>Several connections that ask for the same page over and over.</summary>
internal static class Load
{
    public static async Task<Served> OnAsync(Page page, int connections, TimeSpan time)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, MaxConnectionsPerServer = connections };
        using var http = new HttpMessageInvoker(handler);
        using var me = Process.GetCurrentProcess();
        var (began, used) = (Stopwatch.GetTimestamp(), me.TotalProcessorTime);
        var taken = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(http, page, began, time))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        me.Refresh();
        var all = taken.SelectMany(some => some).ToList();
        return new Served(all.Count / seconds, (me.TotalProcessorTime - used).TotalSeconds / all.Count, all);
    }

    /// <summary>What is called often is compiled again, better, with the first answers: those do not count.</summary>
    public static async Task WarmUpAsync(Page page, int connections, TimeSpan time) => await OnAsync(page, connections, time);

    private static async Task<List<double>> AskAsync(HttpMessageInvoker http, Page page, long began, TimeSpan time)
    {
        var taken = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            var asked = Stopwatch.GetTimestamp();
            await page.GetAsync(http);
            taken.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return taken;
    }
}
