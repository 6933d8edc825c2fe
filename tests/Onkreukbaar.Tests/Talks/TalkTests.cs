using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Talks.Held;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Talks.TalkVisits;

namespace Onkreukbaar.Tests.Talks;

/// <summary>Teams talk about integrity again and again, and agree how they read the rules.</summary>
public sealed class TalkTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "AR-011")]
    [Trait("Req", "DA-011")]
    public async Task A_manager_plans_a_talk_writes_down_that_it_was_held_and_is_told_when_the_next_one_is_due(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.AsAsync("leidinggevende")).PlanAsync();

        var employee = await (await house.AsAsync("medewerker")).GoAsync(All);
        employee.Under("Gepland")!.ShouldContain("Geschenken van aanvragers");
        employee.Under("Gepland")!.ShouldContain("1 december 2026");

        time.Advance(TimeSpan.FromDays(10));
        var leader = await (await house.AsAsync("leidinggevende")).GoAsync(Work);
        leader.Under("Gesprek vastleggen (1)")!.ShouldContain("Geschenken van aanvragers");
        await leader.GoAsync($"{All}/{(await house.TalkAsync()).Id}");
        await leader.LogAsync();
        leader.Given("Hoeveel mensen erbij waren").ShouldBe("7");
        (await (await house.AsAsync("medewerker")).GoAsync(All)).Under("Voorbij")!.ShouldContain("Gehouden");

        (await leader.GoAsync(Work)).Text.ShouldNotContain("Nieuw gesprek plannen", customMessage: "it was just held");
        time.Advance(TimeSpan.FromDays(200));
        leader = await (await house.AsAsync("leidinggevende")).GoAsync(Work);
        leader.Under("Nieuw gesprek plannen (1)")!.ShouldContain("het laatste was op 1 december 2026");
        (await (await house.AsAsync("medewerker")).GoAsync(Work)).Text.ShouldNotContain("Nieuw gesprek plannen");
        (await house.EntriesAsync(Body)).Select(entry => entry.Action).ShouldBe(["planned", "took-place"]);
    }

    [Fact]
    [Trait("Req", "AR-011")]
    public async Task How_often_a_team_talks_is_a_setting()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await (await house.AsAsync("leidinggevende")).PlanAsync();
        time.Advance(TimeSpan.FromDays(10));
        await (await (await house.AsAsync("leidinggevende")).GoAsync($"{All}/{(await house.TalkAsync()).Id}")).LogAsync();
        await house.EveryAsync(12);

        time.Advance(TimeSpan.FromDays(200));
        (await (await house.AsAsync("leidinggevende")).GoAsync(Work)).Text.ShouldNotContain("Nieuw gesprek plannen");
        time.Advance(TimeSpan.FromDays(170));
        (await (await house.AsAsync("leidinggevende")).GoAsync(Work)).Text.ShouldContain("Nieuw gesprek plannen (1)");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "DA-011")]
    public async Task A_team_finds_back_how_it_agreed_to_read_a_rule_and_another_team_does_not(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.AsAsync("leidinggevende")).PlanAsync();
        time.Advance(TimeSpan.FromDays(10));
        var leader = await (await house.AsAsync("leidinggevende")).GoAsync($"{All}/{(await house.TalkAsync()).Id}");
        await leader.LogAsync();
        await leader.AgreeAsync();

        var employee = await (await house.AsAsync("medewerker")).GoAsync(All);
        employee.Under("Zo leggen wij de regels uit")!.ShouldContain("Een geschenk, DA-R-GIFT-03");
        employee.Under("Zo leggen wij de regels uit")!.ShouldContain("Zolang de aanvraag loopt, nemen we niets aan.");
        employee.Page.QuerySelector($"main a[href='/{Body}/gedragscode/{Code}/geschenken']").ShouldNotBeNull("to the rule itself");
        (await house.ReadAsync(db => db.Set<AgreedReading>().IgnoreQueryFilters().SingleAsync())).Rule.ShouldBe("DA-R-GIFT-03");

        (await (await house.AsAsync("inkoop-1")).GoAsync(All)).Text.ShouldNotContain("Zo leggen wij de regels uit");
        (await (await house.AsAsync("coordinator")).GoAsync(All)).Text.ShouldContain("Zo leggen wij de regels uit");
    }

    [Fact]
    public async Task A_talk_of_another_team_is_not_there_and_only_who_leads_writes_down()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.AsAsync("leidinggevende")).PlanAsync(("Form.Question", "Wat vind je?"));
        var talk = await house.TalkAsync();

        (await (await house.AsAsync("inkoop-1")).GoAsync($"{All}/{talk.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var employee = await (await house.AsAsync("medewerker")).GoAsync($"{All}/{talk.Id}");
        employee.Status.ShouldBe(HttpStatusCode.OK, "the twin: of the own team it is");
        var form = employee.Page.QuerySelectorAll("main form").ShouldHaveSingleItem();
        var address = form.GetAttribute("action")!;
        foreach (var (what, status) in new[] { ("Gehouden", HttpStatusCode.NotFound), ("Afspraak", HttpStatusCode.NotFound), ("Afgelast", HttpStatusCode.NotFound), ("Anders", HttpStatusCode.MethodNotAllowed) })
        {
            form.SetAttribute("action", address.Replace("Antwoord", what, StringComparison.Ordinal));
            (await employee.SendAsync()).StatusCode.ShouldBe(status, $"{what}, by an address somebody made up");
        }

        (await house.TalkAsync()).State.ShouldBe(TalkState.Planned);
        (await (await house.AsAsync("medewerker")).GoAsync($"{All}/nieuw")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_everybody_only_the_coordinator_plans()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var leader = await house.AsAsync("leidinggevende");

        await leader.PlanAsync(("Form.With", PlanForm.Everybody));
        leader.ErrorAt("Form.With").ShouldBe("Kies met wie");
        await leader.GoAsync($"{All}/nieuw");
        leader.Unit("Inkoop").ShouldBeEmpty("not their team");

        await (await house.AsAsync("coordinator")).PlanAsync(("Form.With", PlanForm.Everybody));
        (await (await house.AsAsync("inkoop-1")).GoAsync(All)).Text.ShouldContain("Geschenken van aanvragers");
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_is_lost()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var leader = await house.AsAsync("leidinggevende");

        await leader.PlanAsync(("Form.On.Day", "31"), ("Form.On.Month", "2"), ("Form.Subject", new string('x', 121)), ("Form.Question", "Wat vind je?"));
        leader.Status.ShouldBe(HttpStatusCode.BadRequest);
        leader.ErrorAt("Form.On").ShouldNotBeNullOrEmpty();
        leader.ErrorAt("Form.Subject").ShouldBe("Gebruik hoogstens 120 tekens");
        leader.Page.QuerySelector("main textarea[name='Form.Question']")!.TextContent.Trim().ShouldBe("Wat vind je?");

        await leader.PlanAsync();
        await leader.LogAsync(("Log.Attended", "0"), ("Log.Notes", "MERK"));
        leader.ErrorAt("Log.HeldOn").ShouldBe("Kies een dag die pas geweest is", "1 December is still to come");
        leader.ErrorAt("Log.Attended").ShouldBe("Vul met een getal in hoeveel mensen erbij waren");
        leader.Page.QuerySelector("main textarea[name='Log.Notes']")!.TextContent.ShouldContain("MERK");
        (await house.TalkAsync()).State.ShouldBe(TalkState.Planned);
    }

    [Fact]
    public async Task A_rule_that_is_not_there_is_refused_and_what_was_agreed_stays_in_the_form()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await (await house.AsAsync("leidinggevende")).PlanAsync();
        time.Advance(TimeSpan.FromDays(10));
        var leader = await (await house.AsAsync("leidinggevende")).GoAsync($"{All}/{(await house.TalkAsync()).Id}");
        await leader.LogAsync();

        await leader.AgreeAsync(("Reading.Rule", "GU-R-GIFT-01"));

        leader.ErrorAt("Reading.Rule").ShouldNotBeNull().ShouldStartWith("Deze regel staat niet bij dit onderwerp");
        leader.Page.QuerySelector("main textarea[name='Reading.Text']")!.TextContent.ShouldContain("Zolang de aanvraag loopt");
        leader.Value("Log.Attended").ShouldBe("7", "the other form stands as it was");
    }

    [Fact]
    public async Task Nothing_is_agreed_in_a_talk_that_was_not_held()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var leader = await (await house.AsAsync("leidinggevende")).PlanAsync();
        var form = leader.Page.QuerySelector("main form[action$='Gehouden']")!;
        form.SetAttribute("action", form.GetAttribute("action")!.Replace("Gehouden", "Afspraak", StringComparison.Ordinal));

        await leader.AgreeAsync();

        leader.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await house.ReadAsync(db => db.Set<AgreedReading>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        (await leader.GoAsync(All)).Text.ShouldContain("Geschenken van aanvragers");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_second_who_writes_down_sees_what_the_first_wrote_and_loses_nothing(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.AsAsync("leidinggevende")).PlanAsync();
        time.Advance(TimeSpan.FromDays(10));
        var talk = await house.TalkAsync();
        var (first, second) = (await house.AsAsync("leidinggevende"), await house.AsAsync("eenheidsmanager"));
        await first.GoAsync($"{All}/{talk.Id}");
        await second.GoAsync($"{All}/{talk.Id}");

        await first.LogAsync();
        await second.LogAsync(("Log.Notes", "Van de tweede"));

        second.Text.ShouldContain("Een collega was je net voor");
        second.Given("Wat eruit kwam").ShouldBe("We waren het eens.");
        second.Page.QuerySelector("main textarea[name='Log.Notes']")!.TextContent.ShouldContain("Van de tweede");
        await second.LogAsync(("Log.Notes", "Van allebei"));
        (await house.TalkAsync()).Notes.ShouldBe("Van allebei");
    }

    [Fact]
    public async Task A_talk_that_is_called_off_waits_for_nobody()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var leader = await (await house.AsAsync("leidinggevende")).PlanAsync(("Form.Question", "Wat vind je?"));

        await leader.DoAsync("Afgelast");

        leader.Text.ShouldContain("Gaat niet door");
        (await (await house.AsAsync("medewerker")).GoAsync(Work)).Text.ShouldNotContain("Vraag voor een gesprek");
        time.Advance(TimeSpan.FromDays(10));
        (await (await house.AsAsync("leidinggevende")).GoAsync(Work)).Text.ShouldNotContain("Gesprek vastleggen");
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_talk()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var leader = await (await house.AsAsync("leidinggevende")).GoAsync($"{All}/nieuw");
        (string, string)[] form = [("Form.With", leader.Unit("Vergunningen")), ("Form.On.Day", "1"), ("Form.On.Month", "12"), ("Form.On.Year", "2026"), ("Form.Subject", "Twee keer")];

        await leader.SendAsync(form);
        await leader.SendAsync(form);

        (await house.ReadAsync(db => db.Set<Talk>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_leads_no_team_is_not_offered_to_plan()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var councillor = await (await house.AsAsync("raadslid")).GoAsync(All);

        councillor.Page.QuerySelector($"main a[href='{All}/nieuw']").ShouldBeNull("a manager of the registrar only");
        (await councillor.GoAsync($"{All}/nieuw")).Text.ShouldContain("Je leidt geen team");
        (await (await house.AsAsync("leidinggevende")).GoAsync(All)).Page.QuerySelector($"main a[href='{All}/nieuw']").ShouldNotBeNull();
    }
}
