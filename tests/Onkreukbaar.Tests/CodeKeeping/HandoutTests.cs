using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping;
using Onkreukbaar.Modules.CodeKeeping.HandOut;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>The code is given to who comes to work here and to everybody when it is new, and it shows who read it.</summary>
public sealed class HandoutTests
{
    private const string Confirmed = $"medewerker@{Utrecht}.example";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-026")]
    [Trait("Req", "PU-027")]
    public async Task Whoever_comes_to_work_here_is_given_the_code_once_with_its_version_and_day_also_when_hired(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await house.Services.HandOutAsync(CancellationToken.None);
        (await HandoutsAsync(house)).ShouldBeEmpty("who was here already gets it with a campaign");
        await NewcomerAsync(house, "nieuw-1", PositionKind.Official);
        await NewcomerAsync(house, "nieuw-2", PositionKind.AgencyWorker);
        await NewcomerAsync(house, "nieuw-3", PositionKind.Councillor);

        await house.Services.HandOutAsync(CancellationToken.None);
        await house.Services.HandOutAsync(CancellationToken.None);

        var given = await HandoutsAsync(house);
        given.Select(handout => (handout.Person, handout.Version, handout.GivenOn)).OrderBy(handout => handout.Person, StringComparer.Ordinal).ToList()
            .ShouldBe([("nieuw-1", "zonder datum", new DateOnly(2026, 11, 22)), ("nieuw-2", "zonder datum", new DateOnly(2026, 11, 22))], "the code is not for the council");
        (await house.EntriesAsync(Utrecht)).Select(entry => (entry.Action, entry.Origin)).ShouldBe([("handed-out", "job")]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-028")]
    public async Task A_campaign_reaches_everybody_and_shows_per_unit_who_opened_and_confirmed(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var coordinator = await house.WriterAsync();
        await coordinator.GoAsync($"{Keep}/aandacht");
        await coordinator.SubmitAsync(("Form.Code", Code), ("Form.Message", "Nieuw: de grens voor geschenken."), ("Form.RemindOn", "2026-12-01"), ("Form.Until", "2026-12-15"));
        var campaign = coordinator.At;
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        employee.Text.ShouldContain("Gedragscode lezen (1)");
        employee.Text.ShouldContain("graag uiterlijk 15 december 2026");

        await employee.GoAsync($"/{Utrecht}/mijn-code");
        employee.Text.ShouldContain("Nieuw: de grens voor geschenken.");
        await employee.DoAsync("Open");
        employee.At.ShouldBe($"/{Utrecht}/gedragscode/{Code}");
        (await Row(coordinator, campaign, "Vergunningen")).ShouldEndWith("|1|0");
        await (await employee.GoAsync($"/{Utrecht}/mijn-code")).DoAsync("Gelezen");

        employee.Given("Gelezen op").ShouldBe("22 november 2026");
        employee.Offers("Gelezen").ShouldBeFalse();
        (await Row(coordinator, campaign, "Vergunningen")).ShouldEndWith("|1|1");
        (await Row(coordinator, campaign, "Kleine eenheden en zonder eenheid, samen")).ShouldEndWith("|niet getoond|niet getoond", Case.Sensitive, "three people would be known");
        coordinator.Page.QuerySelector("main table")!.TextContent.ShouldNotContain("Medewerker", customMessage: "numbers, no names");
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync($"/{Utrecht}/mijn-team/gedragscode");
        var mine = manager.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == "Medewerker Vergunningen");
        mine.QuerySelectorAll("td")[^1].TextContent.Trim().ShouldBe("22 november 2026");
    }

    [Fact]
    [Trait("Req", "PU-028")]
    public async Task A_campaign_reminds_once_on_its_day()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var coordinator = await (await house.WriterAsync()).GoAsync($"{Keep}/aandacht");
        await coordinator.SubmitAsync(("Form.Code", Code), ("Form.Message", "Lees dit."), ("Form.RemindOn", "2026-12-01"), ("Form.Until", "2026-12-15"));
        await house.Services.HandOutAsync(CancellationToken.None);
        (await CampaignAsync(house)).RemindedOn.ShouldBeNull("not yet");

        time.Advance(TimeSpan.FromDays(9));
        await house.Services.HandOutAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromDays(1));
        await house.Services.HandOutAsync(CancellationToken.None);

        (await CampaignAsync(house)).RemindedOn.ShouldBe(new DateOnly(2026, 12, 1));
        (await house.EntriesAsync(Utrecht)).Count(entry => entry.Action == "reminded").ShouldBe(1);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-028")]
    public async Task The_reminder_goes_to_who_did_not_confirm_and_to_nobody_else(DatabaseKind kind)
    {
        await using var server = new MailServer();
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time, settings: server.Settings);
        var coordinator = await (await house.WriterAsync()).GoAsync($"{Keep}/aandacht");
        await coordinator.SubmitAsync(("Form.Code", Code), ("Form.Message", "Lees dit."), ("Form.RemindOn", "2026-12-01"), ("Form.Until", "2026-12-15"));
        await SendAsync(house);
        var asked = server.Addressees.Order(StringComparer.Ordinal).ToList();
        asked.ShouldContain(Confirmed);
        asked.ShouldContain($"leidinggevende@{Utrecht}.example");
        await (await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"/{Utrecht}/mijn-code")).DoAsync("Gelezen");

        time.Advance(TimeSpan.FromDays(9));
        await house.Services.HandOutAsync(CancellationToken.None);
        await SendAsync(house);

        var reminders = server.Taken.Skip(asked.Count).ToList();
        reminders.Select(mail => mail.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal).ShouldBe(asked.Where(address => address != Confirmed));
        reminders.ShouldAllBe(mail => mail.TextBody!.Contains("Een vraag wacht nog op je antwoord.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var coordinator = await (await house.WriterAsync()).GoAsync($"{Keep}/aandacht");

        await coordinator.TryAsync(("Form.Code", Code), ("Form.Message", " "), ("Form.RemindOn", ""), ("Form.Until", ""));

        coordinator.Status.ShouldBe(HttpStatusCode.BadRequest);
        new[] { "Form.Message", "Form.RemindOn", "Form.Until" }.ShouldAllBe(field => coordinator.ErrorAt(field) != null);
    }

    [Theory]
    [InlineData("", "2026-12-15", "Form.RemindOn")]
    [InlineData("2026-11-22", "2026-12-15", "Form.RemindOn")]
    [InlineData("2026-12-15", "2026-12-01", "Form.Until")]
    public async Task Days_that_do_not_fit_are_refused_at_their_field(string remind, string until, string field)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var coordinator = await (await house.WriterAsync()).GoAsync($"{Keep}/aandacht");

        await coordinator.TryAsync(("Form.Code", Code), ("Form.Message", "Lees dit."), ("Form.RemindOn", remind), ("Form.Until", until));

        coordinator.Status.ShouldBe(HttpStatusCode.BadRequest);
        coordinator.ErrorAt(field).ShouldNotBeNullOrWhiteSpace();
        (await HandoutsAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_confirms_for_somebody_else()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var coordinator = await (await house.WriterAsync()).GoAsync($"{Keep}/aandacht");
        await coordinator.SubmitAsync(("Form.Code", Code), ("Form.Message", "Lees dit."), ("Form.RemindOn", "2026-12-01"), ("Form.Until", "2026-12-15"));
        var employee = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync($"/{Utrecht}/mijn-code");
        var own = Guid.Parse(employee.Value("id")!);
        var other = (await HandoutsAsync(house)).First(handout => handout.Id != own).Id;
        employee.Page.QuerySelectorAll("main input[name=id]").ToList().ForEach(input => input.SetAttribute("value", $"{other}"));

        await employee.DoAsync("Gelezen");

        employee.Status.ShouldBe(HttpStatusCode.NotFound);
        (await HandoutsAsync(house)).ShouldAllBe(handout => handout.ConfirmedOn == null);
    }

    private static Task SendAsync(RunningHouse house) => house.Services.GetRequiredService<SendOften>().RunAsync(CancellationToken.None);

    private static async Task<string> Row(Visitor visitor, string page, string unit)
    {
        await visitor.GoAsync(page);
        var row = visitor.Page.QuerySelectorAll("main tbody tr").Single(found => found.QuerySelector("th")!.TextContent.Trim() == unit);
        return string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    private static Task<Campaign> CampaignAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Campaign>().IgnoreQueryFilters().AsNoTracking().SingleAsync());

    private static Task<List<(Guid Id, string Person, string Version, DateOnly GivenOn, DateOnly? ConfirmedOn)>> HandoutsAsync(RunningHouse house) => house.ReadAsync(async db => (
        await (from handout in db.Set<Handout>().IgnoreQueryFilters()
               join person in db.Set<Person>().IgnoreQueryFilters() on handout.PersonId equals person.Id
               select new { handout.Id, person.Number, handout.Version, handout.GivenOn, handout.ConfirmedOn }).ToListAsync())
        .ConvertAll(found => (found.Id, found.Number, found.Version, found.GivenOn, found.ConfirmedOn)));

    private static Task NewcomerAsync(RunningHouse house, string number, PositionKind kind) => house.ChangeAsync(Utrecht, async db =>
    {
        var unit = await db.Set<Unit>().FirstAsync();
        var person = new Person { Id = Guid.CreateVersion7(), BodyId = unit.BodyId, Number = number, Name = $"Nieuweling {number}" };
        db.Add(person);
        db.Add(new Position { Id = Guid.CreateVersion7(), BodyId = unit.BodyId, PersonId = person.Id, Kind = kind, Title = "nieuw", UnitId = unit.Id, From = new DateOnly(2026, 11, 22) });
    });
}
