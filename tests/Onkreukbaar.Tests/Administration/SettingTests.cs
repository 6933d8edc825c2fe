using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Identity;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Administration.AdministrationVisits;

namespace Onkreukbaar.Tests.Administration;

/// <summary>How a body does what its code leaves open: decided from a day on, with a reason, and never back in time.</summary>
public sealed class SettingTests
{
    private const string Readers = "geschenken.lezers";
    private const string Coordinated = "/dalfsen/geschenken/register";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Who_reads_the_register_changes_on_the_day_that_was_decided(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DeclareAsync(Dalfsen);
        var administrator = await house.AdministratorAsync();

        await administrator.DecideSettingAsync(Readers, Today.AddDays(2), "Besluit 3", ("Form.Words", "leidinggevende"), ("Form.Words", "coordinator"));

        administrator.Text.ShouldContain("Het besluit is vastgelegd.");
        administrator.Under("Gepland")!.ShouldContain("24 november 2026");
        (await Reads(house)).ShouldBeFalse("not before its day");
        time.Advance(TimeSpan.FromDays(2));
        (await Reads(house)).ShouldBeTrue();
        administrator = await (await house.AdministratorAsync()).GoAsync($"{SettingList}/{Readers}");
        administrator.Text.ShouldContain("Besloten door Functioneel beheerder, geldt vanaf 24 november 2026");
        administrator.Under("Alle waarden")!.ShouldContain("Besluit 3");
        var decided = (await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().ToListAsync())).ShouldHaveSingleItem();
        (decided.Name, decided.Value, decided.From).ShouldBe((Readers, "leidinggevende,coordinator", Today.AddDays(2)));
        (await house.ActsAsync()).ShouldHaveSingleItem().SubjectId.ShouldBe(decided.Id);
        (await house.HappenedAsync()).ShouldContain("set setting geschenken.lezers 2026-11-24");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();

        static async Task<bool> Reads(RunningHouse house) => (await (await house.Visitor().SignInAsync(Dalfsen, "coordinator")).GoAsync(Coordinated)).Text.Contains("Een boek over de stad", StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "GU-062")]
    public async Task What_the_code_of_a_body_fixes_nobody_decides_and_what_was_decided_before_counts_no_more()
    {
        const string body = "gemeente-utrecht";
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ChangeAsync(body, db => Task.FromResult(db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = house.Body(body).Id, Name = "geschenken.openbaar", Value = "ja", From = new DateOnly(2026, 1, 1), SetAt = DateTimeOffset.UnixEpoch })));
        var administrator = await (await house.AdministratorAsync(body)).GoAsync($"/{body}/beheer/instellingen/geschenken.openbaar");

        administrator.Text.ShouldContain("De gedragscode legt dit vast");
        administrator.Offers("Besluit").ShouldBeFalse();
        var token = administrator.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. Day("Form.From", Today).Append(("Form.YesOrNo", "ja")).Append(("Form.Reason", "Toch maar")).Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]);
        (await administrator.Http.PostAsync(new Uri($"/{body}/beheer/instellingen/geschenken.openbaar?handler=Besluit", UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().CountAsync(setting => setting.Name == "geschenken.openbaar"))).ShouldBe(1);
        (await house.Visitor().GoAsync($"/{body}/registers/geschenken")).Text.ShouldContain("heeft geen openbaar register van geschenken");
        (await (await house.Visitor().SignInAsync(body, "coordinator")).GoAsync($"/{body}/publiceren/geschenken")).Text.ShouldContain("De gedragscode laat dat niet toe");
    }

    [Fact]
    [Trait("Req", "PU-133")]
    public async Task Who_declares_reads_where_to_hand_in_as_it_was_adopted_and_from_which_day_that_holds()
    {
        const string Form = "/dalfsen/geschenken/melden";
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var administrator = await house.AdministratorAsync();
        await administrator.DecideSettingAsync("geschenken.regeling", Today, "Besluit van de raad", ("Form.Text", "Lever in bij de griffie."));
        await administrator.DecideSettingAsync("geschenken.regeling", Today.AddDays(7), "Nieuw besluit", ("Form.Text", "Lever in bij de balie."));
        var employee = await house.Visitor().SignInAsync(Dalfsen, "medewerker");

        (await employee.GoAsync(Form)).Under("Waar je meldt en inlevert")!.ShouldStartWith("Lever in bij de griffie.\nZo vastgesteld; geldt sinds 22 november 2026.");
        time.Advance(TimeSpan.FromDays(7));
        await employee.SignInAsync(Dalfsen, "medewerker");
        (await employee.GoAsync(Form)).Under("Waar je meldt en inlevert")!.ShouldStartWith("Lever in bij de balie.\nZo vastgesteld; geldt sinds 29 november 2026.");
        (await (await house.AdministratorAsync()).GoAsync($"{SettingList}/geschenken.regeling")).Under("Alle waarden")!.ShouldContain("Besluit van de raad");
    }

    [Fact]
    public async Task Where_no_procedure_was_adopted_the_form_makes_none_up()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var employee = await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).GoAsync("/dalfsen/geschenken/melden");

        employee.Under("Waar je meldt en inlevert").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_decided_for_today_works_at_the_next_request()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Dalfsen, "medewerker")).DeclareAsync(Dalfsen);
        var coordinator = await house.Visitor().SignInAsync(Dalfsen, "coordinator");
        (await coordinator.GoAsync(Coordinated)).Text.ShouldNotContain("Een boek over de stad");

        await (await house.AdministratorAsync()).DecideSettingAsync(Readers, Today, "Besluit 3", ("Form.Words", "coordinator"));

        (await coordinator.GoAsync(Coordinated)).Text.ShouldContain("Een boek over de stad");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_planned_can_be_called_off_and_then_never_holds(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var administrator = await house.AdministratorAsync();
        await administrator.DecideSettingAsync("geschenken.teamafspraak", Today.AddDays(2), "Proef", ("Form.YesOrNo", "ja"));

        await administrator.DoAsync("Afzeggen");

        administrator.Text.ShouldContain("Dit gaat niet door.");
        administrator.Under("Gepland").ShouldBeNull();
        administrator.Text.ShouldContain("afgezegd op 22 november 2026");
        time.Advance(TimeSpan.FromDays(3));
        administrator = await (await house.AdministratorAsync()).GoAsync($"{SettingList}/geschenken.teamafspraak");
        administrator.Given("Geldt vandaag").ShouldBe("Nee");
        (await (await house.Visitor().SignInAsync(Dalfsen, "leidinggevende")).GoAsync("/dalfsen/geschenken/teamafspraak")).Text.ShouldContain("maken teams geen vaste afspraken");
        (await house.HappenedAsync()).ShouldBe(["set setting geschenken.teamafspraak 2026-11-24", "called-off setting geschenken.teamafspraak 2026-11-24"]);
    }

    [Fact]
    public async Task What_holds_already_or_held_cannot_be_called_off()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).DecideSettingAsync("geschenken.teamafspraak", Today, "Proef", ("Form.YesOrNo", "ja"));
        var decided = await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().SingleAsync());

        administrator.Offers("Afzeggen").ShouldBeFalse();
        (await administrator.PostByHandAsync($"{SettingList}/geschenken.teamafspraak?handler=Afzeggen", ("id", decided.Id.ToString()))).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GoAsync($"{SettingList}/geschenken.teamafspraak")).Given("Geldt vandaag").ShouldBe("Ja");
    }

    [Fact]
    public async Task The_list_says_what_holds_since_when_according_to_what_and_where_nothing_was_decided()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await (await house.AdministratorAsync()).GoAsync(SettingList);

        administrator.Text.ShouldContain("Over 2 instellingen is nog niets besloten.");
        Row("Waarvoor patronen per gever worden bekeken").ShouldContain("Nog niets besloten");
        Row("Wie het geschenkenregister leest").ShouldContain("Gedragscode 2017, Geschenken");
        Row("Kleinste aantal dat in cijfers te zien is").ShouldContain("zolang jullie niets anders besluiten");

        await administrator.DecideSettingAsync("geschenken.patronen", Today, "Besluit 9", ("Form.Text", "Om te zien of iemand vaker geeft"));
        await administrator.GoAsync(SettingList);
        administrator.Text.ShouldContain("Over één instelling is nog niets besloten.");
        Row("Waarvoor patronen per gever worden bekeken").ShouldContain("Besloten door Functioneel beheerder, geldt vanaf 22 november 2026");

        string Row(string label) => administrator.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == label).TextContent;
    }

    [Fact]
    public async Task Every_setting_takes_a_value_of_its_own_kind_in_both_languages()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await house.AdministratorAsync();
        var book = house.Services.GetRequiredService<SettingsBook>();

        foreach (var known in book.All)
        {
            await administrator.DecideSettingAsync(known.Name, Today, "Besluit", [known.Kind switch
            {
                SettingKind.YesOrNo => ("Form.YesOrNo", book.Beginning(house.Body(Dalfsen), known.Name)?.Value == "ja" ? "nee" : "ja"),
                SettingKind.Words => ("Form.Words", known.Words[0].Name),
                SettingKind.Number => ("Form.Number", "42"),
                _ => ("Form.Text", "Een zin"),
            }]);

            administrator.Text.ShouldContain("Het besluit is vastgelegd.", Case.Sensitive, known.Name);
        }

        (await administrator.GoAsync("/taal/en?terug=/dalfsen/beheer/instellingen")).Heading.ShouldBe("Settings");
        administrator.Text.ShouldContain("Which roles need a second factor");
        administrator.Text.ShouldContain("Decided by Functioneel beheerder, in force from 22 November 2026");
    }

    [Theory]
    [InlineData("geschenken.openbaar", "Form.YesOrNo", "misschien", "Kies ja of nee")]
    [InlineData("cijfers.kleinste-aantal", "Form.Number", "0", "Vul een heel getal in")]
    [InlineData("cijfers.kleinste-aantal", "Form.Number", "2,5", "Vul een heel getal in")]
    [InlineData("cijfers.kleinste-aantal", "Form.Number", "veel", "")]
    [InlineData("cijfers.kleinste-aantal", "Form.Number", "5", "Dit geldt op die dag al")]
    [InlineData("geschenken.lezers", "Form.Words", "iedereen", "Kies uit de lijst")]
    [InlineData("aanmelden.tweede-factor", "Form.Ander", "", "Kies een of meer rollen, of alleen niemand")]
    public async Task What_is_no_value_of_a_setting_is_refused_and_what_was_typed_stays(string setting, string field, string value, string sentence)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var administrator = await (await house.AdministratorAsync()).DecideSettingAsync(setting, Today.AddDays(3), "Een reden die blijft staan", (field, value));

        administrator.Status.ShouldBe(HttpStatusCode.BadRequest);
        administrator.Text.ShouldContain(sentence);
        administrator.Page.QuerySelector("main .nld-error-summary a").ShouldNotBeNull("the summary leads to the field");
        administrator.Page.QuerySelector("#Form_Reason")!.TextContent.Trim().ShouldBe("Een reden die blijft staan");
        administrator.Page.QuerySelector("input[name='Form.From.Day']")!.GetAttribute("value").ShouldBe("25");
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_lies_never_back_in_time()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var administrator = await house.AdministratorAsync();

        (await administrator.DecideSettingAsync("cijfers.kleinste-aantal", Today.AddDays(-1), "Reden", ("Form.Number", "7"))).Text.ShouldContain("Wat eerder gold, verandert niet meer");
        administrator.Page.QuerySelector("#Form_Number")!.GetAttribute("value").ShouldBe("7");
        (await administrator.DecideSettingAsync("cijfers.kleinste-aantal", Today, " ", ("Form.Number", "7"))).Text.ShouldContain("Schrijf op waarom je dit doet");
        (await administrator.DecideSettingAsync("cijfers.kleinste-aantal", Today, new string('r', 501), ("Form.Number", "7"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.DecideSettingAsync("geschenken.patronen", Today, "Reden", ("Form.Text", new string('t', 2_001)))).Text.ShouldContain("Gebruik hoogstens 2000 tekens");
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
        (await administrator.DecideSettingAsync("cijfers.kleinste-aantal", Today, new string('r', 300), ("Form.Number", "7"))).Text.ShouldContain("Het besluit is vastgelegd.");
    }

    [Fact]
    public async Task A_decision_of_one_body_holds_for_no_other_and_cannot_be_called_off_there()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await (await house.AdministratorAsync()).DecideSettingAsync("cijfers.kleinste-aantal", Today.AddDays(1), "Reden", ("Form.Number", "7"));
        var decided = await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().SingleAsync());
        var other = await house.AdministratorAsync("alphen-aan-den-rijn");

        (await other.GoAsync("/alphen-aan-den-rijn/beheer/instellingen/cijfers.kleinste-aantal")).Under("Gepland").ShouldBeNull();
        var token = other.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", decided.Id.ToString()), KeyValuePair.Create("__RequestVerificationToken", token)]);
        (await other.Http.PostAsync(new Uri("/alphen-aan-den-rijn/beheer/instellingen/cijfers.kleinste-aantal?handler=Afzeggen", UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GoAsync("/alphen-aan-den-rijn/beheer/instellingen/bestaat.niet")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.ReadAsync(db => db.Set<Setting>().IgnoreQueryFilters().SingleAsync())).WithdrawnOn.ShouldBeNull();

        time.Advance(TimeSpan.FromDays(1));
        (await (await house.AdministratorAsync()).GoAsync("/dalfsen/beheer/instellingen/cijfers.kleinste-aantal")).Given("Geldt vandaag").ShouldBe("7");
        (await (await house.AdministratorAsync("alphen-aan-den-rijn")).GoAsync("/alphen-aan-den-rijn/beheer/instellingen/cijfers.kleinste-aantal")).Given("Geldt vandaag").ShouldNotBe("7");
    }

    [Fact]
    public async Task Which_roles_need_a_second_factor_is_decided_on_the_page_and_asked_at_the_next_request()
    {
        await using var installation = await Installation.OpenAsync();
        await installation.WithAccountAsync("medewerker");
        await installation.WithAccountAsync("functioneel-beheerder");
        var employee = await installation.SignInAsync("medewerker");
        employee.At.ShouldBe("/dalfsen/werk");
        var administrator = await installation.SignInAsync("functioneel-beheerder");
        await installation.EnrolAsync(administrator);

        await administrator.DecideSettingAsync("aanmelden.tweede-factor", new DateOnly(2026, 6, 1), "Veiliger", ("Form.Words", "Employee"), ("Form.Words", "FunctionalAdministrator"));

        administrator.Text.ShouldContain("Het besluit is vastgelegd.");
        (await employee.GoAsync("/dalfsen/werk")).At.ShouldBe("/dalfsen/account/tweede-factor");
        await administrator.DecideSettingAsync("aanmelden.tweede-factor", new DateOnly(2026, 6, 1), "Toch niet", ("Form.Words", "niemand"));
        (await employee.GoAsync("/dalfsen/werk")).At.ShouldBe("/dalfsen/werk");
    }
}
