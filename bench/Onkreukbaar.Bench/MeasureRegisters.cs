using System.Diagnostics;
using System.Runtime;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;

namespace Onkreukbaar.Bench;

/// <summary>
/// The register of gifts: its list beside the same SQL without anything around it, the public page beside a server that
/// only sends its bytes, what declaring costs, and whether a large register is slower than a small one. The last one also on
/// PostgreSQL, when a connection string to an empty database is given.
/// </summary>
internal static partial class MeasureRegisters
{
    private const string Body = "provincie-utrecht";
    private const string List = $"/{Body}/geschenken/register";
    private const string PublicPage = $"/{Body}/registers/geschenken";
    private const int Connections = 4;
    private const int Rounds = 11;
    private const int Small = 1_000;
    private const int Large = 100_000;
    private const int Declarations = 500;

    /// <summary>The code for it is compiled again and again, better each time; this many times it takes until that is over.</summary>
    private const int DeclarationsToWarmUp = 2_000;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var house = await DemoHouse.OpenAsync(folder.Path, null);
        await ManyGifts.AddAsync(house, Body, Small);
        var address = new Uri(house.Urls.First());
        using var director = await SignedInVisit.AsAsync(address, Body, "algemeen-directeur");
        var report = new Report($"Beside a bare server, {Connections} connections, on SQLite", "page", "bytes", "requests/s", "bare requests/s", "ratio", "worst and best round", "SQL");
        await ListAsync(report, house, director);
        await PublicAsync(report, house);
        report.Print();
        await DeclaringAsync(house);
        await GrowingAsync(folder);
    }

    /// <summary>The same cookie is opened and the same commands are sent, and nothing else is done.</summary>
    private static async Task ListAsync(Report report, WebApplication house, SignedInVisit director)
    {
        await director.OpenAsync("warm", List);
        using var commands = new ReplayedCommands();
        var page = await director.OpenAsync("register, 50 gifts, signed in", List);
        commands.Dispose();
        var ticket = house.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignedIn.Scheme);
        await using var bare = await BareAsync(async context =>
        {
            if (ticket.TicketDataFormat.Unprotect(context.Request.Cookies[ticket.Cookie.Name!]) is null)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(await commands.RunAsync());
        });
        await CompareAsync(report, page, new Page("bare", new Uri(bare.Urls.First()), page.Cookies, ""), commands.Count);
    }

    private static async Task PublicAsync(Report report, WebApplication house)
    {
        var address = new Uri(house.Urls.First());
        using var clerk = await SignedInVisit.AsAsync(address, Body, "griffier");
        var preview = await clerk.OpenAsync("preview", $"/{Body}/publiceren/geschenken");
        await clerk.PostAsync($"/{Body}/publiceren/geschenken", ("hash", ShownHash().Match(preview.Text).Groups["hash"].Value));
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Get, PublicPage);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var bytes = await (await http.SendAsync(request)).Content.ReadAsByteArrayAsync();
        await using var bare = await BareAsync(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            context.Response.Headers.ContentEncoding = "br";
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        var page = new Page("public register, compressed", new Uri(address, PublicPage), "", new string(' ', bytes.Length)) { Encoding = "br" };
        using var commands = new CountedCommands();
        await CompareAsync(report, page, page with { Address = new Uri(bare.Urls.First()) }, commands.Count);
    }

    private static async Task CompareAsync(Report report, Page page, Page bare, int commands)
    {
        await Load.WarmUpAsync(page, Connections, WarmUp);
        await Load.WarmUpAsync(bare, Connections, WarmUp);
        var rounds = new List<(Served Ours, Served Bare)>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add((await Load.OnAsync(page, Connections, Turn), await Load.OnAsync(bare, Connections, Turn)));
        }

        var ratios = rounds.ConvertAll(round => round.Ours.PerSecond / round.Bare.PerSecond);
        report.Add(page.Name, System.Text.Encoding.UTF8.GetByteCount(page.Text), rounds.Select(round => round.Ours.PerSecond).Median(), rounds.Select(round => round.Bare.PerSecond).Median(), ratios.Median(),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ratios.Min():0.00} - {ratios.Max():0.00}"), commands);
    }

    /// <summary>What comes after the interview: the form, the sending, which is the declaring, and the page that confirms it.</summary>
    private static async Task DeclaringAsync(WebApplication house)
    {
        using var employee = await SignedInVisit.AsAsync(new Uri(house.Urls.First()), Body, "medewerker");
        var drafts = await DraftsAsync(house, DeclarationsToWarmUp + Declarations);
        var (warm, counted) = (drafts[..DeclarationsToWarmUp], drafts[DeclarationsToWarmUp..]);
        await FillInAsync(employee, warm);
        await SendAsync(employee, warm);
        await ConfirmAsync(employee, warm);
        var report = new Report("Declaring a gift (the asking included)", "what", "how often", "processor, ms", "of which compiling, ms", "time, ms");
        await OneByOneAsync(report, "fill in the form, and read the summary", () => FillInAsync(employee, counted));
        await OneByOneAsync(report, "declare", () => SendAsync(employee, counted));
        await OneByOneAsync(report, "read the confirmation", () => ConfirmAsync(employee, counted));
        report.Print();
    }

    private static async Task OneByOneAsync(Report report, string what, Func<Task> work)
    {
        using var me = Process.GetCurrentProcess();
        var (used, compiled, began) = (me.TotalProcessorTime, JitInfo.GetCompilationTime(), Stopwatch.GetTimestamp());
        await work();
        me.Refresh();
        report.Add(what, Declarations, Each(me.TotalProcessorTime - used), Each(JitInfo.GetCompilationTime() - compiled), Each(Stopwatch.GetElapsedTime(began)));

        static double Each(TimeSpan time) => time.TotalMilliseconds / Declarations;
    }

    private static async Task<List<Guid>> DraftsAsync(WebApplication house, int count)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().Find(Body)!);
        var person = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Person>().Where(found => found.Number == "medewerker").Select(found => found.Id).SingleAsync();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        var answers = new Answers([new GivenAnswer(Words.Status, [Words.Received]), new GivenAnswer(Words.Value, ["20"])]);
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())).ToList();
        foreach (var id in ids)
        {
            await drafts.SaveAsync(id, person, new GiftDraft(answers, new GiftForm()), CancellationToken.None);
        }

        return ids;
    }

    private static async Task FillInAsync(SignedInVisit employee, IEnumerable<Guid> drafts)
    {
        foreach (var id in drafts)
        {
            await employee.PostAsync($"/{Body}/geschenken/melden/{id}", ("Form.Description", "Fles wijn"), ("Form.OfferedOn.Day", "1"), ("Form.OfferedOn.Month", "11"), ("Form.OfferedOn.Year", "2026"), ("Form.GiverOrganisation", "Bouwbedrijf De Steen"));
        }
    }

    private static async Task SendAsync(SignedInVisit employee, IEnumerable<Guid> drafts)
    {
        foreach (var id in drafts)
        {
            await employee.SendAsync($"/{Body}/geschenken/melden/{id}/controleren", $"/{Body}/geschenken/melden/{id}/gemeld");
        }
    }

    private static async Task ConfirmAsync(SignedInVisit employee, IEnumerable<Guid> drafts)
    {
        foreach (var id in drafts)
        {
            await employee.OpenAsync("confirmation", $"/{Body}/geschenken/melden/{id}/gemeld");
        }
    }

    private static async Task GrowingAsync(TemporaryFolder folder)
    {
        var report = new Report("The register page, one connection", "database", "who", "gifts", "median, ms", "p95, ms", "p95 beside the small one");
        foreach (var (name, connection) in DemoHouse.Databases)
        {
            await using var house = await DemoHouse.OpenAsync(folder.Sub(name), connection);
            var small = new Dictionary<string, double>(StringComparer.Ordinal);
            var there = 0;
            foreach (var count in new[] { Small, Large })
            {
                await ManyGifts.AddAsync(house, Body, count - there, there);
                there = count;
                foreach (var who in new[] { "algemeen-directeur", "leidinggevende" })
                {
                    using var reader = await SignedInVisit.AsAsync(new Uri(house.Urls.First()), Body, who);
                    var page = await reader.OpenAsync("register", List);
                    await Load.WarmUpAsync(page, 1, WarmUp);
                    var served = await Load.OnAsync(page, 1, Measured);
                    small.TryAdd(who, served.P95);
                    report.Add(name, who, count, served.Milliseconds.Median(), served.P95, served.P95 / small[who]);
                }
            }
        }

        report.Print();
    }

    private static async Task<WebApplication> BareAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bare = builder.Build();
        bare.Run(answer);
        await bare.StartAsync();
        return bare;
    }

    [GeneratedRegex("name=\"hash\" value=\"(?<hash>[0-9a-f]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ShownHash();
}
