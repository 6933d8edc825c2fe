using System.Net;
using Onkreukbaar.Tests.CodeKeeping;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What changed from one version to the next, and two codes side by side: for any reader.</summary>
public sealed class VersionsPageTests
{
    private const string Versions = $"/{Utrecht}/gedragscode/{Code}/versies";

    [Fact]
    public async Task A_reader_sees_which_limit_changed_in_a_version_that_is_still_to_begin()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var reader = await house.Visitor().GoAsync(Versions);
        reader.Text.ShouldContain("Er is nog niets om mee te vergelijken");
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).LimitAsync("60");
        await writer.AcceptAllAsync();
        (await reader.GoAsync(Versions)).Text.ShouldNotContain("2027", customMessage: "a proposal is nobody's business yet");

        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");

        await reader.GoAsync(Versions);
        reader.Text.ShouldContain("gaat nog in");
        reader.Text.ShouldContain("geldt nu");
        reader.Page.QuerySelectorAll("main table td").Select(cell => cell.TextContent.Replace('\u00a0', ' ').Trim()).ShouldContain("€ 60,00");
        (await reader.GoAsync($"{Versions}?versie=bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_codes_stand_side_by_side_and_silence_is_said()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var reader = await house.Visitor().GoAsync($"/dalfsen/gedragscode/vergelijken?een=dalfsen/gedragscode-2017&ander=alphen-aan-den-rijn/gedragscode-2020");

        var rows = reader.Page.QuerySelectorAll("main tbody tr");
        rows.Length.ShouldBe(105, "every row of the comparison");
        var oath = rows.Single(row => row.QuerySelector("th")!.TextContent.Trim() == "Eed of belofte?");
        oath.QuerySelectorAll("td").Length.ShouldBe(2);
        reader.Text.ShouldContain("De code zegt hier niets over");
        reader.Page.QuerySelectorAll("main td").Select(cell => cell.TextContent.Replace('\u00a0', ' ')).ShouldContain(text => text.Contains("€ 50,00", StringComparison.Ordinal), "the limit comes from the code itself");
    }

    [Fact]
    [Trait("Req", "DA-002")]
    public async Task Of_two_codes_of_one_body_it_shows_what_they_share_and_where_they_differ()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var reader = await house.Visitor().GoAsync("/provincie-utrecht/gedragscode/vergelijken?een=provincie-utrecht/gedragscode-2020&ander=provincie-utrecht/integriteitsplan-2018-2021");

        reader.Text.ShouldContain("Geen kernwaarde of principe staat in beide codes.");
        var shared = reader.Page.QuerySelectorAll("main tbody th").Select(row => row.TextContent).Where(row => row.Contains("In beide hetzelfde", StringComparison.Ordinal)).ToList();
        shared.Count.ShouldBe(2, "the limit of a gift and the kind of oath");
        await reader.GoAsync("/dalfsen/gedragscode/vergelijken?een=dalfsen/gedragscode-2017&ander=provincie-utrecht/gedragscode-2020");
        reader.Text.ShouldContain("Kernwaarden en principes in beide codes: verantwoordelijkheid, betrouwbaarheid");
    }

    [Theory]
    [InlineData("dalfsen")]
    [InlineData("provincie-utrecht")]
    public async Task Without_a_choice_the_own_code_stands_first(string body)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var reader = await house.Visitor("en").GoAsync($"/{body}/gedragscode/vergelijken");

        reader.Heading.ShouldBe("Two codes side by side");
        reader.Page.QuerySelector("main select[name=een] option[selected]")!.GetAttribute("value")!.ShouldStartWith(body);
        var other = reader.Page.QuerySelector("main select[name=ander] option[selected]")!.GetAttribute("value")!;
        (body == "provincie-utrecht").ShouldBe(other.StartsWith(body, StringComparison.Ordinal), "the province has two codes of its own");
    }

    private static IEnumerable<string> RowsOf(Onkreukbaar.Modules.Codes.CodeVersion code) => code.Characteristics.Groups.SelectMany(group => group.Rows).Select(row => row.Name);

    [Fact]
    public void Every_code_is_compared_on_the_same_rows_and_says_something_on_a_third()
    {
        foreach (var code in Shipped.All)
        {
            RowsOf(code).ShouldBe(RowsOf(Shipped.All[0]));
            code.Characteristics.Values.Count.ShouldBeGreaterThan(35, Shipped.Name(code));
        }
    }
}
