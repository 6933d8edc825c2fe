using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>What each body wants to be told and kept about a gift.</summary>
public sealed class GiftDetailTests
{
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    [Trait("Req", "AR-058")]
    [Trait("Req", "AR-071")]
    public async Task In_Alphen_the_manager_reads_the_circumstances_in_which_it_was_given()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker")).DeclareAsync("alphen-aan-den-rijn", ("soort", "persoonlijk"), ("openbaar", "false"), ("fase", "werk-niet-af"));

        var manager = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", id);

        manager.Text.ShouldContain("Iets dat speciaal voor mij is uitgezocht");
        manager.Text.ShouldContain("werk");
        manager.Offers("Besluit").ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "AR-069")]
    public async Task In_Alphen_what_was_collected_and_raffled_says_who_got_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker")).DeclareAsync("alphen-aan-den-rijn");
        var manager = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", id);

        await manager.DecideAsync("Agreed", "verloten", talk: "2026-11-20", reason: "Kerstverloting.");
        await manager.DoneAsync("2026-11-21", "Onder alle medewerkers verloot; Adviseur Inkoop 2 won.");

        manager.Text.ShouldContain("Adviseur Inkoop 2 won");
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).State.ShouldBe(DeclarationState.Closed);
    }

    /// <summary>Accepting without permission of the executive is against the law, so what was permitted, by whom and why, is written down.</summary>
    [Fact]
    [Trait("Req", "AR-070")]
    public async Task In_Alphen_the_legal_position_can_be_read_and_a_permission_is_written_down()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var reader = await house.Visitor().GoAsync("/alphen-aan-den-rijn/gedragscode/gedragscode-2020/thema/artikel-4");
        reader.Text.ShouldContain("Ambtenarenwet 2017 (artikel 8 lid 1 onder e)");
        reader.Text.ShouldContain("alleen als het college dat goedvindt");
        reader.Text.ShouldContain("Wetboek van Strafrecht, artikel 363; de code noemt ook artikel 362");
        var id = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker")).DeclareAsync("alphen-aan-den-rijn", ("waarde", "80"));
        var manager = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", id);
        await manager.DecideAsync("Agreed", "tentoonstellen", talk: "2026-11-20");
        manager.ErrorAt("Decision.Reason").ShouldNotBeNullOrWhiteSpace("the code says no, so a permission has a reason");

        await manager.DecideAsync("Agreed", "tentoonstellen", reason: "Het college gaf op 19 november toestemming.", talk: "2026-11-20");

        manager.Text.ShouldContain("Het college gaf op 19 november toestemming.");
        var decision = await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync());
        (decision.Outcome, decision.DeviatesFromAdvice).ShouldBe((Outcome.Agreed, true));
    }

    /// <summary>An answer can be sure before everything was asked; a register needs to know what happened.</summary>
    [Theory]
    [InlineData("provincie-utrecht", "statenlid", "Heb je het geschenk al?")]
    [InlineData("dalfsen", "medewerker", "Heb je het geschenk al?")]
    [InlineData("gemeente-utrecht", "medewerker", "Heb je het geschenk al?")]
    [InlineData("alphen-aan-den-rijn", "medewerker", "Heb je het geschenk al?")]
    public async Task Who_skips_the_questions_is_asked_first_what_happened_and_nothing_is_made_up(string body, string who, string question)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var visitor = await (await house.Visitor().SignInAsync(body, who)).GoAsync($"/{body}/geschenken/melden");
        await visitor.SubmitAsync();
        var id = visitor.At.Split('/').Select(part => Guid.TryParse(part, out var found) ? found : Guid.Empty).First(found => found != Guid.Empty);

        await visitor.GoAsync($"/{body}/geschenken/melden/{id}");
        visitor.Heading.ShouldBe("Dit moeten we nog weten");
        visitor.Text.ShouldContain(question);
        visitor.Page.QuerySelector("main form").ShouldBeNull();
        (await visitor.GoAsync($"/{body}/geschenken/melden/{id}/controleren")).Heading.ShouldBe("Dit moeten we nog weten");

        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    /// <summary>During a tender nothing may be accepted, so the code does not ask what it is worth; a register would like to know.</summary>
    [Fact]
    public async Task What_the_answer_did_not_need_can_still_be_said_and_need_not()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var visitor = await house.Visitor().SignInAsync("provincie-utrecht", "medewerker");
        var id = await visitor.FillInAsync("provincie-utrecht", GiftVisits.BookFromABuilder, ("fase", "aanbesteding"));
        visitor.Heading.ShouldBe("Klopt dit?");

        await visitor.GoAsync(visitor.Page.QuerySelectorAll("main li a").Single(link => link.GetAttribute("href")!.Contains("/waarde", StringComparison.Ordinal)).GetAttribute("href")!);
        await visitor.AnswerAsync("60");
        await visitor.GoAsync($"/provincie-utrecht/geschenken/melden/{id}");
        visitor.Value("Form.Description").ShouldBe("Een boek over de stad", "nothing typed is lost");
        await visitor.SubmitAsync(GiftVisits.BookFromABuilder);

        visitor.Page.QuerySelectorAll("main li a").ShouldAllBe(link => !link.GetAttribute("href")!.Contains("/waarde", StringComparison.Ordinal));
        await visitor.SubmitAsync();
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync())).ValueInCents.ShouldBe(6_000);
    }

    [Fact]
    [Trait("Req", "DA-031")]
    public async Task In_Dalfsen_a_gift_that_was_received_is_not_declared_without_an_estimate()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var visitor = await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).AskAboutAsync("dalfsen", ("waarde", "weet-niet"));
        var id = visitor.At.Split('/')[^2];

        await visitor.GoAsync($"/dalfsen/geschenken/melden/{id}");

        visitor.Heading.ShouldBe("Dit moeten we nog weten");
        visitor.Page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")).ShouldBe([$"/dalfsen/vraag/geschenken/{id}/waarde?terug=antwoord"]);
    }

    [Fact]
    [Trait("Req", "DA-028")]
    [Trait("Req", "DA-034")]
    public async Task In_Dalfsen_a_discount_is_declared_too_and_what_cannot_go_back_is_given_to_the_municipality()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");
        var discount = await employee.DeclareAsync("dalfsen", ("soort", "korting"));
        var dear = await employee.DeclareAsync("dalfsen", ("waarde", "80"), ("terugsturenMogelijk", "false"));
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync(gift => gift.Id == discount))).Kind.ShouldBe("korting");
        var manager = await (await house.Visitor().SignInAsync("dalfsen", "leidinggevende")).OpenGiftAsync("dalfsen", dear);

        await manager.DecideAsync("NotAllowed", "schenken", talk: "2026-11-20");
        await (await employee.OpenGiftAsync("dalfsen", dear)).DoneAsync("2026-11-21", "Geen afzender; de gemeentesecretaris nam het aan.");

        employee.Given("Van wie het nu is").ShouldBe("Gemeente Dalfsen");
        employee.Text.ShouldContain("Geen afzender");
    }

    [Fact]
    [Trait("Req", "PU-143")]
    public async Task A_dilemma_is_marked_for_the_manager_to_talk_about()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("provincie-utrecht", "medewerker");
        await employee.AskAboutAsync("provincie-utrecht");
        var id = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/provincie-utrecht/geschenken/melden/{id}");
        await employee.SubmitAsync([.. GiftVisits.BookFromABuilder, ("Form.IsDilemma", "true")]);
        await employee.SubmitAsync();

        var manager = await (await house.Visitor().SignInAsync("provincie-utrecht", "leidinggevende")).OpenGiftAsync("provincie-utrecht", id);

        manager.Text.ShouldContain("Dilemma, om te bespreken");
    }

    [Fact]
    [Trait("Req", "PU-134")]
    public async Task Cake_for_a_Statenlid_is_eaten_together_says_where_and_is_still_published()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync("provincie-utrecht", "statenlid");
        var id = await member.DeclareAsync("provincie-utrecht", ("soort", "bederfelijk"), ("waarde", "60"));
        await (await (await house.Visitor().SignInAsync("provincie-utrecht", "griffier")).OpenGiftAsync("provincie-utrecht", id)).DecideAsync("Agreed", "nuttigen");
        await (await member.OpenGiftAsync("provincie-utrecht", id)).DoneAsync("2026-11-20", "In de fractiekamer, met wie er was.");
        member.Text.ShouldContain("In de fractiekamer");

        var clerk = await (await house.Visitor().SignInAsync("provincie-utrecht", "griffier")).GoAsync("/provincie-utrecht/publiceren/geschenken");
        await clerk.SubmitAsync();

        (await house.Visitor().GoAsync("/provincie-utrecht/registers/geschenken")).Text.ShouldContain("Samen opeten of opdrinken");
    }

    [Fact]
    [Trait("Req", "GU-044")]
    public async Task At_Gemeente_Utrecht_what_was_only_found_later_in_a_gift_is_no_breach_of_who_took_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("gemeente-utrecht", "medewerker");
        var manager = await house.Visitor().SignInAsync("gemeente-utrecht", "leidinggevende");
        (string, string)[] found = [("Form.DiscoveredOn.Day", "2"), ("Form.DiscoveredOn.Month", "11"), ("Form.DiscoveredOn.Year", "2026")];

        var id = await employee.FillInAsync("gemeente-utrecht", [.. GiftVisits.BookFromABuilder, .. found]);
        employee.ErrorAt("Form.DiscoveredOn")!.ShouldStartWith("Vul een dag in na de dag van het geschenk");
        await employee.SubmitAsync([.. GiftVisits.BookFromABuilder, .. found.With(("Form.DiscoveredOn.Day", "5"))]);
        await employee.SubmitAsync();
        var ordinary = await employee.DeclareAsync("gemeente-utrecht");

        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync(gift => gift.Id == id))).DiscoveredOn.ShouldBe(new DateOnly(2026, 11, 5));
        await manager.OpenGiftAsync("gemeente-utrecht", id);
        manager.Text.ShouldContain("Wat erin zat, bleek pas op 5 november 2026. Het aannemen zelf telt dan niet als een overtreding");
        await manager.OpenGiftAsync("gemeente-utrecht", ordinary);
        manager.Text.ShouldNotContain("bleek pas op");
    }

    [Fact]
    public async Task Where_the_code_does_not_say_so_nobody_is_told_that_accepting_the_unknown_is_no_breach()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");

        await employee.FillInAsync("dalfsen", []);

        employee.Page.QuerySelector("[name='Form.DiscoveredOn.Day']").ShouldBeNull();
        employee.Page.QuerySelector("[name='Form.OfferedOn.Day']").ShouldNotBeNull();
    }

    [Fact]
    [Trait("Req", "AR-068")]
    public async Task In_Alphen_who_is_paid_by_somebody_else_says_by_which_invoice_the_municipality_got_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker");

        var id = await employee.FillInAsync("alphen-aan-den-rijn", [.. GiftVisits.BookFromABuilder, ("Form.InvoiceNumber", "2026-0417")], ("derdeBetaalt", "true"), ("waarde", "40"));
        employee.Given("Factuur van de organisatie aan de gever").ShouldBe("2026-0417");
        await employee.SubmitAsync();
        await employee.FillInAsync("alphen-aan-den-rijn", []);

        employee.Value("Form.InvoiceNumber").ShouldBeNull("nobody else pays here");
        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync(gift => gift.Id == id));
        (gift.GiverOrganisation, gift.ValueInCents, gift.InvoiceNumber).ShouldBe(("Bouwbedrijf De Steen", 4000, "2026-0417"));
        var manager = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", id);
        manager.Given("Factuur van de organisatie aan de gever").ShouldBe("2026-0417");
    }

    [Fact]
    [Trait("Req", "PU-295")]
    public async Task What_was_answered_before_signing_in_is_not_asked_again_and_nothing_is_kept_of_who_does_not_declare()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var somebody = house.Visitor();
        await (await somebody.BeginAsync("provincie-utrecht")).AnswerAllAsync(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["status"] = ["ontvangen"], ["waarde"] = ["35"] }, Ordinary.Of);
        (await house.ReadAsync(db => db.Set<Onkreukbaar.Platform.Modules.Work.Draft>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        var declare = somebody.Page.QuerySelectorAll("main a").Single(link => link.TextContent.Trim() == "Een geschenk melden").GetAttribute("href")!;

        await somebody.SignInAsync("provincie-utrecht", "medewerker");
        await somebody.GoAsync(declare);
        await somebody.SubmitAsync(GiftVisits.BookFromABuilder);

        somebody.Given("Wat het ongeveer waard is").ShouldBe("€ 35,00");
        await somebody.SubmitAsync();
        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.Status, gift.ValueInCents).ShouldBe(("ontvangen", 3500));
    }
}
