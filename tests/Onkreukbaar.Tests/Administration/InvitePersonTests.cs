using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Administration.AdministrationVisits;

namespace Onkreukbaar.Tests.Administration;

/// <summary>An administrator makes a link with which somebody gets an account, and sees it once.</summary>
public sealed class InvitePersonTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Somebody_from_the_list_gets_a_link_that_is_shown_once_and_works(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await WithoutAddressAsync(house);
        var administrator = await (await house.AdministratorAsync()).OpenPersonAsync(house, "medewerker");

        await administrator.DoAsync("Uitnodigen", ("Invite.Mail", "m@dalfsen.example"));

        administrator.Text.ShouldContain("Hij werkt één keer, 3 dagen lang");
        administrator.Text.ShouldContain("Uitgenodigd, de link werkt tot en met 25 november 2026");
        var link = new Uri(administrator.Page.QuerySelector("main code")!.TextContent);
        link.GetLeftPart(UriPartial.Authority).ShouldBe(house.Address.GetLeftPart(UriPartial.Authority));
        (await house.Visitor().GoAsync(link.PathAndQuery)).Text.ShouldContain("Dag Medewerker Vergunningen");
        (await administrator.OpenPersonAsync(house, "medewerker")).Page.QuerySelector("main code").ShouldBeNull("it was shown once");
        (await house.PersonAsync("medewerker")).Mail.ShouldBe("m@dalfsen.example");
        (await house.HeldAsync((await house.PersonAsync("medewerker")).Id)).ShouldBeEmpty("an account is no role");
        (await house.HappenedAsync()).ShouldBe(["changed person", "invited account"]);
    }

    [Fact]
    public async Task A_second_link_makes_the_first_one_useless()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).OpenPersonAsync(house, "medewerker");
        await administrator.DoAsync("Uitnodigen", ("Invite.Mail", "m@dalfsen.example"));
        var first = new Uri(administrator.Page.QuerySelector("main code")!.TextContent);

        await (await administrator.OpenPersonAsync(house, "medewerker")).DoAsync("Uitnodigen");
        var second = new Uri(administrator.Page.QuerySelector("main code")!.TextContent);

        (await house.Visitor().GoAsync(first.PathAndQuery)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Visitor().GoAsync(second.PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_from_outside_is_invited_with_a_role_and_a_reason()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).GoAsync($"{Roles}/uitnodigen");

        await administrator.TryAsync(("Form.Name", "Extern Adviseur"), ("Form.Mail", "adviseur@bureau.example"), ("Form.Role", "Coordinator"), ("Form.Reason", "Tijdelijk, besluit 7"));

        administrator.Text.ShouldContain("/dalfsen/uitnodiging?code=");
        var person = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().SingleAsync(found => found.Name == "Extern Adviseur"));
        var held = (await house.HeldAsync(person.Id)).ShouldHaveSingleItem();
        (held.Role, held.From).ShouldBe((Role.Coordinator, Today));
        var act = (await house.ActsAsync()).ShouldHaveSingleItem();
        (act.SubjectId, act.Reason).ShouldBe((held.Id, "Tijdelijk, besluit 7"));
        (await house.HappenedAsync()).ShouldBe(["added person", "given role Coordinator", "invited account"]);
        (await administrator.GoAsync($"{Roles}?rol=Coordinator")).Text.ShouldContain("Extern Adviseur");
    }

    [Fact]
    public async Task Inviting_is_no_way_to_give_oneself_or_a_known_person_a_role()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Dalfsen, async db => (await db.Set<Person>().SingleAsync(person => person.Number == "functioneel-beheerder")).Mail = "Ik@dalfsen.example");
        var administrator = await (await house.AdministratorAsync()).GoAsync($"{Roles}/uitnodigen");

        await administrator.TryAsync(("Form.Name", "Ik"), ("Form.Mail", "ik@dalfsen.example"), ("Form.Role", "Coordinator"), ("Form.Reason", "Handig"));

        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);
        administrator.Text.ShouldContain("Dit adres is van Functioneel beheerder");
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
        (await house.HeldAsync((await house.PersonAsync("functioneel-beheerder")).Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nobody_is_invited()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(Dalfsen, async db => (await db.Set<Person>().SingleAsync(person => person.Number == "griffier")).Mail = "griffier@dalfsen.example");
        var administrator = await (await house.AdministratorAsync()).GoAsync($"{Roles}/uitnodigen");

        (await administrator.TryAsync(("Form.Name", "Iemand"), ("Form.Mail", "geen adres"), ("Form.Role", "Coordinator"), ("Form.Reason", "Reden"))).Text.ShouldContain("Vul een mailadres in");
        administrator.Page.QuerySelector("#Form_Name")!.GetAttribute("value").ShouldBe("Iemand");
        administrator.Page.QuerySelector("#Form_Mail")!.GetAttribute("value").ShouldBe("geen adres");
        (await administrator.TryAsync(("Form.Name", "Iemand"), ("Form.Mail", "a@b.example"), ("Form.Role", ""), ("Form.Reason", "Reden"))).Text.ShouldContain("Kies een rol");
        (await administrator.TryAsync(("Form.Name", ""), ("Form.Mail", "a@b.example"), ("Form.Role", "Coordinator"), ("Form.Reason", "Reden"))).Text.ShouldContain("Vul een naam in");
        (await administrator.TryAsync(("Form.Name", new string('n', 401)), ("Form.Mail", "a@b.example"), ("Form.Role", "Coordinator"), ("Form.Reason", "Reden"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await WithoutAddressAsync(house);
        (await administrator.OpenPersonAsync(house, "medewerker")).Offers("Uitnodigen").ShouldBeTrue();
        (await administrator.DoAsync("Uitnodigen", ("Invite.Mail", "Griffier@dalfsen.example"))).Text.ShouldContain("Iemand anders heeft dit adres");

        (await house.ReadAsync(db => db.Set<Account>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    // The personnel administration does not know everybody's address.
    private static Task WithoutAddressAsync(RunningHouse house) =>
        house.ChangeAsync(Dalfsen, async db => (await db.Set<Person>().SingleAsync(person => person.Number == "medewerker")).Mail = null);
}
