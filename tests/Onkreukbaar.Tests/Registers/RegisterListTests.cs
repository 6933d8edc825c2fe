using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>The register of gifts: who reads what of it in each body, and how to find something in it.</summary>
public sealed class RegisterListTests
{
    private const string Province = "provincie-utrecht";
    private const string Utrecht = "gemeente-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Province, "algemeen-directeur", true)]
    [InlineData(Province, "secretariaat", true)]
    [InlineData(Province, "leidinggevende", true)]
    [InlineData(Province, "eenheidsmanager", true)]
    [InlineData(Province, "inkoop-lead", false)]
    [InlineData(Province, "coordinator", false)]
    [InlineData(Province, "vergunningen-2", false)]
    [InlineData(Province, "griffier", false)]
    [InlineData("alphen-aan-den-rijn", "coordinator", true)]
    [InlineData("alphen-aan-den-rijn", "algemeen-directeur", true)]
    [InlineData("alphen-aan-den-rijn", "vergunningen-2", false)]
    [InlineData(Utrecht, "leidinggevende", true)]
    [InlineData(Utrecht, "coordinator", false)]
    [InlineData(Utrecht, "algemeen-directeur", true)]
    [InlineData("dalfsen", "vergunningen-2", true)]
    [InlineData("dalfsen", "toezicht-2", false)]
    [InlineData("dalfsen", "coordinator", false)]
    [Trait("Req", "PU-136")]
    [Trait("Req", "DA-032")]
    public async Task Each_body_lets_its_own_people_read_the_register(string body, string reader, bool reads)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(body, "medewerker", 1, (_, gift) => gift.Description = "Vaas van glas");

        var visitor = await (await house.Visitor().SignInAsync(body, reader)).GoAsync($"/{body}/geschenken/register");

        visitor.Text.Contains("Vaas van glas", StringComparison.Ordinal).ShouldBe(reads);
    }

    [Fact]
    [Trait("Req", "DA-032")]
    public async Task In_Dalfsen_colleagues_see_what_their_unit_received_and_not_the_file_behind_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var received = (await house.AddGiftsAsync("dalfsen", "medewerker", 1, (_, gift) => gift.Description = "Vaas van glas"))[0];
        await house.AddGiftsAsync("dalfsen", "medewerker", 1, (_, gift) => (gift.Description, gift.Status) = ("Kist wijn", "geweigerd"));

        var colleague = await (await house.Visitor().SignInAsync("dalfsen", "vergunningen-2")).GoAsync("/dalfsen/geschenken/register");

        colleague.Text.ShouldContain("Vaas van glas");
        colleague.Text.ShouldNotContain("Kist wijn");
        colleague.Page.QuerySelector($"main a[href*='{received}']").ShouldBeNull();
        (await colleague.OpenGiftAsync("dalfsen", received)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "DA-032")]
    public async Task In_Dalfsen_a_search_among_colleagues_finds_nothing_that_its_line_does_not_show(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync("dalfsen", "medewerker", 1, (_, gift) => (gift.Description, gift.GiverOrganisation, gift.GiverPerson) = ("Vaas van glas", "Glashandel", "Contactpersoon Inkoop"));
        var colleague = await house.Visitor().SignInAsync("dalfsen", "vergunningen-2");
        var manager = await house.Visitor().SignInAsync("dalfsen", "leidinggevende");

        (await colleague.GoAsync("/dalfsen/geschenken/register?zoek=contactpersoon")).Text.ShouldNotContain("Vaas van glas");
        var named = await house.PersonAsync("vergunningen-3", "dalfsen");
        await house.ChangeAsync("dalfsen", async db => db.Add(new Involved { Id = Guid.CreateVersion7(), BodyId = named.BodyId, DeclarationId = (await db.Set<Gift>().FirstAsync(gift => gift.Description == "Vaas van glas")).Id, PersonId = named.Id }));
        (await colleague.GoAsync($"/dalfsen/geschenken/register?wie={named.Id}")).Text.ShouldNotContain("Vaas van glas");
        (await colleague.GoAsync("/dalfsen/geschenken/register?zoek=glashandel")).Text.ShouldContain("Vaas van glas");
        (await manager.GoAsync("/dalfsen/geschenken/register?zoek=contactpersoon")).Text.ShouldContain("Vaas van glas", customMessage: "the twin: the manager may open it");
    }

    [Fact]
    public async Task A_body_decides_from_a_day_on_who_else_reads_along()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await house.AddGiftsAsync(Utrecht, "medewerker", 1, (_, gift) => gift.Description = "Vaas van glas");
        await house.ChangeAsync(Utrecht, db => Task.FromResult(db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, Name = "geschenken.lezers", Value = "leidinggevende,coordinator", From = new DateOnly(2026, 11, 23), SetAt = time.GetUtcNow() })));
        var coordinator = await (await house.Visitor().SignInAsync(Utrecht, "coordinator")).GoAsync($"/{Utrecht}/geschenken/register");
        coordinator.Text.ShouldNotContain("Vaas van glas");

        time.Advance(TimeSpan.FromDays(1));
        coordinator = await (await house.Visitor().SignInAsync(Utrecht, "coordinator")).GoAsync($"/{Utrecht}/geschenken/register");

        coordinator.Text.ShouldContain("Vaas van glas");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Every_gift_stands_on_exactly_one_page_in_each_order(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Utrecht, "medewerker", 120, (i, gift) =>
        {
            (gift.ValueInCents, gift.GiverOrganisation, gift.OfferedOn) = (i % 3 == 0 ? null : i % 7 * 100, $"Gever {i % 5}", MadeGifts.Day.AddDays(-i % 4));
        });
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        foreach (var order in new[] { "nieuwste", "datum", "waarde", "gever" })
        {
            var seen = await AllPagesAsync(manager, $"/{Utrecht}/geschenken/register?volgorde={order}");

            seen.Count.ShouldBe(120, order);
            seen.Distinct().Count().ShouldBe(120, order);
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_gift_is_found_by_giver_thing_or_person_whatever_the_spelling(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Utrecht, "medewerker", 1, (_, gift) => (gift.Description, gift.GiverOrganisation) = ("Kop en schotel", "Café De Brücke"));
        await house.AddGiftsAsync(Utrecht, "vergunningen-1", 1, (_, gift) => (gift.Description, gift.AboveLimit, gift.OfferedOn) = ("Horloge", true, new DateOnly(2026, 8, 1)), DeclarationState.ToDecide);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        (await FoundAsync("zoek=cafe+brucke")).ShouldBe(["Kop en schotel"]);
        (await FoundAsync("zoek=KOP")).ShouldBe(["Kop en schotel"]);
        (await FoundAsync("zoek=adviseur+vergunningen+1")).ShouldBe(["Horloge"]);
        (await FoundAsync("grens=true")).ShouldBe(["Horloge"]);
        (await FoundAsync("periode=2026-3")).ShouldBe(["Horloge"]);
        (await FoundAsync("periode=2026-4")).ShouldBe(["Kop en schotel"]);
        (await FoundAsync("stand=ToDecide")).ShouldBe(["Horloge"]);
        (await FoundAsync("soort=geweigerd")).ShouldBeEmpty();
        manager.Text.ShouldContain("Geen geschenk past bij wat je koos");

        async Task<List<string>> FoundAsync(string query)
        {
            await manager.GoAsync($"/{Utrecht}/geschenken/register?{query}");
            return [.. manager.Page.QuerySelectorAll("main tbody td[data-label=Geschenk]").Select(cell => cell.ChildNodes[0].TextContent.Trim())];
        }
    }

    [Fact]
    public async Task An_address_that_somebody_made_up_shows_the_list_and_never_an_error()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Utrecht, "medewerker", 2);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        foreach (var query in new[] { "pagina=onzin", "pagina=////", "periode=2026-9", "periode=x", "volgorde=x", "eenheid=x", "stand=x", "zoek=%00%25_'", "pagina=" + new string('a', 2_000) })
        {
            await manager.GoAsync($"/{Utrecht}/geschenken/register?{query}");
            manager.Status.ShouldBe(HttpStatusCode.OK, query);
        }
    }

    [Fact]
    public async Task The_spreadsheet_has_the_lines_of_the_list_and_that_it_was_taken_is_noted()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Utrecht, "medewerker", 60, (i, gift) => gift.Description = i == 3 ? "=1+1" : $"Ding {i}");
        await house.AddGiftsAsync(Utrecht, "inkoop-4", 1, (_, gift) => gift.Description = "Van een ander team");
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        var csv = await manager.Http.GetStringAsync(new Uri($"/{Utrecht}/geschenken/register.csv", UriKind.Relative));

        csv.TrimEnd().Split("\r\n").Length.ShouldBe(61);
        csv.ShouldContain("'=1+1");
        csv.ShouldNotContain("Van een ander team");
        (await house.EntriesAsync(Utrecht)).Count(entry => entry.Action == "exported").ShouldBe(1);
    }

    [Fact]
    public async Task More_than_can_be_counted_is_said_and_not_counted()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Utrecht, "medewerker", 1_001);

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync($"/{Utrecht}/geschenken/register");

        manager.Text.ShouldContain("Meer dan 1.000 geschenken");
    }

    private static async Task<List<string>> AllPagesAsync(Visitor visitor, string address)
    {
        var seen = new List<string>();
        for (string? next = address; next is not null; next = visitor.Page.QuerySelectorAll("main a.utrecht-button-link, main a").FirstOrDefault(link => link.TextContent.Trim() == "Volgende")?.GetAttribute("href"))
        {
            await visitor.GoAsync(next);
            seen.AddRange(visitor.Page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent.Trim()));
        }

        return seen;
    }
}
