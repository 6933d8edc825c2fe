using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What the requirements of Provincie Utrecht ask of the advice about a gift.</summary>
public sealed class ProvinceAdviceTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Province = "provincie-utrecht";
    private const string Officials = "provincie-utrecht/gedragscode-2020";

    [Theory, Trait("Req", "PU-122")]
    [InlineData("soort", "voorwerp")]
    [InlineData("soort", "geld")]
    [InlineData("soort", "korting")]
    [InlineData("soort", "dienst")]
    [InlineData("status", "toegezegd")]
    public async Task Any_benefit_through_the_work_is_a_gift_and_a_private_one_is_not(string fact, string value)
    {
        foreach (var person in new[] { "ambtenaar", "statenlid" })
        {
            var throughWork = await fixture.OfferedAsync(Province, ("ontvanger", person), (fact, value), ("gevraagd", true));
            var privately = await fixture.OfferedAsync(Province, ("ontvanger", person), (fact, value), ("gevraagd", true), ("inFunctie", false));

            throughWork.Verdict().ShouldBe("verboden");
            privately.Verdict().ShouldBe("buiten-bereik");
        }
    }

    [Fact, Trait("Req", "PU-125")]
    public async Task The_advice_begins_from_not_accepting()
    {
        var page = await fixture.House.Visitor().GoAsync($"/{Province}/vraag/geschenken");
        var nothingKnown = await fixture.OnlyKnownAsync(Province, ("ontvanger", "ambtenaar"));
        var nothingFits = await fixture.OfferedAsync(Province, ("aanleiding", "onbekend"));

        page.Text.ShouldContain("gaat ervan uit dat je geen geschenken aanneemt");
        nothingKnown.Verdict().ShouldBe("bespreken");
        nothingFits.Verdict().ShouldBe("toestemming-vragen");
    }

    [Fact, Trait("Req", "PU-125")]
    public void No_other_fact_makes_a_gift_above_the_limit_acceptable()
    {
        var code = Shipped.Code(Officials);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(7);
        var limit = code.Parameters.Single(p => p.Name == "grens").Value;

        for (var i = 0; i < 2_000; i++)
        {
            (string, object?)[] facts = [.. meaning.Tested.Where(fact => fact.Name != "inFunctie" && dice.Throw(4) == 0).Select(fact => (fact.Name, (object?)dice.Pick(meaning.Values[fact.Name]))), ("waarde", limit + 0.01m)];
            Shipped.Ask(code, Shipped.Harmless(code, facts)).Verdict.ShouldNotStartWith("toegestaan", customMessage: string.Join(", ", facts));
        }
    }

    [Fact, Trait("Req", "PU-126")]
    public async Task The_context_is_asked_before_the_value()
    {
        var answer = await fixture.OnlyKnownAsync(Province, ("ontvanger", "ambtenaar"));

        var asked = answer.Needed();
        var value = asked.ToList().IndexOf("waarde");
        foreach (var context in new[] { "tegenprestatie", "fase", "gunstigStemmen", "onafhankelijkheidGeraakt", "plaats", "priveContact", "aanleiding", "redenBekend" })
        {
            asked.ToList().IndexOf(context).ShouldBeInRange(0, value - 1, context);
        }
    }

    [Fact, Trait("Req", "PU-126")]
    public async Task Where_the_context_decides_the_value_is_not_asked()
    {
        var answer = await fixture.OnlyKnownAsync(Province, ("ontvanger", "ambtenaar"), ("inFunctie", true), ("tegenprestatie", false), ("gevraagd", false), ("fase", new[] { "aanbesteding" }));

        answer.Verdict().ShouldBe("weigeren");
        answer.Needed().ShouldNotContain("waarde");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(5_000)]
    public async Task A_giver_in_a_tender_or_with_hopes_is_refused_whatever_the_value(int value)
    {
        var tender = await fixture.OfferedAsync(Province, ("fase", new[] { "aanbesteding" }), ("waarde", value));
        var hopes = await fixture.OfferedAsync(Province, ("gunstigStemmen", true), ("waarde", value));

        tender.Verdict().ShouldBe("weigeren");
        hopes.Verdict().ShouldBe("weigeren");
        hopes.Duties().ShouldContain("informeren-gever@gever");
    }

    [Theory, Trait("Req", "PU-129")]
    [InlineData("waarde", 120)]
    [InlineData("voeltNietGoed", true)]
    public async Task What_could_not_be_refused_but_is_too_much_or_feels_wrong_is_talked_over_and_goes_back(string fact, object value)
    {
        var answer = await fixture.OfferedAsync(Province, ("status", "ontvangen"), ("weigerenMogelijk", false), (fact, value));

        answer.Verdict().ShouldBe("bespreken");
        answer.Duties().ShouldContain("bespreken@leidinggevende");
        answer.Dispositions().ShouldBe(["terugsturen", "inleveren"]);
    }

    [Theory, Trait("Req", "PU-134")]
    [InlineData("ambtenaar", 30, "melden@leidinggevende", "registreren@algemeen-directeur")]
    [InlineData("statenlid", 60, "melden@statengriffier", "registreren@statengriffier")]
    [InlineData("commissaris", 60, "melden@algemeen-directeur", "registreren@algemeen-directeur")]
    public async Task Cake_is_eaten_together_and_not_handed_in_but_is_reported_and_registered(string person, int value, string report, string register)
    {
        var answer = await fixture.OfferedAsync(Province, ("ontvanger", person), ("soort", "bederfelijk"), ("waarde", value), ("status", "ontvangen"));

        answer.Verdict().ShouldBe("toegestaan-mits-gemeld");
        answer.Duties().ShouldBeSubsetOf([report, register, "kwartaalopgave@statengriffier", "kwartaalopgave@coordinator"]);
        answer.Duties().ShouldContain(report);
        answer.Duties().ShouldContain(register);
        answer.Dispositions().ShouldContain("nuttigen");
        answer.Dispositions().ShouldNotContain("inleveren");
    }

    [Fact, Trait("Req", "PU-135")]
    public async Task Nothing_is_received_at_home_and_what_was_is_reported_and_talked_over()
    {
        var offered = await fixture.OfferedAsync(Province, ("plaats", "huisadres"), ("geleverd", false));
        var delivered = await fixture.OfferedAsync(Province, ("plaats", "huisadres"), ("geleverd", true), ("status", "ontvangen"));

        offered.Verdict().ShouldBe("weigeren");
        delivered.Verdict().ShouldBe("bespreken");
        delivered.Duties().ShouldBe(["melden@leidinggevende", "bespreken@leidinggevende"], ignoreOrder: true);
    }

    [Fact, Trait("Req", "PU-141")]
    public async Task Friendship_with_the_giver_is_asked_for_and_advises_avoidance_and_a_talk()
    {
        var before = await fixture.OnlyKnownAsync(Province, ("ontvanger", "ambtenaar"));
        var answer = await fixture.OfferedAsync(Province, ("priveContact", true));

        before.Needed().ShouldContain("priveContact");
        answer.Verdict().ShouldBe("afgeraden");
        answer.Duties().ShouldContain("bespreken@leidinggevende");
    }

    [Theory]
    [InlineData("ambtenaar", "leidinggevende")]
    [InlineData("statenlid", "statengriffier")]
    [InlineData("gedeputeerde", "algemeen-directeur")]
    public async Task A_favour_for_a_favour_is_refused_and_reported_as_possible_bribery(string person, string to)
    {
        foreach (var value in new[] { 0, 10, 1_000 })
        {
            var answer = await fixture.OfferedAsync(Province, ("ontvanger", person), ("tegenprestatie", true), ("waarde", value));

            answer.Verdict().ShouldBe("verboden");
            answer.Decider().ShouldBe("niemand");
            answer.GetProperty("sterkte").GetString().ShouldBe("wet");
            answer.Duties().ShouldContain($"melden-omkoping@{to}");
        }
    }

    [Fact, Trait("Req", "PU-292")]
    public async Task An_answer_has_its_outcome_reason_cited_rule_decider_and_next_step()
    {
        var answer = await fixture.OfferedAsync(Province, ("waarde", 120), ("weigerenMogelijk", false), ("status", "ontvangen"));

        answer.Verdict().ShouldBe("bespreken");
        answer.Decider().ShouldBe("leidinggevende");
        answer.Rules().ShouldContain("G-07");
        var ground = answer.GetProperty("onderbouwing")[0];
        ground.GetProperty("artikel").GetString().ShouldBe("geschenken-uitgangspunten");
        ground.GetProperty("sterkte").GetString().ShouldBe("regel");
        ground.GetProperty("tekst").GetString()!.Length.ShouldBeGreaterThan(20);
        answer.Duties().ShouldContain("bespreken@leidinggevende");
        answer.Dispositions()[0].ShouldBe("terugsturen");
    }

    [Fact, Trait("Req", "PU-292")]
    public async Task The_rules_of_the_day_and_of_the_person_answer()
    {
        var official = await fixture.OfferedAsync(Province, ("ontvanger", "ambtenaar"));
        var member = await fixture.OfferedAsync(Province, ("ontvanger", "statenlid"));
        var early = await fixture.OfferedAsync(Province, ("ontvanger", "ambtenaar"), ("datum", "2019-06-01"));

        official.GetProperty("code").GetProperty("slug").GetString().ShouldBe("gedragscode-2020");
        official.GetProperty("code").GetProperty("geldigVan").GetString().ShouldBe("2020-01-01");
        member.GetProperty("code").GetProperty("slug").GetString().ShouldBe("integriteitsplan-2018-2021");
        early.Verdict().ShouldBe("geen-regel");
    }

    [Theory, Trait("Req", "PU-293")]
    [InlineData(Officials)]
    [InlineData("provincie-utrecht/integriteitsplan-2018-2021")]
    public void Every_doubt_ends_in_a_talk_with_somebody(string name)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(8);
        var doubts = 0;

        for (var i = 0; i < 3_000; i++)
        {
            var facts = Shipped.Harmless(code, [.. meaning.Tested.Where(fact => fact.Name != "status" && dice.Throw(4) == 0).Select(fact => (fact.Name, dice.Throw(3) == 0 ? null : dice.Pick(meaning.Values[fact.Name])))]);
            facts["ontvanger"] = dice.Pick(code.Audiences);
            facts["status"] = dice.Pick<object?>([null, "aangeboden", "ontvangen", "toegezegd"]);
            var answer = Shipped.Ask(code, facts);
            if (answer.Verdict is "bespreken" or "niet-geregeld")
            {
                doubts++;
                answer.Duties.Select(duty => duty.Name).ShouldContain("bespreken", string.Join(", ", facts));
            }

            answer.InDoubt.ShouldNotBeEmpty();
        }

        doubts.ShouldBeGreaterThan(500);
    }
}
