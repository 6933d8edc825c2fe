using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Who decides about a gift, what they need for it, and what becomes of two who do it at once.</summary>
public sealed class DecidingTests
{
    private const string Utrecht = "gemeente-utrecht";

    // Some weeks after every date in these tests.
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("provincie-utrecht", "leidinggevende", "Manager Leefomgeving")]
    [InlineData("provincie-utrecht", "eenheidsmanager", "Algemeen directeur")]
    [InlineData("provincie-utrecht", "algemeen-directeur", "Gedeputeerde")]
    [InlineData("provincie-utrecht", "griffier", "Statenlid")]
    [InlineData("provincie-utrecht", "medewerker-griffie", "Statengriffier")]
    [InlineData("dalfsen", "leidinggevende", "Manager Leefomgeving")]
    public async Task Nobody_decides_about_themselves_it_goes_one_level_up(string body, string persona, string decider)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var leader = await house.Visitor().SignInAsync(body, persona);

        var id = await leader.DeclareAsync(body);

        leader.Text.ShouldContain($"{decider} bekijkt het en besluit");
        await leader.OpenGiftAsync(body, id);
        leader.Text.ShouldNotContain("Jouw besluit");
    }

    [Fact]
    public async Task Departing_from_the_advice_needs_a_reason_and_keeps_what_was_filled_in()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht, ("waarde", "80"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await manager.OpenGiftAsync(Utrecht, id);

        await manager.DecideAsync("Agreed", "houden", talk: "2026-11-04");

        manager.Status.ShouldBe(HttpStatusCode.BadRequest);
        manager.Text.ShouldContain("Je wijkt af van het advies van de code. Schrijf op waarom");
        manager.Page.QuerySelector("input[name='Decision.Outcome'][checked]")!.GetAttribute("value").ShouldBe("Agreed");
        (await DecisionsAsync(house, id)).ShouldBeEmpty();
        await manager.DecideAsync("Agreed", "houden", reason: "Teruggeven zou de relatie met de stad Gent schaden.", talk: "2026-11-04");
        (await DecisionsAsync(house, id)).ShouldHaveSingleItem().DeviatesFromAdvice.ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "GU-042")]
    public async Task Where_reporting_alone_is_not_enough_there_is_no_decision_without_a_talk()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht, ("redenBekend", "false"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await manager.OpenGiftAsync(Utrecht, id);

        await manager.DecideAsync("Agreed", "terugsturen", reason: "Akkoord.");
        manager.Text.ShouldContain("De code vraagt hier een gesprek");

        await manager.DecideAsync("Agreed", "terugsturen", reason: "Akkoord.", talk: "2026-11-06");
        (await DecisionsAsync(house, id)).ShouldHaveSingleItem().TalkOn.ShouldBe(new DateOnly(2026, 11, 6));
    }

    [Fact]
    public async Task Only_what_can_be_agreed_on_at_once_is_offered_for_that()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (simple, apart) = (await employee.DeclareAsync(Utrecht, ("waarde", "20")), await employee.DeclareAsync(Utrecht, ("waarde", "20")));
        await house.ChangeAsync(Utrecht, db => Task.FromResult(db.Add(new GiftPart { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, DeclarationId = apart, Number = 1, Verdict = "toegestaan-mits-gemeld" })));

        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        manager.Text.ShouldContain("Te besluiten (2)");
        manager.Page.QuerySelectorAll("main input[name=geschenken]").Select(box => box.GetAttribute("value")).ShouldBe([$"{simple}.0"], "of the other one each thing needs a look");
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_sees_the_decision_of_the_first()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync("provincie-utrecht", "statenlid");
        var id = await member.DeclareAsync("provincie-utrecht", ("waarde", "150"));
        var (first, second) = (await house.Visitor().SignInAsync("provincie-utrecht", "griffier"), await house.Visitor().SignInAsync("provincie-utrecht", "medewerker-griffie"));
        await first.OpenGiftAsync("provincie-utrecht", id);
        await second.OpenGiftAsync("provincie-utrecht", id);

        await first.DecideAsync("Agreed", "inleveren");
        await second.DecideAsync("NotAllowed", "terugsturen", reason: "Te duur, na overleg.", talk: "2026-11-05");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Er is al iets gebeurd terwijl jij keek");
        second.Given("Besluit").ShouldBe("Gezien, akkoord");
        second.Given("Wat je wilde besluiten").ShouldBe("Niet toegestaan");
        second.Given("Jouw toelichting").ShouldBe("Te duur, na overleg.");
        second.Given("Besproken op").ShouldBe("5 november 2026");
        second.Under("Dit had je ingevuld").ShouldNotBeNull().ShouldContain("Terugsturen");
        (await DecisionsAsync(house, id)).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Agreed);
    }

    [Fact]
    public async Task Of_two_who_carry_out_the_same_step_the_second_keeps_what_they_wrote()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht, ("waarde", "80"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await (await manager.OpenGiftAsync(Utrecht, id)).DecideAsync("NotAllowed", "terugsturen", talk: "2026-11-04", reason: "Te duur.");
        var elsewhere = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).OpenGiftAsync(Utrecht, id);

        await (await employee.OpenGiftAsync(Utrecht, id)).DoneAsync("2026-11-10", "Per post.");
        await elsewhere.DoneAsync("2026-11-11", "Zelf gebracht naar de balie.");

        elsewhere.Status.ShouldBe(HttpStatusCode.Conflict);
        elsewhere.Given("Gedaan op").ShouldBe("11 november 2026");
        elsewhere.Given("Hoe het is gegaan").ShouldBe("Zelf gebracht naar de balie.");
        (await StepsAsync(house, id)).ShouldHaveSingleItem().Account.ShouldBe("Per post.");
    }

    [Fact]
    public async Task What_can_still_be_decided_stands_in_the_form_again_when_the_gift_was_estimated_anew_meanwhile()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync("provincie-utrecht", "statenlid");
        var id = await member.DeclareAsync("provincie-utrecht", ("waarde", "150"));
        var (first, second) = (await house.Visitor().SignInAsync("provincie-utrecht", "griffier"), await house.Visitor().SignInAsync("provincie-utrecht", "medewerker-griffie"));
        await second.OpenGiftAsync("provincie-utrecht", id);

        await (await first.OpenGiftAsync("provincie-utrecht", id)).DoAsync("Waarde", ("Value.Value", "160"), ("Value.Basis", "Prijs in de winkel"));
        await second.DecideAsync("NotAllowed", "inleveren", reason: "Te duur, na overleg.");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Page.QuerySelector("main [name='Decision.Reason']")!.TextContent.Trim().ShouldBe("Te duur, na overleg.");
        await second.DecideAsync("NotAllowed", "inleveren", reason: "Te duur, na overleg.");
        (await DecisionsAsync(house, id)).ShouldHaveSingleItem().Reason.ShouldBe("Te duur, na overleg.");
    }

    [Fact]
    [Trait("Req", "PU-144")]
    public async Task The_decider_sees_earlier_gifts_of_this_giver_in_another_spelling()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.DeclareAsync(Utrecht);
        await employee.AskAboutAsync(Utrecht);
        var second = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{second}");
        await employee.SubmitAsync([.. GiftVisits.BookFromABuilder.Where(field => field.Item1 != "Form.GiverOrganisation"), ("Form.GiverOrganisation", "BOUWBEDRIJF  de Steen.")]);
        await employee.SubmitAsync();

        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await manager.OpenGiftAsync(Utrecht, second);

        manager.Text.ShouldContain("Eerder van deze gever");
        manager.Text.ShouldContain("G-2026-0001");
    }

    [Fact]
    public async Task What_the_code_allows_when_declared_is_agreed_at_once_for_several_and_nothing_else_is()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var simple = new[] { await employee.DeclareAsync(Utrecht), await employee.DeclareAsync(Utrecht) };
        var expensive = await employee.DeclareAsync(Utrecht, ("waarde", "80"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        await manager.SubmitAsync(("geschenken", $"{simple[0]}.0"), ("geschenken", $"{simple[1]}.0"), ("geschenken", $"{expensive}.0"));

        (await DecisionsAsync(house, simple[0])).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Agreed);
        (await DecisionsAsync(house, simple[1])).ShouldHaveSingleItem();
        (await DecisionsAsync(house, expensive)).ShouldBeEmpty();
        manager.Text.ShouldContain("Te besluiten (1)");
        manager.Text.ShouldContain("Je ging akkoord met 2 geschenken.");
        manager.Text.ShouldContain("Niet alles is akkoord");
    }

    [Fact]
    public async Task What_was_changed_after_the_manager_looked_is_not_agreed_at_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        var seen = manager.Page.QuerySelectorAll("main input[name=geschenken]").Select(box => ("geschenken", box.GetAttribute("value")!)).ToArray();
        await (await employee.OpenGiftAsync(Utrecht, id)).DoAsync("Wijzigen");
        await employee.SubmitAsync(GiftVisits.BookFromABuilder.With(("Form.Description", "Drie flessen whisky")));
        await employee.SubmitAsync(("Form.Reason", "Het was iets anders"));

        await manager.DoAsync("Akkoord", seen);

        manager.Text.ShouldContain("Niet alles is akkoord");
        manager.Text.ShouldNotContain("Je ging akkoord");
        (await DecisionsAsync(house, id)).ShouldBeEmpty();
        await manager.DoAsync("Akkoord", [.. manager.Page.QuerySelectorAll("main input[name=geschenken]").Select(box => ("geschenken", box.GetAttribute("value")!))]);
        (await DecisionsAsync(house, id)).Count.ShouldBe(1, "the twin: what it is now can be agreed");
    }

    private static Task<List<Decision>> DecisionsAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().Where(decision => decision.DeclarationId == id).ToListAsync());

    private static Task<List<Step>> StepsAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().Where(step => step.DeclarationId == id).OrderBy(step => step.Number).ToListAsync());
}
