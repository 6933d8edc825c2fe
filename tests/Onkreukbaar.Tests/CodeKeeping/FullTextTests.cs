using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>A body puts the text that it adopted beside its rules, and nothing in it runs.</summary>
public sealed class FullTextTests
{
    private const string Text = $"/{Utrecht}/gedragscode/{Code}/tekst";

    [Fact]
    public async Task From_its_day_on_anybody_reads_the_adopted_text_and_nothing_in_it_runs()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await writer.GoAsync($"{proposal}/tekst");
        await writer.TryAsync(("tekst", "# Onze code\n\nEen **vaste** afspraak. <script>alert(1)</script> ![foto](https://elders.example/x.png) [klik](javascript:alert(1))"));
        writer.Under("Wat verandert er?")!.ShouldContain("De tekst van de code zelf is anders.");
        (await house.Visitor().GoAsync(Text)).Status.ShouldBe(HttpStatusCode.NotFound, "not yet");

        var colleague = await (await house.ColleagueAsync()).GoAsync(proposal);
        colleague.Page.QuerySelector("main details strong")!.TextContent.ShouldBe("vaste", "whoever decides reads it first");
        await colleague.DoAsync("Activeer");
        time.Advance(TimeSpan.FromDays(50));

        var reader = await house.Visitor().GoAsync($"/{Utrecht}/gedragscode/{Code}");
        await reader.GoAsync(reader.Page.QuerySelector($"main a[href='{Text}']")!.GetAttribute("href")!);
        reader.Page.QuerySelector("main h2")!.TextContent.ShouldBe("Onze code");
        reader.Page.QuerySelector("main strong")!.TextContent.ShouldBe("vaste");
        reader.Page.QuerySelectorAll("main script, main img, main a[href^='javascript']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_stays_in_the_form()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        await writer.GoAsync($"{writer.At}/tekst");

        await writer.TryAsync(("tekst", new string('a', 250_001)));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("tekst").ShouldBe("Gebruik hoogstens 250.000 tekens");
        writer.Page.QuerySelector("main textarea[name=tekst]")!.TextContent.Length.ShouldBeGreaterThan(250_000);
    }
}
