using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What a reader finds about a code as a whole: what integrity is here, its values, who adopted it, and where each rule stands.</summary>
public sealed class CodePageTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    [Fact]
    [Trait("Req", "GU-003")]
    [Trait("Req", "GU-011")]
    public async Task Gemeente_Utrecht_says_what_acting_with_integrity_is_and_what_its_four_values_mean()
    {
        var reader = await ReadAsync("gemeente-utrecht", "gedragscode");

        reader.Text.ShouldContain("Je handelt zorgvuldig en standvastig, je kunt uitleggen wat je doet, en je dient het belang van iedereen.");
        Under(reader, "Kernwaarden").ShouldBe(["Open", "Wendbaar", "Scherp", "Betrouwbaar"]);
        reader.Given("Scherp").ShouldBe("Je let goed op en zegt het als iets niet klopt.");
    }

    [Fact]
    [Trait("Req", "AR-001")]
    [Trait("Req", "AR-013")]
    public async Task Alphen_says_on_which_law_it_rests_who_adopted_and_signed_it()
    {
        var reader = await ReadAsync("alphen-aan-den-rijn", "gedragscode-2020");

        reader.Given("Vastgesteld").ShouldBe("college van burgemeester en wethouders, 8 september 2020");
        reader.Given("Ondertekend door").ShouldBe("de secretaris en de burgemeester");
        reader.Given("Wettelijke basis").ShouldBe("artikel 4, derde lid, Ambtenarenwet 2017");
        Under(reader, "Kernwaarden").Count.ShouldBe(5);
    }

    [Fact]
    [Trait("Req", "AR-003")]
    public async Task Alphen_says_which_model_it_follows_and_where_it_added_its_own_text()
    {
        var reader = await ReadAsync("alphen-aan-den-rijn", "gedragscode-2020");

        reader.Given("Gemaakt naar").ShouldStartWith("het VNG-model");
        reader.Page.QuerySelector("#toelichting-4")!.TextContent.ShouldContain("aangevuld met eigen tekst of voorbeelden");
        reader.Page.QuerySelector("#artikel-4")!.TextContent.ShouldNotContain("aangevuld", customMessage: "the articles follow the model");
        (await ReadAsync("gemeente-utrecht", "gedragscode")).Text.ShouldNotContain("aangevuld met eigen tekst");
    }

    [Fact]
    [Trait("Req", "PU-032")]
    public async Task Whoever_holds_a_political_office_reads_of_no_measure_but_of_politics_and_the_law()
    {
        var measures = new[] { "waarschuwing", "ontslag", "disciplinaire" };
        var politics = (await fixture.House.Visitor().GoAsync("/provincie-utrecht/gedragscode/integriteitsplan-2018-2021/naslag/gevolgen")).Text;

        politics.ShouldContain("krijgt daarvoor volgens de wet geen straf");
        politics.ShouldContain("politieke gevolgen");
        politics.ShouldContain("de stappen worden gevolgd die in de wet staan");
        measures.Where(politics.Contains).ShouldBeEmpty();
        var officials = (await fixture.House.Visitor().GoAsync("/provincie-utrecht/gedragscode/gedragscode-2020/naslag/gevolgen")).Text;
        measures.Where(officials.Contains).ShouldBe(measures, "the twin: officials have an employer");
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    [Trait("Req", "DA-003")]
    [Trait("Req", "AR-005")]
    public async Task Anybody_reads_a_code_and_its_rules_without_signing_in_at_an_address_that_can_be_linked_to(string name)
    {
        var code = Shipped.Code(name);
        var stranger = await fixture.House.Visitor().GoAsync($"/{code.Body}/gedragscode/{code.Code}");

        stranger.Heading.ShouldBe(code.Title);
        await stranger.GoAsync($"/{code.Body}/gedragscode/{code.Code}/{code.Topics[0].Topic.Name}");
        stranger.At.ShouldEndWith(code.Topics[0].Topic.Name);
        stranger.Page.QuerySelectorAll("main tbody tr").ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Req", "DA-001")]
    public async Task Codes_of_one_body_stand_side_by_side_each_with_for_whom_it_is_and_from_when()
    {
        var reader = await fixture.House.Visitor().GoAsync("/provincie-utrecht/gedragscode");

        var cards = reader.Page.QuerySelectorAll("main li:has(a[href^='/provincie-utrecht/gedragscode/'])").Select(card => card.TextContent).ToList();
        cards.Count.ShouldBe(2);
        cards.ShouldContain(card => card.Contains("ambtenaren", StringComparison.OrdinalIgnoreCase));
        cards.ShouldContain(card => card.Contains("Statenleden", StringComparison.OrdinalIgnoreCase));
        cards.ShouldContain(card => card.Contains("1 januari 2020", StringComparison.Ordinal));
        cards.ShouldContain(card => card.Contains("30 oktober 2018", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Req", "DA-006")]
    [Trait("Req", "DA-007")]
    [Trait("Req", "DA-008")]
    public async Task Dalfsen_shows_its_principles_together_with_its_core_values()
    {
        var reader = await ReadAsync("dalfsen", "gedragscode-2017");

        Under(reader, "Kernwaarden").ShouldBe(["Verantwoordelijkheid", "Transparantie", "Betrouwbaarheid", "Resultaatgerichtheid", "Kansen", "Samenwerken"]);
        Under(reader, "Leidende principes").Count.ShouldBe(5);
        reader.Given("Begrijpen voor oordelen").ShouldBe("Je luistert eerst, en oordeelt en leert daarna.");
    }

    [Theory]
    [InlineData("provincie-utrecht", "gedragscode-2020")]
    [InlineData("provincie-utrecht", "integriteitsplan-2018-2021")]
    [InlineData("alphen-aan-den-rijn", "gedragscode-2020")]
    [Trait("Req", "PU-030")]
    public async Task Every_rule_stands_under_a_heading_with_an_address_of_its_own(string body, string code)
    {
        var reader = await ReadAsync(body, code);
        var version = Shipped.Code($"{body}/{code}");

        var anchors = reader.Page.QuerySelectorAll("main li[id]").Select(heading => heading.Id!).ToList();

        anchors.ShouldBe(version.Headings.Select(heading => heading.Anchor));
        anchors.ShouldBeUnique();
        version.Topics.SelectMany(topic => topic.Model.Decisions).Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules)
            .Select(rule => rule.Annotations["artikel"]).Distinct().ShouldBeSubsetOf(anchors);
    }

    private async Task<Visitor> ReadAsync(string body, string code) => await fixture.House.Visitor().GoAsync($"/{body}/gedragscode/{code}");

    private static List<string> Under(Visitor reader, string heading)
    {
        var list = reader.Page.QuerySelectorAll("main h2").Single(found => found.TextContent.Trim() == heading).NextElementSibling!;
        return [.. list.QuerySelectorAll("dt").Select(key => key.TextContent.Trim())];
    }
}
