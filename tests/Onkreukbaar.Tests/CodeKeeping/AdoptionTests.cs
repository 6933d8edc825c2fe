using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>A version says who adopted it, on which day, and who put their name under it.</summary>
public sealed class AdoptionTests
{
    private static readonly (string Name, string Value)[] Filled = [("Form.By", "college van B en W"), ("Form.On", "2026-12-15"), ("Form.Signers", "de secretaris\r\n\r\n de burgemeester ")];

    [Fact]
    public async Task Whoever_decides_and_then_every_reader_sees_who_adopted_the_version_and_who_signed()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        writer.Given("Vastgesteld").ShouldBe("niet vermeld");

        await FillInAsync(writer, proposal, Filled);

        writer.At.ShouldBe(proposal);
        writer.Under("Wat verandert er?")!.ShouldContain("college van B en W");
        writer.Text.ShouldNotContain("Er is nog niets gewijzigd");
        var colleague = await (await house.ColleagueAsync()).GoAsync(proposal);
        ShouldSayWhoAdopted(colleague);
        await colleague.DoAsync("Activeer");
        time.Advance(TimeSpan.FromDays(50));
        ShouldSayWhoAdopted(await house.Visitor().GoAsync($"/{Utrecht}/gedragscode/{Code}"));
    }

    [Theory]
    [InlineData("2027-01-02", "Form.On", "a day after its first day")]
    [InlineData("geen dag", "Form.On", "no day at all")]
    public async Task A_day_that_cannot_be_is_refused_at_its_field_and_the_rest_stays(string day, string field, string what)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();

        await FillInAsync(writer, writer.At, ("Form.By", "gemeenteraad"), ("Form.On", day), ("Form.Signers", ""));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest, what);
        writer.ErrorAt(field).ShouldNotBeNullOrWhiteSpace(what);
        writer.Value("Form.By").ShouldBe("gemeenteraad");
        (await house.ProposalsAsync()).ShouldHaveSingleItem().Number.ShouldBe(1, "nothing was changed");
    }

    [Fact]
    public async Task The_first_day_itself_may_be_the_day_and_sending_the_same_again_changes_nothing()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await FillInAsync(writer, proposal, ("Form.By", ""), ("Form.On", ""), ("Form.Signers", ""));
        (await house.ProposalsAsync()).Single().Number.ShouldBe(1, "it was empty already");
        (string, string)[] onTheFirstDay = [Filled[0], ("Form.On", "2027-01-01"), Filled[2]];

        await FillInAsync(writer, proposal, onTheFirstDay);
        await FillInAsync(writer, proposal, onTheFirstDay);

        writer.Given("Vastgesteld")!.ShouldContain("1 januari 2027");
        (await house.ProposalsAsync()).Single().Number.ShouldBe(2);
        (await writer.GoAsync($"{proposal}/vaststelling")).Page.QuerySelector("main textarea")!.TextContent.ShouldBe("de secretaris\nde burgemeester");
    }

    [Fact]
    public async Task More_than_fits_is_refused_at_its_field()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;

        await FillInAsync(writer, proposal, ("Form.By", new string('a', 201)), ("Form.On", ""), ("Form.Signers", ""));
        writer.ErrorAt("Form.By").ShouldBe("Gebruik hoogstens 200 tekens");
        await FillInAsync(writer, proposal, ("Form.By", ""), ("Form.On", ""), ("Form.Signers", string.Join('\n', Enumerable.Repeat("het lid", 21))));

        writer.ErrorAt("Form.Signers").ShouldBe("Noem hoogstens 20 ondertekenaars, elk in hoogstens 200 tekens");
        (await house.ProposalsAsync()).Single().Number.ShouldBe(1);
    }

    private static async Task FillInAsync(Visitor writer, string proposal, params (string Name, string Value)[] fields) => await (await writer.GoAsync($"{proposal}/vaststelling")).TryAsync(fields);

    private static void ShouldSayWhoAdopted(Visitor reader)
    {
        reader.Given("Vastgesteld").ShouldBe("college van B en W, 15 december 2026");
        reader.Given("Ondertekend door").ShouldBe("de secretaris en de burgemeester");
    }
}
