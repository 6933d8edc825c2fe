using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Administration;

/// <summary>The audit is there to account with: who did or saw what, without what a record says.</summary>
public sealed class LogbookTests
{
    private const string Province = "provincie-utrecht";
    private const string Alphen = "alphen-aan-den-rijn";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-298")]
    public async Task The_coordinator_reads_who_did_what_to_which_kind_of_thing_and_nothing_of_what_it_says(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "20"));
        var manager = await (await house.Visitor().SignInAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id);
        await manager.DecideAsync("Agreed", "verloten", reason: "Geheim van de chef", talk: "2026-11-20");

        var coordinator = await OpenAsync(house, Province);

        coordinator.Status.ShouldBe(HttpStatusCode.OK);
        var rows = Rows(coordinator);
        rows.ShouldContain("Gemeld|Geschenk|Gelukt|Medewerker Vergunningen");
        rows.ShouldContain("Bekeken|Geschenk|Gelukt|Teamleider Vergunningen");
        rows.ShouldContain("Besloten|Geschenk|Gelukt|Teamleider Vergunningen", "what was decided is the content of the record");
        foreach (var content in new[] { "Een boek over de stad", "De Steen", "Geheim van de chef", "20,00", "G-2026-", "Agreed", "verloten", $"{id}" })
        {
            coordinator.Text.ShouldNotContain(content);
            (await CsvAsync(coordinator, Province)).ShouldNotContain(content);
        }
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task Who_may_open_a_gift_sees_its_number_and_who_may_not_sees_only_that_it_was_one()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Alphen, "medewerker")).DeclareAsync(Alphen, ("waarde", "20"));
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "20"));

        (await OpenAsync(house, Alphen)).Text.ShouldContain("G-2026-0001", Case.Sensitive, "in Alphen the coordinator reads the register");
        (await OpenAsync(house, Province)).Text.ShouldNotContain("G-2026-");
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task Reading_the_audit_and_taking_it_along_are_in_the_audit_themselves()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var coordinator = await OpenAsync(house, Province);
        await CsvAsync(coordinator, Province);

        (await house.EntriesAsync(Province)).Where(entry => entry.Kind == "audit").Select(entry => entry.Action).ShouldBe(["viewed", "exported"]);
        Rows(await coordinator.GoAsync(Page(Province))).Take(2).ShouldBe(["Gedownload|Logboek|Gelukt|Coördinator integriteit", "Bekeken|Logboek|Gelukt|Coördinator integriteit"]);
    }

    [Theory]
    [InlineData("medewerker")]
    [InlineData("leidinggevende")]
    [InlineData("algemeen-directeur")]
    [InlineData("griffier")]
    [InlineData("functioneel-beheerder")]
    [InlineData("technisch-beheerder")]
    [InlineData("vertrouwenspersoon")]
    public async Task Nobody_else_reads_it_nor_is_shown_the_way(string persona)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var visitor = await house.Visitor().SignInAsync(Province, persona);
        visitor.Page.QuerySelector($"a[href='{Page(Province)}']").ShouldBeNull();

        (await visitor.GoAsync(Page(Province))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GoAsync($"{Page(Province)}.csv")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var coordinator = await house.Visitor().SignInAsync(Province, "coordinator");
        coordinator.Page.QuerySelector($"a[href='{Page(Province)}']").ShouldNotBeNull("the twin");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Of_another_body_nothing_shows(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.Visitor().SignInAsync(Alphen, "medewerker")).DeclareAsync(Alphen, ("waarde", "20"));

        var coordinator = await OpenAsync(house, Province);

        Rows(coordinator).ShouldBe(["Bekeken|Logboek|Gelukt|Coördinator integriteit"]);
        await coordinator.GoAsync(Page(Alphen));
        coordinator.At.ShouldStartWith($"/{Alphen}/aanmelden");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task One_finds_by_period_by_what_happened_and_by_who_did_it_or_for_whom(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var people = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.BodyId == house.Body(Province).Id).ToDictionaryAsync(person => person.Number!, person => person.Id));
        await NoteAsync(By.Web(people["leidinggevende"]), "decided");
        time.Advance(TimeSpan.FromDays(10));
        await NoteAsync(By.Web(people["inkoop-lead"], onBehalfOf: people["leidinggevende"]), "viewed");
        await NoteAsync(By.Job, "rerouted");
        var coordinator = await OpenAsync(house, Province);

        (await FoundAsync("periode=2026-11")).ShouldBe(["Besloten"]);
        (await FoundAsync("periode=2026-12")).ShouldBe(["Bekeken", "Aan een ander gegeven", "Bekeken"]);
        (await FoundAsync("wat=decided")).ShouldBe(["Besloten"]);
        (await FoundAsync("wie=teamleider+vergunningen&periode=2026-12")).ShouldBe(["Bekeken"], "also what a deputy did for them");
        (await FoundAsync("periode=2025")).ShouldBeEmpty();
        coordinator.Text.ShouldContain("Niets past bij wat je koos.");
        coordinator.Text.ShouldNotContain("Download als CSV");
        foreach (var odd in new[] { "periode=x", "periode=2026-13", "periode=0000", "periode=0001", "periode=9999", "periode=9999-12", "wat=%00", "wie=%25_'", "pagina=x-y", "pagina=" + new string('9', 400) })
        {
            (await coordinator.GoAsync($"{Page(Province)}?{odd}")).Status.ShouldBe(HttpStatusCode.OK, odd);
        }

        Task NoteAsync(By by, string action) => house.ForAsync(Province, (changes, _) => changes.NoteAsync(by, new Happened(action, "geschenken", Guid.CreateVersion7())));

        async Task<List<string>> FoundAsync(string query) => [.. Rows(await coordinator.GoAsync($"{Page(Province)}?{query}")).Select(row => row.Split('|')[0])];
    }

    [Fact]
    public async Task Page_by_page_every_entry_shows_once_and_the_file_has_them_all()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.ForAsync(Province, (changes, _) => changes.MakeAsync<bool>(By.Job, () => Task.FromResult<(bool, IReadOnlyList<Happened>)>((true, [.. Enumerable.Range(0, 520).Select(_ => new Happened("decided", "geschenken", Guid.CreateVersion7()))])), CancellationToken.None));
        var coordinator = await house.Visitor().SignInAsync(Province, "coordinator");
        var rows = 0;

        for (string? next = Page(Province); next is not null; next = coordinator.Page.QuerySelectorAll("main a").FirstOrDefault(link => link.TextContent.Trim() == "Volgende")?.GetAttribute("href"))
        {
            rows += Rows(await coordinator.GoAsync(next)).Count;
        }

        rows.ShouldBe(521, "and the look itself");
        (await CsvAsync(coordinator, Province)).TrimEnd().Split("\r\n").Length.ShouldBe(1 + 522);
    }

    [Fact]
    public async Task What_people_keep_for_themselves_and_how_they_sign_in_is_not_read_here()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var person = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().FirstAsync(found => found.BodyId == house.Body(Province).Id));
        foreach (var (action, kind) in new[] { ("shared", "own-record"), ("discussed", "team-dilemma"), ("answered", "talk-question"), ("asked", "code-question"), ("read", "code-handout"), ("signed-in", "account"), ("changed", "password"), ("used", "second-factor"), ("made", "something-new") })
        {
            await house.ForAsync(Province, (changes, _) => changes.NoteAsync(By.Web(person.Id), new Happened(action, kind, Guid.CreateVersion7())));
        }

        Rows(await OpenAsync(house, Province)).ShouldBe(["Bekeken|Logboek|Gelukt|Coördinator integriteit"]);
    }

    [Fact]
    public async Task It_can_be_read_in_English()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "20"));

        var coordinator = await (await house.Visitor("en").SignInAsync(Province, "coordinator")).GoAsync(Page(Province));

        coordinator.Heading.ShouldBe("Audit");
        Rows(coordinator).ShouldContain("Declared|Gift|Done|Medewerker Vergunningen");
    }

    private static string Page(string body) => $"/{body}/beheer/logboek";

    private static async Task<Visitor> OpenAsync(RunningHouse house, string body) => await (await house.Visitor().SignInAsync(body, "coordinator")).GoAsync(Page(body));

    private static Task<string> CsvAsync(Visitor visitor, string body) => visitor.Http.GetStringAsync(new Uri($"{Page(body)}.csv", UriKind.Relative));

    /// <summary>What happened, of what, how it ended and by whom.</summary>
    private static List<string> Rows(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).Select(cells => $"{cells[1]}|{cells[2]}|{cells[3]}|{cells[0]}")];
}
