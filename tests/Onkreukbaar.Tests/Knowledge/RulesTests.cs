using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>The register of laws and rules: what holds when, for whom, and under which number.</summary>
public sealed class RulesTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Rules = "/provincie-utrecht/integriteit/regels";

    [Fact]
    [Trait("Req", "PU-288")]
    public async Task The_register_of_the_province_holds_every_rule_of_its_list_with_who_made_it_and_for_whom()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Rules}?op=2019-06-01");

        foreach (var law in new[] { "Wetboek van Strafrecht", "Wetboek van Strafvordering", "Provinciewet", "Ambtenarenwet", "CAP en cao provinciale sector", "Eigen regelingen van de provincie", "Melden van misstanden" })
        {
            visitor.Under(law).ShouldNotBeNullOrEmpty(law);
        }

        foreach (var rule in new[] { "Reglement van orde Provinciale Staten", "Reglement van orde Gedeputeerde Staten 2014", "Protocol Geheimhouding GS en PS", "Besluit ambtseed provincie Utrecht", "Regeling melden vermoeden misstand", "Regeling ongewenst gedrag provincie Utrecht 2011" })
        {
            visitor.Text.ShouldContain(rule);
        }

        await visitor.GoAsync("/provincie-utrecht/integriteit/besluit-ambtseed");
        visitor.Given("Vastgesteld door").ShouldBe("Gedeputeerde Staten");
        visitor.Given("Geldt voor").ShouldBe("ambtenaren");
    }

    [Theory]
    [InlineData("Wetboek van Strafrecht", "359;360;361;362 en 363;272")]
    [InlineData("Wetboek van Strafvordering", "162")]
    [InlineData("Provinciewet", "11;14;15;28;40a;40b;40c;47;64;66;68;175;13;35c;67")]
    [InlineData("Ambtenarenwet", "125;125a lid 3;125ter;125quater;125quinquies lid 1 onder b;onder c;onder d;onder e;onder f")]
    [InlineData("CAP en cao provinciale sector", "2.5.1 lid 3;2.5.3 lid 3;2.5.4 lid 2;bijlage 2")]
    [Trait("Req", "PU-289")]
    public async Task Each_law_has_the_articles_that_matter(string law, string numbers)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Rules}?op=2019-06-01");

        foreach (var number in numbers.Split(';'))
        {
            visitor.Under(law)!.ShouldContain(number, Case.Sensitive);
        }
    }

    [Fact]
    [Trait("Req", "PU-290")]
    public async Task On_a_day_before_2020_the_old_number_is_shown_and_after_it_the_new_one_with_the_old_beside_it()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Rules}?op=2019-12-31");
        Row(visitor, "Geheimhouding").ShouldBe(("artikel 125a lid 3", "artikel 9Nummer vanaf 1 januari 2020"));
        visitor.Under("CAP en cao provinciale sector")!.ShouldContain("CAP artikel 2.5.1 lid 3");

        await visitor.GoAsync($"{Rules}?op.Day=1&op.Month=1&op.Year=2020");
        Row(visitor, "Geheimhouding").ShouldBe(("artikel 9", "artikel 125a lid 3Nummer tot 1 januari 2020"));
        visitor.Under("CAP en cao provinciale sector")!.ShouldNotContain("2.5.1");
        visitor.Under("Op die dag geldt dit niet")!.ShouldContain("de cao provinciale sector");
    }

    [Fact]
    [Trait("Req", "PU-290")]
    public async Task A_rule_that_was_overtaken_stays_readable_and_says_what_holds_now()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/provincie-utrecht/integriteit/wet-huis-voor-klokkenluiders");

        visitor.Text.ShouldContain("Achterhaald");
        visitor.Text.ShouldContain("Wet bescherming klokkenluiders");
        visitor.Given("Wanneer").ShouldBe("Van 1 juli 2016 tot en met 17 februari 2023");
    }

    [Fact]
    public async Task A_day_that_is_none_is_asked_again_and_nothing_fails()
    {
        var visitor = await fixture.House.Visitor().GoAsync($"{Rules}?op.Day=31&op.Month=2&op.Year=2020");

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.ErrorAt("op").ShouldNotBeNullOrEmpty();
        visitor.Under("Ambtenarenwet").ShouldNotBeNullOrEmpty("the register of today is still there");
        (await visitor.GoAsync($"{Rules}?op=morgen")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task Each_municipality_has_a_register_too(string body)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"/{body}/integriteit/regels");

        visitor.Under("Gemeentewet").ShouldNotBeNullOrEmpty();
        visitor.Under("Ambtenarenwet").ShouldNotBeNullOrEmpty();
    }

    private static (string? Number, string? Other) Row(Visitor visitor, string title)
    {
        var row = visitor.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == title);
        var cells = row.QuerySelectorAll("td").Select(cell => cell.TextContent.Replace('\u00a0', ' ').Trim()).ToList();
        return (cells[0], cells[1]);
    }
}
