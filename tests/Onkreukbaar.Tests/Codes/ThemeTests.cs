using System.Net;
using System.Xml.Linq;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A theme or an article of a code, read from beginning to end: what was agreed, why, examples, what one can do and where to read on.</summary>
public sealed class ThemeTests(HouseFixture fixture) : IClassFixture<HouseFixture>, IDisposable
{
    private const string Utrecht = "/gemeente-utrecht/gedragscode/gedragscode";
    private const string Alphen = "/alphen-aan-den-rijn/gedragscode/gedragscode-2020";
    private const string File = "naslag/thema-corruptie.yaml";

    private readonly CodesCopy codes = new();

    [Fact]
    [Trait("Req", "GU-013")]
    public async Task The_eight_themes_are_found_from_the_code_in_its_own_order()
    {
        var visitor = await fixture.House.Visitor().GoAsync(Utrecht);

        visitor.Page.QuerySelectorAll("main a[href*='/thema/']").Select(link => link.TextContent.Trim()).ShouldBe(
        [
            "Omgaan met elkaar", "Voorkomen van corruptie", "Voorkomen van belangenverstrengeling", "Omgaan met informatie",
            "Omgaan met spullen van de gemeente", "Omgaan met bevoegdheden", "Onafhankelijk adviseren aan het bestuur", "Gedrag in privésfeer",
        ]);
    }

    [Theory]
    [InlineData("thema-corruptie", "Wat zijn de afspraken?", "Waarom vinden we dit belangrijk?", "Voorbeelden uit de praktijk", "Meer weten?")]
    [InlineData("thema-omgaan", "Wat zijn de afspraken?", "Waarom vinden we dit belangrijk?", "Voorbeelden uit de praktijk", "Wat kan ik dan doen?", "Meer weten?")]
    [Trait("Req", "GU-014")]
    public async Task Each_theme_has_its_fixed_blocks_in_order(string theme, params string[] blocks)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Utrecht}/thema/{theme}");

        var headings = visitor.Page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).ToList();
        headings.Where(blocks.Contains).ShouldBe(blocks);
    }

    [Fact]
    [Trait("Req", "GU-016")]
    public async Task Each_rule_says_where_else_it_is_laid_down_and_all_say_where_they_come_from()
    {
        var gifts = await fixture.House.Visitor().GoAsync($"{Utrecht}/thema/thema-corruptie");

        Places(gifts).ShouldAllBe(place => place.StartsWith("Dit is ook formeel vastgelegd in: Handboek Utrechts Personeel, 1.a.5", StringComparison.Ordinal));
        gifts.Text.ShouldContain("Deze afspraken komen voort uit");
        Places(await fixture.House.Visitor().GoAsync($"{Utrecht}/thema/thema-bevoegdheden")).ShouldAllBe(place => place == "De code noemt niet waar dit ook formeel is vastgelegd.");
    }

    [Fact]
    [Trait("Req", "GU-016")]
    public async Task A_row_of_a_table_can_say_itself_where_it_is_laid_down()
    {
        codes.ChangeXml(document => LayDown(document.Descendants().Single(e => e.Name.LocalName == "rule" && (string?)e.Attribute("id") == "GU-R-GIFT-02"), "Handboek, bladzijde 12"));
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder);

        var visitor = await house.Visitor().GoAsync($"{Utrecht}/thema/thema-corruptie");

        Places(visitor).Count(place => place == "Dit is ook formeel vastgelegd in: Handboek, bladzijde 12").ShouldBe(1);
        visitor.Page.QuerySelectorAll("main ul.nld-agreements").Single(list => list.PreviousElementSibling!.TextContent.Contains("bladzijde 12", StringComparison.Ordinal)).Children.Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_agreements_are_the_rules_that_answer_with_the_limits_of_today()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Utrecht}/thema/thema-corruptie");

        var rules = Rules(visitor);
        rules.Count.ShouldBeGreaterThan(10);
        rules.ShouldBeUnique();
        rules.ShouldContain(rule => rule.Contains("€ 50", StringComparison.Ordinal));
        visitor.Page.QuerySelectorAll("main a[href='/gemeente-utrecht/vraag/geschenken']").ShouldNotBeEmpty("from reading to asking");
    }

    [Fact]
    [Trait("Req", "AR-002")]
    public async Task An_article_stands_together_with_its_explanation_and_its_annex()
    {
        var visitor = await fixture.House.Visitor().GoAsync(Alphen);
        visitor.Page.QuerySelectorAll("main a[href*='/thema/artikel-']").Select(link => link.TextContent.Split(':')[0].Trim())
            .ShouldBe(Enumerable.Range(1, 9).Select(number => $"Artikel {number}"));

        await visitor.GoAsync($"{Alphen}/thema/artikel-3");

        Rules(visitor).ShouldNotBeEmpty();
        visitor.Under("Toelichting").ShouldNotBeNullOrWhiteSpace();
        visitor.Page.QuerySelectorAll("main h2").ShouldContain(heading => heading.TextContent.Contains("Bijlage", StringComparison.Ordinal));
        visitor.Text.ShouldContain("budgethouder");
    }

    [Fact]
    [Trait("Req", "AR-018")]
    public async Task The_norms_of_good_civil_servantship_are_twelve_separate_items()
    {
        Shipped.Code("alphen-aan-den-rijn/gedragscode-2020").Reference("artikel-1")!.Rules.Select(rule => rule.Id).ShouldBe(Enumerable.Range(1, 12).Select(number => $"AR-018.n{number}"));

        var visitor = await fixture.House.Visitor().GoAsync($"{Alphen}/thema/artikel-1");

        visitor.Text.ShouldContain("Je discrimineert niemand.");
        visitor.Text.ShouldContain("Je trekt niemand voor.");
    }

    [Fact]
    [Trait("Req", "GU-084")]
    public async Task The_theme_on_advising_holds_the_norms_of_an_independent_advice()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Utrecht}/thema/thema-adviseren");

        var norms = string.Join(' ', Rules(visitor));
        foreach (var norm in new[] { "De opgave staat centraal", "kijkt naar het geheel", "alle belangen", "het hele bestuur, niet alleen één wethouder", "dan je afdeling of een wethouder wil", "Het advies maken jullie samen", "Deel ook uit jezelf" })
        {
            norms.ShouldContain(norm);
        }
    }

    [Theory]
    [InlineData($"{Utrecht}/thema/gevolgen")]
    [InlineData($"{Utrecht}/thema/niets")]
    [InlineData($"{Utrecht}/naslag/thema-corruptie")]
    public async Task A_theme_has_one_address(string path) => (await fixture.House.Visitor().GoAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("onderwerpen: [", "onderwerpen: [wapens, ", "`wapens` is not a topic of this code")]
    [InlineData("koppen: [", "koppen: [kerst, ", "`kerst` is not a heading of this code")]
    [InlineData("artikel: corruptie-waarom", "artikel: corruptie-daarom", "`corruptie-daarom` is not a heading of this code")]
    [InlineData("tekst: |\n", "tekst: |\n      Boven {boete}.\n", "the text names the parameter `boete`, which does not exist")]
    public void A_mistake_in_a_theme_is_refused_with_its_place(string from, string to, string problem)
    {
        codes.Change(File, from, to);

        codes.Problems().ShouldBe([$"{File}: {problem}"]);
    }

    [Fact]
    public void An_address_to_read_on_is_a_safe_one()
    {
        codes.Change(File, "  meerWeten:\n", "  meerWeten:\n    - {titel: \"Kijk hier\", adres: \"javascript:alert(1)\"}\n");

        codes.Problems().ShouldHaveSingleItem().ShouldEndWith("`adres` is an address that begins with https://");
    }

    public void Dispose() => codes.Dispose();

    /// <summary>Adds a column to the table of a row, which only that row fills in.</summary>
    private static void LayDown(XElement row, string place)
    {
        var dmn = row.Name.Namespace;
        row.Parent!.Elements(dmn + "annotation").Last().AddAfterSelf(new XElement(dmn + "annotation", new XAttribute("name", "vastgelegd")));
        foreach (var other in row.Parent.Elements(dmn + "rule"))
        {
            other.Add(new XElement(dmn + "annotationEntry", new XElement(dmn + "text", other == row ? place : "")));
        }
    }

    /// <summary>Where the rules of each heading are laid down; every list of rules has such a line.</summary>
    private static IReadOnlyList<string> Places(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main ul.nld-agreements").Select(list => list.PreviousElementSibling!.TextContent.Trim())];

    private static IReadOnlyList<string> Rules(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main ul.nld-agreements > li").Select(rule => rule.TextContent.Replace('\u00a0', ' ').Trim())];
}
