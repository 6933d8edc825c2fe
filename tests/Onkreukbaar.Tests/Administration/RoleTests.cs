using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Administration.AdministrationVisits;

namespace Onkreukbaar.Tests.Administration;

/// <summary>Who has which role, from when to when, why, and who stands in.</summary>
public sealed class RoleTests
{
    private const string OfTheCoordinator = "/dalfsen/beheer/vernietigingen";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-033")]
    public async Task A_role_that_is_given_works_at_the_next_request_and_until_its_last_day(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var (employee, administrator) = (await house.Visitor().SignInAsync(Dalfsen, "medewerker"), await house.AdministratorAsync());
        (await employee.DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.Forbidden);

        await administrator.GiveAsync(house, "medewerker", Role.Coordinator, to: Today.AddDays(3), appointedBy: "College");

        administrator.Text.ShouldContain("De rol is gegeven.");
        administrator.Text.ShouldContain("22 november 2026 tot en met 25 november 2026");
        administrator.Text.ShouldContain("vastgelegd door Functioneel beheerder, benoemd door College. Besluit 12 van de directie");
        (await employee.DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.OK, "without signing in again");
        time.Advance(TimeSpan.FromDays(3));
        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.OK, "the last day counts");
        time.Advance(TimeSpan.FromDays(1));
        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.Forbidden);
        var (person, by) = (await house.PersonAsync("medewerker"), await house.PersonAsync("functioneel-beheerder"));
        var held = (await house.HeldAsync(person.Id)).ShouldHaveSingleItem();
        (held.Role, held.From, held.To).ShouldBe((Role.Coordinator, Today, Today.AddDays(3)));
        var act = (await house.ActsAsync()).ShouldHaveSingleItem();
        (act.SubjectId, act.ById, act.Reason, act.AppointedBy).ShouldBe((held.Id, by.Id, "Besluit 12 van de directie", "College"));
        var entry = (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem();
        (entry.Action, entry.Kind, entry.ObjectId, entry.Actor, entry.Reason).ShouldBe(("given", "role", held.Id, by.Id, "Coordinator"));
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_begins_later_does_nothing_before_its_first_day()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await (await house.AdministratorAsync()).GiveAsync(house, "medewerker", Role.Coordinator, from: Today.AddDays(1));

        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.Forbidden);
        time.Advance(TimeSpan.FromDays(1));
        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_role_that_is_ended_today_stops_at_once_and_stays_to_be_read(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var (coordinator, administrator) = (await house.Visitor().SignInAsync(Dalfsen, "coordinator"), await house.AdministratorAsync());
        (await coordinator.DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.OK);

        await administrator.EndAsync(house, "coordinator", Role.Coordinator, from: Today.AddDays(1));
        (await coordinator.DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.OK, "today is the last day");
        await administrator.EndAsync(house, "coordinator", Role.Coordinator);

        (await coordinator.DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.Forbidden);
        administrator.Text.ShouldContain("tot en met 21 november 2026");
        administrator.Text.ShouldContain("Kreeg een andere taak");
        administrator.Text.ShouldContain("Voorbij");
        (await house.HeldAsync((await house.PersonAsync("coordinator")).Id)).ShouldHaveSingleItem().To.ShouldBe(Today.AddDays(-1));
        (await house.HappenedAsync()).ShouldBe(["ended role Coordinator", "ended role Coordinator"]);
    }

    [Fact]
    public async Task A_role_that_is_ended_before_its_first_day_never_held()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var administrator = await (await house.AdministratorAsync()).GiveAsync(house, "medewerker", Role.Coordinator, from: Today.AddDays(5), to: Today.AddDays(9));

        await administrator.EndAsync(house, "medewerker", Role.Coordinator, from: Today);

        administrator.Text.ShouldContain("voor de eerste dag beëindigd");
        time.Advance(TimeSpan.FromDays(6));
        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DoorAsync(OfTheCoordinator)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_adviser_can_be_there_for_one_unit_and_every_other_role_is_for_the_whole_body()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var unit = await house.ReadAsync(db => db.Set<Unit>().IgnoreQueryFilters().SingleAsync(found => found.Code == "vergunningen" && db.Set<Body>().Any(body => body.Id == found.BodyId && body.Slug == Dalfsen)));
        var administrator = await (await house.AdministratorAsync()).OpenPersonAsync(house, "inkoop-4");

        await administrator.DoAsync("Geef", [("Give.Role", "DirectorsOffice"), ("Give.UnitId", $"{unit.Id}"), ("Give.Reason", "Besluit"), .. Day("Give.From", Today)]);
        administrator.ErrorAt("Give.UnitId").ShouldBe("Deze rol geldt voor de hele organisatie. Laat de eenheid leeg");
        await administrator.DoAsync("Geef", [("Give.Role", "IntegrityAdviser"), ("Give.UnitId", $"{unit.Id}"), ("Give.Reason", "Besluit"), .. Day("Give.From", Today)]);

        var person = await house.PersonAsync("inkoop-4");
        (await house.HeldAsync(person.Id)).ShouldHaveSingleItem().Role.ShouldBe(Role.IntegrityAdviser);
        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).GoAsync("/dalfsen/integriteit")).Text.ShouldContain($"voor {unit.Name}");
    }

    [Fact]
    public async Task Nobody_gives_or_ends_a_role_for_themselves_also_not_by_hand()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await house.AdministratorAsync();
        await administrator.GiveAsync(house, "leidinggevende", Role.FunctionalAdministrator);
        var self = await house.PersonAsync("functioneel-beheerder");

        await administrator.OpenPersonAsync(house, "functioneel-beheerder");
        administrator.Offers("Geef").ShouldBeFalse();
        administrator.Offers("Uitnodigen").ShouldBeFalse();
        administrator.Text.ShouldContain("Dit ben je zelf");
        (await administrator.PostByHandAsync($"{Roles}/{self.Id}?handler=Geef", [("Give.Role", "Coordinator"), ("Give.Reason", "Handig"), .. Day("Give.From", Today)])).ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.EndAsync(house, "functioneel-beheerder", Role.FunctionalAdministrator)).Text.ShouldContain("Je kunt je eigen rollen niet geven of beëindigen");
        (await administrator.AppointAsync(house, "algemeen-directeur", "functioneel-beheerder")).Text.ShouldContain("Je kunt jezelf niet als vervanger aanwijzen");

        var held = (await house.HeldAsync(self.Id)).ShouldHaveSingleItem();
        (held.Role, held.To).ShouldBe((Role.FunctionalAdministrator, null));
        (await house.HappenedAsync()).ShouldBe(["given role FunctionalAdministrator"], "what another got");
    }

    [Fact]
    public async Task The_last_functional_administrator_cannot_be_ended_and_one_of_two_can()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var first = await house.AdministratorAsync();
        await first.GiveAsync(house, "leidinggevende", Role.FunctionalAdministrator, to: Today.AddDays(30));
        var second = await house.Visitor().SignInAsync(Dalfsen, "leidinggevende");

        await second.EndAsync(house, "functioneel-beheerder", Role.FunctionalAdministrator);
        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        second.Text.ShouldContain("Dit is de laatste functioneel beheerder zonder einddatum");
        (await first.DoorAsync(Roles)).ShouldBe(HttpStatusCode.OK);
        await first.GiveAsync(house, "coordinator", Role.FunctionalAdministrator);
        await second.EndAsync(house, "functioneel-beheerder", Role.FunctionalAdministrator);

        second.Text.ShouldContain("Dit is beëindigd.");
        (await first.DoorAsync(Roles)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Of_two_administrators_who_end_each_other_at_the_same_moment_one_stays(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var one = await house.AdministratorAsync();
        await one.GiveAsync(house, "coordinator", Role.FunctionalAdministrator);
        var other = await house.Visitor().SignInAsync(Dalfsen, "coordinator");

        await Task.WhenAll(one.EndAsync(house, "coordinator", Role.FunctionalAdministrator), other.EndAsync(house, "functioneel-beheerder", Role.FunctionalAdministrator));

        var left = await house.ReadAsync(db => db.Set<RoleHolding>().IgnoreQueryFilters().Where(held => held.Role == Role.FunctionalAdministrator && held.BodyId == house.Body(Dalfsen).Id && held.To == null).CountAsync());
        left.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_role_is_not_held_twice_at_once_and_may_be_held_again_later()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).GiveAsync(house, "medewerker", Role.Registrar, to: Today.AddDays(10));

        (await administrator.GiveAsync(house, "medewerker", Role.Registrar, from: Today.AddDays(10))).Text.ShouldContain("Deze persoon heeft deze rol dan al");
        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.GiveAsync(house, "medewerker", Role.Registrar, from: Today.AddDays(11))).Text.ShouldContain("De rol is gegeven.");
        (await administrator.GiveAsync(house, "medewerker", Role.ExecutiveAdviser)).Text.ShouldContain("De rol is gegeven.");
        (await house.HeldAsync((await house.PersonAsync("medewerker")).Id)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await house.AdministratorAsync();

        await administrator.GiveAsync(house, "medewerker", Role.Registrar, from: Today.AddDays(5), to: Today.AddDays(4), reason: "Een lang verhaal", appointedBy: "De raad");
        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);
        administrator.Text.ShouldContain("De laatste dag ligt voor de eerste");
        administrator.Page.QuerySelector("#Give_Reason")!.TextContent.Trim().ShouldBe("Een lang verhaal");
        administrator.Page.QuerySelector("#Give_AppointedBy")!.GetAttribute("value").ShouldBe("De raad");
        administrator.Page.QuerySelector("#Give_Role option[selected]")!.GetAttribute("value").ShouldBe("Registrar");
        administrator.Page.QuerySelector("input[name='Give.From.Day']")!.GetAttribute("value").ShouldBe("27");
        administrator.Page.QuerySelector("details[open] #Give_Reason").ShouldNotBeNull("the form is open");

        (await administrator.GiveAsync(house, "medewerker", Role.Registrar, from: Today.AddDays(-1))).Text.ShouldContain("Kies vandaag of een latere dag");
        (await administrator.GiveAsync(house, "medewerker", Role.Registrar, reason: " ")).Text.ShouldContain("Schrijf op waarom je dit doet");
        (await administrator.GiveAsync(house, "medewerker", Role.Manager)).Text.ShouldContain("Kies een rol");
        (await administrator.EndAsync(house, "coordinator", Role.Coordinator, reason: "")).Text.ShouldContain("Schrijf op waarom je dit doet");
        (await administrator.EndAsync(house, "coordinator", Role.Coordinator, from: Today.AddDays(-1))).Text.ShouldContain("Wat eerder gold, verandert niet meer");
        await administrator.OpenPersonAsync(house, "medewerker");
        await administrator.DoAsync("Geef", ("Give.Role", "Registrar"), ("Give.Reason", "Reden"), ("Give.From.Day", "31"), ("Give.From.Month", "2"), ("Give.From.Year", "2027"));
        administrator.Status.ShouldBe(HttpStatusCode.BadRequest, "31 February");
        (await house.ActsAsync()).ShouldBeEmpty();
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_gives_the_role_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).OpenPersonAsync(house, "medewerker");
        var page = administrator.At;
        var id = administrator.Page.QuerySelector("input[name='Give.Id']")!.GetAttribute("value")!;
        (string, string)[] form = [("Give.Id", id), ("Give.Role", "Registrar"), ("Give.Reason", "Reden"), .. Day("Give.From", Today)];

        (await administrator.PostByHandAsync($"{page}?handler=Geef", form)).ShouldBe(HttpStatusCode.Redirect);
        (await administrator.PostByHandAsync($"{page}?handler=Geef", form)).ShouldBe(HttpStatusCode.Redirect);

        (await house.HeldAsync((await house.PersonAsync("medewerker")).Id)).ShouldHaveSingleItem();
        (await house.HappenedAsync()).ShouldBe(["given role Registrar"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-033")]
    public async Task A_role_that_nobody_has_today_stands_as_a_warning_above_the_list(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var administrator = await (await house.AdministratorAsync()).GoAsync(Roles);
        administrator.Text.ShouldNotContain("heeft vandaag niemand");

        await administrator.EndAsync(house, "coordinator", Role.Coordinator);
        await administrator.GiveAsync(house, "leidinggevende", Role.Coordinator, from: Today.AddDays(1));

        (await administrator.GoAsync(Roles)).Page.QuerySelector(".utrecht-alert--warning")!.TextContent.ShouldContain("Coördinator integriteit", Case.Sensitive, "tomorrow's holder does not count today");
        await administrator.GiveAsync(house, "medewerker", Role.Coordinator);
        (await administrator.GoAsync(Roles)).Text.ShouldNotContain("heeft vandaag niemand");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-033")]
    public async Task A_deputy_is_appointed_by_name_or_number_for_a_period_and_ended(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var administrator = await house.AdministratorAsync();

        await administrator.AppointAsync(house, "leidinggevende", "manager leefomgeving", to: Today.AddDays(7));
        administrator.Text.ShouldContain("De vervanger is aangewezen.");
        (await administrator.AppointAsync(house, "leidinggevende", "eenheidsmanager", from: Today.AddDays(7))).Text.ShouldContain("Deze persoon is dan al vervanger");
        (await administrator.AppointAsync(house, "leidinggevende", "Adviseur Vergunningen")).Text.ShouldContain("Meer mensen passen hierbij");
        administrator.Text.ShouldContain("(vergunningen-1)");
        (await administrator.AppointAsync(house, "leidinggevende", "Niemand Zo")).Text.ShouldContain("Wij vinden niemand");
        (await administrator.AppointAsync(house, "leidinggevende", "leidinggevende")).Text.ShouldContain("Niemand vervangt zichzelf");
        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);

        var (person, deputy) = (await house.PersonAsync("leidinggevende"), await house.PersonAsync("eenheidsmanager"));
        var standing = (await house.ReadAsync(db => db.Set<Deputy>().IgnoreQueryFilters().ToListAsync())).ShouldHaveSingleItem();
        (standing.PersonId, standing.DeputyId, standing.From, standing.To).ShouldBe((person.Id, deputy.Id, Today, Today.AddDays(7)));
        await administrator.GoAsync($"{Roles}/{person.Id}/vervanging/{standing.Id}");
        await administrator.TryAsync([("Form.Reason", "Weer terug"), .. Day("Form.From", Today)]);
        administrator.Text.ShouldContain("Dit is beëindigd.");
        (await house.HappenedAsync()).ShouldBe(["appointed deputy", "ended deputy"]);
        (await house.ActsAsync()).Select(act => act.Reason).ShouldBe(["Vakantie", "Weer terug"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Among_five_thousand_people_holders_come_first_and_everybody_is_found_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.ChangeAsync(Dalfsen, db =>
        {
            db.AddRange(Enumerable.Range(0, 5_000).Select(number => new Person { Id = Guid.CreateVersion7(), BodyId = house.Body(Dalfsen).Id, Number = $"n{number}", Name = number % 40 == 0 ? "Jansen, José" : $"Collega {number:0000}" }));
            return Task.CompletedTask;
        });
        var administrator = await (await house.AdministratorAsync()).GoAsync(Roles);

        administrator.Text.ShouldContain("Meer dan 1.000 mensen");
        Names(administrator).Take(8).ShouldBe(["Bestuursadviseur", "Coördinator integriteit", "Functioneel beheerder", "Gemeentesecretaris", "Medewerker griffie", "Raadsgriffier", "Secretariaat gemeentesecretaris", "Technisch beheerder"]);
        await administrator.GoAsync($"{Roles}?zoek=jose+jansen");
        administrator.Text.ShouldContain("125 mensen");
        var found = Links(administrator).ToList();
        while (administrator.Page.QuerySelectorAll("main a").FirstOrDefault(link => link.TextContent.Trim() == "Volgende") is { } next)
        {
            await administrator.GoAsync(next.GetAttribute("href")!);
            found.AddRange(Links(administrator));
        }

        (found.Count, found.Distinct().Count()).ShouldBe((125, 125));
        Names(await administrator.GoAsync($"{Roles}?zoek=n4999")).ShouldBe(["Collega 4999"]);
        Names(await administrator.GoAsync($"{Roles}?rol=Coordinator")).ShouldBe(["Coördinator integriteit"]);
        (await administrator.GoAsync($"{Roles}?pagina=onzin")).Status.ShouldBe(HttpStatusCode.OK);

        static IEnumerable<string> Names(Visitor visitor) => visitor.Page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent.Trim());
        static IEnumerable<string> Links(Visitor visitor) => visitor.Page.QuerySelectorAll("main tbody th a").Select(link => link.GetAttribute("href")!);
    }

    [Fact]
    [Trait("Req", "PU-033")]
    public async Task Whoever_comes_from_outside_or_has_left_is_marked_so()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Dalfsen, async db =>
        {
            var left = await db.Set<Person>().SingleAsync(person => person.Number == "coordinator");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == left.Id)).To = Today.AddDays(-1);
        });

        var administrator = await (await house.AdministratorAsync()).GoAsync(Roles);

        Row("Coördinator integriteit").ShouldContain("Niet meer in dienst");
        Row("Technisch beheerder").ShouldContain("Van buiten");
        Row("Raadsgriffier").ShouldNotContain("Niet meer in dienst");

        string Row(string name) => administrator.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == name).TextContent;
    }

    [Fact]
    public async Task Names_and_reasons_of_three_hundred_characters_fit()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var name = new string('é', 300);
        await house.ChangeAsync(Dalfsen, async db => (await db.Set<Person>().SingleAsync(person => person.Number == "medewerker")).Name = name);
        var reason = string.Concat(Enumerable.Repeat("Uitvoerig. ", 28)).Trim();

        var administrator = await (await house.AdministratorAsync()).GiveAsync(house, "medewerker", Role.Registrar, reason: reason);

        administrator.Heading.ShouldBe(name);
        administrator.Text.ShouldContain(reason);
        (await administrator.GiveAsync(house, "coordinator", Role.Registrar, reason: new string('x', 501))).Text.ShouldContain("Gebruik hoogstens 500 tekens");
    }

    [Fact]
    public async Task People_and_roles_of_another_body_are_not_found()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var elsewhere = await house.PersonAsync("coordinator", "gemeente-utrecht");
        var held = (await house.HeldAsync(elsewhere.Id)).ShouldHaveSingleItem();
        var administrator = await house.AdministratorAsync();

        (await administrator.DoorAsync($"{Roles}/{elsewhere.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.DoorAsync($"{Roles}/{elsewhere.Id}/rol/{held.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.DoorAsync($"{Roles}/{(await house.PersonAsync("coordinator")).Id}/rol/{held.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostByHandAsync($"{Roles}/{elsewhere.Id}?handler=Geef", [("Give.Role", "Registrar"), ("Give.Reason", "x"), .. Day("Give.From", Today)])).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostByHandAsync($"{Roles}/{elsewhere.Id}/rol/{held.Id}", [("Form.Reason", "x"), .. Day("Form.From", Today)])).ShouldBe(HttpStatusCode.NotFound);
        (await house.HeldAsync(elsewhere.Id)).ShouldHaveSingleItem().To.ShouldBeNull();
    }

    [Theory]
    [InlineData("medewerker")]
    [InlineData("coordinator")]
    [InlineData("algemeen-directeur")]
    [InlineData("technisch-beheerder")]
    public async Task Another_role_is_refused_by_direct_address_and_is_offered_no_card(string persona)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var person = await house.PersonAsync("medewerker");
        var visitor = await house.Visitor().SignInAsync(Dalfsen, persona);

        visitor.Page.QuerySelectorAll("main a").ShouldNotContain(link => link.GetAttribute("href") == Roles || link.GetAttribute("href") == SettingList);
        foreach (var door in new[] { Roles, $"{Roles}/{person.Id}", $"{Roles}/uitnodigen", SettingList, $"{SettingList}/geschenken.lezers" })
        {
            (await visitor.DoorAsync(door)).ShouldBe(HttpStatusCode.Forbidden, door);
        }

        (await visitor.PostByHandAsync($"{Roles}/{person.Id}?handler=Geef", [("Give.Role", "Coordinator"), ("Give.Reason", "x"), .. Day("Give.From", Today)])).ShouldBe(HttpStatusCode.Forbidden);
        (await house.AdministratorAsync()).Page.QuerySelectorAll("main a").ShouldContain(link => link.GetAttribute("href") == Roles, "the administrator has the card");
    }

    [Fact]
    public async Task Somebody_reads_in_their_own_copy_why_they_got_a_role()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AdministratorAsync()).GiveAsync(house, "medewerker", Role.Registrar, reason: "Omdat de raad dat vroeg");

        (await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).GoAsync("/dalfsen/mijn-gegevens")).Text.ShouldContain("Omdat de raad dat vroeg");
        (await (await house.AdministratorAsync()).GoAsync("/dalfsen/mijn-gegevens")).Text.ShouldNotContain("Omdat de raad dat vroeg", Case.Sensitive, "it is about somebody else");
    }
}
