using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>A gift from the question to where it ends: who declares, who decides, who carries out, and what is kept of it.</summary>
public sealed class GiftJourneyTests
{
    private const string Utrecht = "gemeente-utrecht";

    // Some weeks after every date in these tests.
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-032")]
    [Trait("Req", "GU-039")]
    public async Task At_Gemeente_Utrecht_the_manager_agrees_and_chooses_where_it_goes(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        employee.Text.ShouldContain("Teamleider Vergunningen bekijkt het en besluit");

        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        manager.Text.ShouldContain("Een boek over de stad");
        await (await manager.OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "verloten");
        await manager.DoneAsync("2026-11-20", "Onder het team verloot; Adviseur Vergunningen 3 kreeg het.");

        manager.Text.ShouldContain("Afgerond");
        await employee.OpenGiftAsync(Utrecht, id);
        employee.Text.ShouldContain("Gezien, akkoord");
        employee.Text.ShouldContain("Adviseur Vergunningen 3 kreeg het");
        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok", "decided Agreed", "carried-out verloot"]);
    }

    [Fact]
    [Trait("Req", "PU-123")]
    [Trait("Req", "PU-124")]
    public async Task At_the_province_the_manager_gives_permission()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("provincie-utrecht", "medewerker");
        var id = await employee.DeclareAsync("provincie-utrecht", ("waarde", "20"));

        var manager = await house.Visitor().SignInAsync("provincie-utrecht", "leidinggevende");
        await (await manager.OpenGiftAsync("provincie-utrecht", id)).DecideAsync("Agreed", "houden", talk: "2026-11-04", reason: "Past bij het werk.");

        manager.Text.ShouldContain("Gezien, akkoord");
        (await DecisionsAsync(house, id)).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Agreed);
    }

    [Fact]
    [Trait("Req", "PU-130")]
    [Trait("Req", "PU-131")]
    [Trait("Req", "PU-132")]
    public async Task A_Statenlid_hands_in_a_valuable_gift_at_the_clerks_office_which_accounts_for_where_it_went()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync("provincie-utrecht", "statenlid");
        var id = await member.DeclareAsync("provincie-utrecht", ("waarde", "150"));
        member.Text.ShouldContain("De griffie bekijkt het en besluit");

        var office = await house.Visitor().SignInAsync("provincie-utrecht", "medewerker-griffie");
        await (await office.OpenGiftAsync("provincie-utrecht", id)).DecideAsync("Agreed", "inleveren");
        await office.DoneAsync("2026-11-10", "Van het Statenlid zelf; ligt in de kast van de griffie.");
        await office.DoneAsync("2026-11-11", "Naar de bibliotheek van het provinciehuis, want het gaat over de provincie.", "gebouw");
        office.Text.ShouldContain("Besloten, nog niet klaar");
        await office.DoneAsync("2026-11-12", "Staat in de bibliotheek; de bibliothecaris nam het aan.");

        office.Text.ShouldContain("Afgerond");
        office.Given("Van wie het nu is").ShouldBe("Provincie Utrecht");
        var steps = await StepsAsync(house, id);
        steps.Select(step => step.Word).ShouldBe(["ingeleverd", "bestemming-bepaald", "bestemming-uitgevoerd"]);
        steps.ShouldAllBe(step => step.DoneById != null && step.Account!.Length > 0);
    }

    [Fact]
    [Trait("Req", "DA-031")]
    [Trait("Req", "DA-035")]
    public async Task At_Dalfsen_those_involved_share_it_and_say_with_whom()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");
        var id = await employee.DeclareAsync("dalfsen");
        var manager = await house.Visitor().SignInAsync("dalfsen", "leidinggevende");
        await (await manager.OpenGiftAsync("dalfsen", id)).DecideAsync("Agreed", "delen");

        await employee.GoAsync("/dalfsen/werk");
        employee.Text.ShouldContain("Deel het met wie eraan meewerkte");
        await (await employee.OpenGiftAsync("dalfsen", id)).DoneAsync("2026-11-05", "Met Adviseur Vergunningen 1 en 2.");

        var gift = await GiftAsync(house, id);
        (gift.GiverOrganisation, gift.Description, gift.ValueInCents).ShouldBe(("Bouwbedrijf De Steen", "Een boek over de stad", 2500));
        (await StepsAsync(house, id)).ShouldHaveSingleItem().Account.ShouldBe("Met Adviseur Vergunningen 1 en 2.");
    }

    [Fact]
    [Trait("Req", "AR-060")]
    [Trait("Req", "AR-061")]
    public async Task At_Alphen_a_refused_and_a_promised_gift_are_declared_too()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker");

        var refused = await employee.DeclareAsync("alphen-aan-den-rijn", ("status", "geweigerd"), ("waarde", "80"));
        var promised = await employee.DeclareAsync("alphen-aan-den-rijn", ("status", "toegezegd"));

        (await GiftAsync(house, refused)).Status.ShouldBe("geweigerd");
        (await GiftAsync(house, promised)).Status.ShouldBe("toegezegd");
        var manager = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende");
        await (await manager.OpenGiftAsync("alphen-aan-den-rijn", refused)).DecideAsync("Seen");
        manager.Text.ShouldContain("Afgerond");
    }

    [Fact]
    public async Task Somebody_elses_gift_does_not_exist_for_a_colleague()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);

        foreach (var persona in new[] { "griffier", "raadslid", "coordinator", "functioneel-beheerder", "technisch-beheerder", "bestuursadviseur" })
        {
            var other = await house.Visitor().SignInAsync(Utrecht, persona);
            await other.OpenGiftAsync(Utrecht, id);
            other.Status.ShouldBe(HttpStatusCode.NotFound, persona);
        }

        await employee.OpenGiftAsync(Utrecht, id);
        employee.Status.ShouldBe(HttpStatusCode.OK, "the owner sees it");
    }

    [Fact]
    public async Task Sending_twice_is_declaring_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.AskAboutAsync(Utrecht);
        var id = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        await employee.SubmitAsync(GiftVisits.BookFromABuilder);

        var answers = await Task.WhenAll(employee.SendAsync(), employee.SendAsync(), employee.SendAsync());

        answers.ShouldAllBe(answer => answer.Headers.Location!.OriginalString == $"/{Utrecht}/geschenken/melden/{id}/gemeld");
        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok"]);
    }

    [Fact]
    [Trait("Req", "PU-142")]
    public async Task What_may_be_bribery_is_told_to_a_person_and_not_declared()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("provincie-utrecht", "medewerker");
        await employee.AskAboutAsync("provincie-utrecht", ("tegenprestatie", "true"));
        var id = Guid.Parse(employee.At.Split('/')[^2]);

        await employee.GoAsync($"/provincie-utrecht/geschenken/melden/{id}");

        employee.Heading.ShouldBe("Vertel dit aan een mens, niet aan een formulier");
        employee.Text.ShouldContain("je leidinggevende");
        employee.Page.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_missing_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.AskAboutAsync(Utrecht);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{Guid.Parse(employee.At.Split('/')[^2])}");

        await employee.TryAsync(("Form.Description", "Een boek"), ("Form.GiverKvk", "123"), ("Form.OfferedOn.Day", "1"), ("Form.OfferedOn.Month", "1"), ("Form.OfferedOn.Year", "2030"));

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.Text.ShouldContain("De datum ligt in de toekomst");
        employee.Text.ShouldContain("Een KvK-nummer heeft 8 cijfers");
        employee.Text.ShouldContain("Vul in wie het gaf");
        employee.Page.QuerySelector("input[name='Form.Description']")!.GetAttribute("value").ShouldBe("Een boek");
    }

    [Fact]
    public async Task A_declaration_by_mistake_is_withdrawn_and_stays_readable()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await employee.OpenGiftAsync(Utrecht, id);

        await employee.DoAsync("Intrekken");

        employee.Text.ShouldContain("Ingetrokken");
        employee.Text.ShouldContain("Een boek over de stad");
        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok", "cancelled ok"]);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        manager.Text.ShouldContain("Er wacht niets op jou");
    }

    [Fact]
    [Trait("Req", "GU-045")]
    [Trait("Req", "PU-128")]
    [Trait("Req", "AR-073")]
    public async Task For_what_goes_back_there_is_a_letter_to_the_giver_and_that_it_was_sent_is_kept()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht, ("waarde", "80"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await (await manager.OpenGiftAsync(Utrecht, id)).DecideAsync("NotAllowed", "terugsturen", talk: "2026-11-04", reason: "Te duur.");

        await employee.GoAsync($"/{Utrecht}/geschenken/{id}/brief");

        employee.Text.ShouldContain("Bouwbedrijf De Steen");
        employee.Text.ShouldContain("Wij sturen het geschenk hierbij aan u terug");
        employee.Text.ShouldContain("Gemeente Utrecht");
        await employee.SubmitAsync();
        employee.Text.ShouldContain("verstuurd op 22 november 2026");
        (await GiftAsync(house, id)).InformedOn.ShouldBe(new DateOnly(2026, 11, 22));
        (await house.WhatHappenedAsync(id)).ShouldBe(["declared ok", "decided NotAllowed", "informed ok"]);
    }

    [Fact]
    public async Task Without_anybody_to_decide_the_coordinator_hears_of_it_and_cannot_decide()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Utrecht, async db =>
        {
            foreach (var lead in await db.Set<UnitLead>().ToListAsync())
            {
                lead.To = new DateOnly(2026, 1, 1);
            }
        });
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        var id = await employee.DeclareAsync(Utrecht);

        employee.Text.ShouldContain("Er is nog niemand gevonden die hierover mag besluiten");
        var coordinator = await house.Visitor().SignInAsync(Utrecht, "coordinator");
        coordinator.Text.ShouldContain("Geen beslisser gevonden");
        coordinator.Text.ShouldContain("G-2026-0001");
        await coordinator.OpenGiftAsync(Utrecht, id);
        coordinator.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_expired_interview_loses_nothing_that_was_saved_in_the_form()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await employee.AskAboutAsync(Utrecht);
        var id = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        await employee.SubmitAsync(GiftVisits.BookFromABuilder);

        time.Advance(TimeSpan.FromHours(2));
        await employee.SignInAsync(Utrecht, "medewerker");
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        employee.Page.QuerySelector("input[name='Form.Description']")!.GetAttribute("value").ShouldBe("Een boek over de stad");

        time.Advance(TimeSpan.FromDays(2));
        await employee.SignInAsync(Utrecht, "medewerker");
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        employee.Heading.ShouldBe("Een geschenk melden");
    }

    private static Task<List<Decision>> DecisionsAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().Where(decision => decision.DeclarationId == id).ToListAsync());

    private static Task<List<Step>> StepsAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().Where(step => step.DeclarationId == id).OrderBy(step => step.Number).ToListAsync());

    private static Task<Gift> GiftAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync(gift => gift.Id == id));

}
