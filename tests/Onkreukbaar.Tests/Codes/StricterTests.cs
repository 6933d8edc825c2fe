using System.Globalization;
using System.Net;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What may never make an answer milder, over the whole vocabulary; and where a code begins and ends.</summary>
public sealed class StricterTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    public static TheoryData<string> MunicipalCodes => [.. Shipped.All.Where(code => code.Body != "provincie-utrecht").Select(Shipped.Name)];

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void An_arrangement_of_a_department_only_makes_it_stricter(string name)
    {
        var code = Shipped.Code(name);

        foreach (var facts in Samples(code))
        {
            var without = Verdict(code, facts, ("eenheidsregel", "geen"));
            var with = Verdict(code, facts, ("eenheidsregel", "geen-geschenken"));

            PlainMeaning.Rank(with).ShouldBeGreaterThanOrEqualTo(PlainMeaning.Rank(without), Described(facts));
            (with == "buiten-bereik").ShouldBe(without == "buiten-bereik", Described(facts));
        }
    }

    [Theory, MemberData(nameof(MunicipalCodes))]
    public void A_higher_value_never_makes_it_milder(string name)
    {
        var code = Shipped.Code(name);
        var limit = code.Parameters.Single(p => p.Name == "grens").Value;

        foreach (var facts in Samples(code))
        {
            var ranks = new[] { 0, limit - 0.01m, limit, limit + 0.01m, 1_000_000 }.Select(value => PlainMeaning.Rank(Verdict(code, facts, ("waarde", value)))).ToList();

            ranks.ShouldBe([.. ranks.Order()], Described(facts));
        }
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void What_was_refused_promised_or_received_is_judged_as_the_offer_it_was(string name)
    {
        var code = Shipped.Code(name);

        foreach (var facts in Samples(code))
        {
            var offered = PlainMeaning.Rank(Verdict(code, facts, ("status", "aangeboden")));

            PlainMeaning.Rank(Verdict(code, facts, ("status", "geweigerd"))).ShouldBe(offered, Described(facts));
            PlainMeaning.Rank(Verdict(code, facts, ("status", "ontvangen"))).ShouldBe(offered, Described(facts));

            // Alphen wants to hear of every promise, and talks about it (AR-R-GIFT-11).
            var atLeast = code.Body == "alphen-aan-den-rijn" && offered > 0 ? PlainMeaning.Rank("bespreken") : 0;
            PlainMeaning.Rank(Verdict(code, facts, ("status", "toegezegd"))).ShouldBe(Math.Max(offered, atLeast), Described(facts));
        }
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void Knowing_the_giver_never_makes_it_milder(string name)
    {
        var code = Shipped.Code(name);

        foreach (var facts in Samples(code))
        {
            PlainMeaning.Rank(Verdict(code, facts, ("priveContact", true))).ShouldBeGreaterThanOrEqualTo(PlainMeaning.Rank(Verdict(code, facts, ("priveContact", false))), Described(facts));
        }
    }

    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    public void A_code_answers_from_its_first_day_and_has_a_rule_unless_it_says_that_it_is_silent(string name, string topic)
    {
        var code = Shipped.Code(name);

        if (code.Topic(topic)!.Silence is null)
        {
            foreach (var facts in Samples(code, topic))
            {
                Shipped.Ask(code, facts, topic).Verdict.ShouldNotBe("geen-regel", Described(facts));
            }
        }

        var innocent = Shipped.Harmless(code, topic, ("datum", code.ValidFrom ?? new DateOnly(1900, 1, 1)));
        Shipped.Body(code.Body).Answer(topic, innocent, Shipped.Today).Code.ShouldBe(code);
    }

    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    [Trait("Req", "PU-293")]
    public void Every_doubt_ends_in_a_talk_with_somebody(string name, string topic)
    {
        var code = Shipped.Code(name);

        // What was turned down already needs no talk.
        foreach (var facts in Samples(code, topic).Where(facts => facts.GetValueOrDefault("status") is not "geweigerd"))
        {
            var answer = Shipped.Ask(code, facts, topic);

            answer.InDoubt.ShouldNotBeEmpty();
            if (answer.Verdict is "bespreken" or "niet-geregeld")
            {
                answer.Duties.Select(duty => duty.Name).ShouldContain("bespreken", Described(facts));
            }
        }
    }

    [Theory]
    [InlineData("alphen-aan-den-rijn/gedragscode-2020")]
    [InlineData("provincie-utrecht/gedragscode-2020")]
    public void Whoever_has_been_gone_longer_is_never_harder_to_hire(string name)
    {
        var code = Shipped.Code(name);
        var term = code.Parameters.Single(p => p.Name == "draaideurtermijn").Value;

        foreach (var facts in Samples(code, "inkoop-en-inhuur"))
        {
            var ranks = new[] { 0, term - 1, term, term + 1, 720 }.Select(months => PlainMeaning.Rank(Verdict(code, "inkoop-en-inhuur", facts, ("maandenUitDienst", months)))).ToList();

            ranks.ShouldBe([.. ranks.OrderDescending()], Described(facts));
        }
    }

    [Theory]
    [InlineData("provincie-utrecht", "ambtenaar", "2010-01-01", "geen-regel")]
    [InlineData("provincie-utrecht", "ambtenaar", "2019-12-31", "geen-regel")]
    [InlineData("provincie-utrecht", "ambtenaar", "2020-01-01", "toegestaan-mits-gemeld")]
    [InlineData("provincie-utrecht", "statenlid", "2018-10-29", "geen-regel")]
    [InlineData("provincie-utrecht", "statenlid", "2018-10-30", "toegestaan")]
    [InlineData("provincie-utrecht", "statenlid", "2022-01-01", "toegestaan")]
    [InlineData("alphen-aan-den-rijn", "extern", "2020-09-07", "geen-regel")]
    [InlineData("alphen-aan-den-rijn", "extern", "2020-09-08", "toegestaan-mits-gemeld")]
    [InlineData("dalfsen", "ambtenaar", "2016-12-31", "geen-regel")]
    [InlineData("dalfsen", "ambtenaar", "2017-01-01", "toegestaan-mits-gemeld")]
    [InlineData("gemeente-utrecht", "ambtenaar", "1950-01-01", "toegestaan-mits-gemeld")]
    [InlineData("gemeente-utrecht", "raadslid", null, "buiten-bereik")]
    [InlineData("dalfsen", "burgemeester", null, "buiten-bereik")]
    [InlineData("provincie-utrecht", "wethouder", null, "buiten-bereik")]
    public async Task The_day_and_the_person_choose_the_code(string body, string person, string? day, string verdict)
    {
        var facts = Innocent(body, person);
        if (day is not null)
        {
            facts["datum"] = day;
        }

        var (status, answer) = await fixture.House.Visitor().AskAsync(body, facts);

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("oordeel").GetString().ShouldBe(verdict);
        answer.GetProperty("nogNodig").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("provincie-utrecht", "ambtenaar", "toegestaan-mits-gemeld", "weigeren", null)]
    [InlineData("provincie-utrecht", "statenlid", "niet-geregeld", "toegestaan-mits-gemeld", "statengriffier")]
    [InlineData("provincie-utrecht", "gedeputeerde", "niet-geregeld", "toegestaan-mits-gemeld", "algemeen-directeur")]
    [InlineData("provincie-utrecht", "commissaris", "niet-geregeld", "toegestaan-mits-gemeld", "algemeen-directeur")]
    [InlineData("gemeente-utrecht", "ambtenaar", "niet-geregeld", "weigeren", "leidinggevende")]
    [InlineData("alphen-aan-den-rijn", "ambtenaar", "toegestaan-mits-gemeld", "weigeren", null)]
    [InlineData("dalfsen", "ambtenaar", "niet-geregeld", "weigeren", "eenheidsmanager")]
    public async Task At_exactly_the_limit_each_body_says_what_its_own_text_says(string body, string person, string atTheLimit, string aCentAbove, string? talkWith)
    {
        var at = await AskAsync(body, person, 50.00m);
        var above = await AskAsync(body, person, 50.01m);

        at.GetProperty("oordeel").GetString().ShouldBe(atTheLimit);
        above.GetProperty("oordeel").GetString().ShouldBe(aCentAbove);
        at.GetProperty("plichten").EnumerateArray().Where(duty => duty.GetProperty("plicht").GetString() == "bespreken").Select(duty => duty.GetProperty("aan").GetString())
            .ShouldBe(talkWith is null ? [] : [talkWith]);
    }

    private async Task<System.Text.Json.JsonElement> AskAsync(string body, string person, decimal value)
    {
        var facts = Innocent(body, person);
        facts["waarde"] = value;
        var (status, answer) = await fixture.House.Visitor().AskAsync(body, facts);
        status.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    private static Dictionary<string, object?> Innocent(string body, string person)
    {
        var topic = Shipped.Body(body).Topics.Single(topic => topic.Name == Shipped.Topic);
        var facts = topic.Facts.Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        facts["ontvanger"] = person;
        return facts;
    }

    private static IEnumerable<Dictionary<string, object?>> Samples(CodeVersion code) => Samples(code, Shipped.Topic);

    /// <summary>Every value of every tested fact, alone and with one value of every other; and much at once, also with facts unknown.</summary>
    private static IEnumerable<Dictionary<string, object?>> Samples(CodeVersion code, string topic)
    {
        var tables = new PlainTables(code, code.Topic(topic)!);
        var dice = new Dice(6);
        foreach (var fact in tables.Tested)
        {
            foreach (var value in tables.Values[fact.Name].Append(null))
            {
                yield return Shipped.Harmless(code, topic, (fact.Name, value));
                foreach (var other in tables.Tested)
                {
                    yield return Shipped.Harmless(code, topic, (other.Name, dice.Pick(tables.Values[other.Name])), (fact.Name, value));
                }
            }
        }

        for (var i = 0; i < 250; i++)
        {
            yield return Shipped.Harmless(code, topic, [.. tables.Tested.Where(_ => dice.Throw(3) == 0).Select(fact => (fact.Name, dice.Throw(8) == 0 ? null : dice.Pick(tables.Values[fact.Name])))]);
        }
    }

    private static string Verdict(CodeVersion code, Dictionary<string, object?> facts, params (string Fact, object? Value)[] instead) => Verdict(code, Shipped.Topic, facts, instead);

    private static string Verdict(CodeVersion code, string topic, Dictionary<string, object?> facts, params (string Fact, object? Value)[] instead)
    {
        var changed = new Dictionary<string, object?>(facts, StringComparer.Ordinal);
        foreach (var (fact, value) in instead)
        {
            changed[fact] = value;
        }

        return Shipped.Ask(code, changed, topic).Verdict;
    }

    private static string Described(Dictionary<string, object?> facts) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", facts.Select(fact => $"{fact.Key}: {PlainTables.Show(fact.Value)}"))}");
}
