using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>The pages on which a code is read.</summary>
public sealed class ReaderTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Code = "/alphen-aan-den-rijn/gedragscode/gedragscode-2020";

    [Fact]
    public async Task What_can_follow_is_found_from_the_code_and_read_with_its_source_and_strength()
    {
        var visitor = await fixture.House.Visitor().GoAsync(Code);
        var link = visitor.Page.QuerySelectorAll("main a").Single(a => a.TextContent.Contains("Wat er kan gebeuren als iemand zich niet aan de code houdt", StringComparison.Ordinal));

        await visitor.GoAsync(link.GetAttribute("href")!);

        visitor.Heading.ShouldBe("Wat er kan gebeuren als iemand zich niet aan de code houdt");
        var rule = visitor.Page.GetElementById("AR-R-SANC-01")!;
        rule.TextContent.ShouldContain("op staande voet ontslaan");
        rule.QuerySelector("a")!.TextContent.ShouldBe("1. Toelichting goed ambtenaarschap");
        rule.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{Code}#toelichting-1");
        rule.TextContent.ShouldContain("sterkte: wet – AR-R-SANC-01");
        rule.QuerySelector("[lang=nl]")!.TextContent.ShouldContain("Ambtenarenwet 2017");
    }

    [Fact]
    public async Task The_topics_of_a_code_stand_under_their_categories_and_lead_to_rules_and_examples()
    {
        var visitor = await fixture.House.Visitor().GoAsync(Code);

        visitor.Page.QuerySelectorAll("main h3").Select(h3 => h3.TextContent).ShouldContain("Informatie, media en meningen");
        await visitor.GoAsync(visitor.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Contact met de pers en de politiek").GetAttribute("href")!);
        visitor.Heading.ShouldBe("Contact met de pers en de politiek: de regels");
        await visitor.GoAsync(visitor.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Bekijk de voorbeelden uit de praktijk").GetAttribute("href")!);
        visitor.Heading.ShouldBe("Contact met de pers en de politiek: voorbeelden");
    }

    [Fact, Trait("Req", "PU-031")]
    public async Task What_is_read_comes_with_the_notice_that_the_code_does_not_foresee_everything()
    {
        foreach (var page in new[] { Code, $"{Code}/media", $"{Code}/naslag/gevolgen" })
        {
            var visitor = await fixture.House.Visitor().GoAsync(page);

            Said(visitor, "Goed om te weten").ShouldNotBeNullOrEmpty(page);
        }
    }

    [Fact]
    public async Task A_reader_of_English_is_told_that_the_text_is_Dutch()
    {
        var visitor = await fixture.House.Visitor("en").GoAsync($"{Code}/naslag/gevolgen");

        visitor.Heading.ShouldBe("What can follow when somebody does not keep to the code");
        visitor.Text.ShouldContain("in Dutch only");
        visitor.Page.GetElementById("AR-R-SANC-02")!.TextContent.ShouldContain("strength: rule – AR-R-SANC-02");
    }

    [Theory]
    [InlineData("/alphen-aan-den-rijn/gedragscode/gedragscode-2020/naslag/niets")]
    [InlineData("/alphen-aan-den-rijn/gedragscode/niets/naslag/gevolgen")]
    [InlineData("/alphen-aan-den-rijn/gedragscode/gedragscode-2020/naslag")]
    public async Task What_does_not_exist_is_not_found(string path) =>
        (await fixture.House.Visitor().GoAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("nl", "Hierover zegt de code niets", "De code zegt niets over contact met raadsleden of Statenleden.")]
    [InlineData("en", "The code says nothing about this", "The code says nothing about contact with members of the municipal or provincial council.")]
    public async Task The_rules_of_a_topic_say_what_the_document_does_not_speak_about(string language, string heading, string sentence)
    {
        Said(await fixture.House.Visitor(language).GoAsync($"{Code}/media"), heading).ShouldBe(sentence);
        Said(await fixture.House.Visitor(language).GoAsync($"{Code}/geschenken"), heading).ShouldBeNull();
    }

    /// <summary>The message that stands out under a heading; null when the page has none.</summary>
    private static string? Said(Visitor visitor, string heading) => visitor.Page.QuerySelectorAll("main .utrecht-alert")
        .FirstOrDefault(alert => alert.QuerySelector("h2")!.TextContent.EndsWith(heading, StringComparison.Ordinal))?.QuerySelector(".utrecht-alert__message")!.TextContent.Trim();
}
