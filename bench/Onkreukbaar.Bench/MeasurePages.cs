using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace Onkreukbaar.Bench;

/// <summary>
/// Pages of this house beside a bare Razor page that sends the same bytes: no layout, no middleware, no cookies. Both
/// run in this process on the same kind of server and get the same load in turn, so that the ratio means something on
/// a machine that is doing other things too.
/// </summary>
internal static class MeasurePages
{
    private const int Connections = 4;
    private const int Rounds = 15;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var house = await DemoHouse.OpenAsync(folder.Path);
        await using var bare = await OpenBareAsync();
        var report = new Report($"Pages beside a bare Razor page of the same size, {Connections} connections", "page", "bytes", "requests/s", "bare requests/s", "ratio", "worst and best round", "processor, us", "bare processor, us", "processor ratio", "SQL");
        foreach (var page in await Visit.ThroughAnInterviewAsync(new Uri(house.Urls.First())))
        {
            var same = new Page(page.Name, new Uri($"{bare.Urls.First()}/bare/{BarePage.Keep(page.Text)}"), "", page.Text);
            await Load.WarmUpAsync(page, Connections, WarmUp);
            await Load.WarmUpAsync(same, Connections, WarmUp);
            using var commands = new CountedCommands();
            var rounds = new List<(Served Ours, Served Bare)>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add((await Load.OnAsync(page, Connections, Turn), await Load.OnAsync(same, Connections, Turn)));
            }

            var ratios = rounds.Select(round => round.Ours.PerSecond / round.Bare.PerSecond).ToList();
            report.Add(
                page.Name,
                System.Text.Encoding.UTF8.GetByteCount(page.Text),
                rounds.Select(round => round.Ours.PerSecond).Median(),
                rounds.Select(round => round.Bare.PerSecond).Median(),
                ratios.Median(),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ratios.Min():0.00} - {ratios.Max():0.00}"),
                rounds.Select(round => round.Ours.Processor * 1e6).Median(),
                rounds.Select(round => round.Bare.Processor * 1e6).Median(),
                rounds.Select(round => round.Bare.Processor / round.Ours.Processor).Median(),
                commands.Count);
        }

        report.Print();
    }

    private static async Task<WebApplication> OpenBareAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages(o => o.RootDirectory = "/").ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(MeasurePages).Assembly));
        });
        var bare = builder.Build();
        bare.MapRazorPages();
        await bare.StartAsync();
        return bare;
    }
}
