using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Publication;

/// <summary>The public register of gifts: what goes out, what stays in, and that what went out never changes.</summary>
public sealed class GiftRegisterTests
{
    private const string Province = "provincie-utrecht";
    private const string PublicPage = $"/{Province}/registers/geschenken";
    private const string Api = $"/api/v1/organisaties/{Province}/registers/geschenken";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-137")]
    [Trait("Req", "PU-297")]
    public async Task A_gift_of_a_politician_is_published_with_who_received_it_and_where_it_went(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.DeclareAsync(Province, ("waarde", "150"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");

        await clerk.GoAsync($"/{Province}/publiceren/geschenken");
        clerk.Text.ShouldContain("Nieuw: 1. Gecorrigeerd: 0. Vervalt: 0.");
        await clerk.SubmitAsync();

        var citizen = await house.Visitor().GoAsync(PublicPage);
        citizen.Text.ShouldContain("Statenlid");
        citizen.Text.ShouldContain("Een boek over de stad");
        citizen.Text.ShouldContain("Bouwbedrijf De Steen");
        citizen.Text.ShouldContain("Meer dan € 50,00");
        citizen.Text.ShouldContain("Nog te bepalen");
        citizen.Text.ShouldContain("Bijgewerkt op 22 november 2026");
    }

    [Fact]
    public async Task What_was_declared_after_the_last_publication_is_not_public_yet()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.DeclareAsync(Province, ("waarde", "150"));

        (await house.Visitor().GoAsync(PublicPage)).Text.ShouldContain("Er is op deze datum nog niets gepubliceerd");
    }

    [Fact]
    public async Task What_was_refused_or_withdrawn_and_what_officials_received_stays_inside()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.DeclareAsync(Province, ("status", "geweigerd"));
        var withdrawn = await member.DeclareAsync(Province, ("waarde", "150"));
        await (await member.OpenGiftAsync(Province, withdrawn)).DoAsync("Intrekken");
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "20"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");

        await clerk.GoAsync($"/{Province}/publiceren/geschenken");

        clerk.Text.ShouldContain("Nieuw: 0.");
        clerk.Page.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "PU-132")]
    public async Task A_correction_is_a_new_line_with_its_date_and_the_old_day_still_shows_the_old_one()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var id = await member.DeclareAsync(Province, ("waarde", "150"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        time.Advance(TimeSpan.FromDays(3));
        clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.OpenGiftAsync(Province, id)).DecideAsync("Agreed", "houden", reason: "Het past bij de portefeuille.");
        await clerk.GoAsync($"/{Province}/publiceren/geschenken");
        clerk.Text.ShouldContain("Nieuw: 0. Gecorrigeerd: 1. Vervalt: 0.");
        await clerk.SubmitAsync();

        var now = await house.Visitor().GoAsync(PublicPage);
        now.Text.ShouldContain("Houden");
        now.Text.ShouldContain("gecorrigeerd op 25 november 2026");
        var before = await house.Visitor().GoAsync($"{PublicPage}?peildatum=2026-11-23");
        before.Text.ShouldContain("Nog te bepalen");
        before.Text.ShouldNotContain("gecorrigeerd op");
        OtherDays(now).ShouldBe([$"{PublicPage}?peildatum=2026-11-22"], "the one that is shown is no other one");
        OtherDays(before).ShouldBe([$"{PublicPage}?peildatum=2026-11-25"]);
        (await ApiAsync(house, "?peildatum=2026-11-23")).GetProperty("editie").GetInt32().ShouldBe(1);
        (await ApiAsync(house, "")).GetProperty("editie").GetInt32().ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "PU-132")]
    [Trait("Req", "PU-137")]
    public async Task What_was_handed_in_has_no_destination_until_somebody_chose_one_and_why_stays_inside()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).OpenGiftAsync(Province, id);
        await clerk.DecideAsync("Agreed", "inleveren");
        await clerk.DoneAsync("2026-11-20", "Van het lid gekregen; in de kast.");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        (await house.Visitor().GoAsync(PublicPage)).Text.ShouldContain("Nog te bepalen");
        await clerk.OpenGiftAsync(Province, id);

        await clerk.DoneAsync("2026-11-21", "Een intern verhaal.");
        clerk.ErrorAt("Step.Place").ShouldNotBeNullOrWhiteSpace();
        await clerk.DoneAsync("2026-11-21", "Een intern verhaal.", "museum");
        clerk.Text.ShouldContain("Museum of archief");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        var citizen = await house.Visitor().GoAsync(PublicPage);
        citizen.Text.ShouldContain("Museum of archief");
        citizen.Text.ShouldNotContain("Een intern verhaal");
        (await ApiAsync(house, "")).GetProperty("resultaten")[0].GetProperty("bestemming").GetString().ShouldBe("Museum of archief");
        (await house.Visitor().Http.GetStringAsync(new Uri($"/{Province}/registers/geschenken.csv", UriKind.Relative))).ShouldContain("Museum of archief", Case.Sensitive);
    }

    [Fact]
    public async Task An_edition_keeps_proof_of_what_it_showed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        var edition = await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().SingleAsync());
        var lines = await house.ReadAsync(db => db.Set<GiftLinePublished>().IgnoreQueryFilters().ToListAsync());

        edition.Hash.ShouldBe(GiftRegister.HashOf(lines));
        edition.Lines.ShouldBe(1);
    }

    [Fact]
    public async Task What_goes_out_is_what_the_preview_showed_or_nothing()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.DeclareAsync(Province, ("waarde", "150"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await clerk.GoAsync($"/{Province}/publiceren/geschenken");
        await member.DeclareAsync(Province, ("waarde", "30"));

        await clerk.TryAsync();

        clerk.Status.ShouldBe(HttpStatusCode.Conflict);
        clerk.Text.ShouldContain("Er is nog niets gepubliceerd");
        clerk.Text.ShouldContain("Nieuw: 2.");
        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_preview_reads_like_the_page_with_what_is_corrected_and_says_what_drops_out()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var ids = await house.AddGiftsAsync(Province, "statenlid", 2, (i, gift) => gift.Description = i == 0 ? "Vaas van glas" : "Kist wijn");
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        await house.ChangeAsync(Province, async db =>
        {
            (await db.Set<Gift>().SingleAsync(gift => gift.Id == ids[0])).Description = "Vaas van kristal";
            (await db.Set<Declaration>().SingleAsync(declaration => declaration.Id == ids[1])).State = DeclarationState.Cancelled;
        });

        await clerk.GoAsync($"/{Province}/publiceren/geschenken");
        var (shown, dropped) = (clerk.Page.QuerySelectorAll("main tbody")[0].TextContent, clerk.Page.QuerySelectorAll("main tbody")[1].TextContent);
        await clerk.SubmitAsync();

        shown.Replace('\u00a0', ' ').ShouldContain("gecorrigeerd op 22 november 2026");
        dropped.ShouldContain("Kist wijn");
        (await house.Visitor().GoAsync(PublicPage)).Page.QuerySelector("main tbody")!.TextContent.ShouldBe(shown);
    }

    [Fact]
    public async Task Nothing_that_is_not_on_the_list_of_public_fields_leaves_in_any_form()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var id = await member.DeclareAsync(Province, ("waarde", "150"));
        string[] markers = ["MERK-PERSOON", "MERK-KVK", "MERK-ZAAK", "MERK-AANLEIDING", "MERK-BASIS", "MERK-ANDEREN", "MERK-FACTUUR"];
        await house.ChangeAsync(Province, async db =>
        {
            var gift = await db.Set<Gift>().SingleAsync(found => found.Id == id);
            (gift.GiverPerson, gift.GiverKvk, gift.Business, gift.Occasion, gift.ValueBasis, gift.SharedWith, gift.InvoiceNumber) = (markers[0], "MERK-KVK", markers[2], markers[3], markers[4], markers[5], markers[6]);
        });
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        var citizen = house.Visitor();

        foreach (var address in new[] { PublicPage, $"{PublicPage}.csv", Api, $"{PublicPage}?peildatum=2026-11-22" })
        {
            var text = await citizen.Http.GetStringAsync(new Uri(address, UriKind.Relative));

            text.ShouldContain("Een boek over de stad", Case.Sensitive, address);
            text.ShouldNotContain("MERK", Case.Sensitive, address);
            text.ShouldNotContain(id.ToString(), Case.Sensitive, address);
            text.ShouldNotContain("G-2026", Case.Sensitive, address);
            text.ShouldNotContain("150", Case.Sensitive, address);
        }
    }

    [Theory]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task A_body_without_a_public_register_says_so_on_the_page_and_in_the_API(string body)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var citizen = await house.Visitor().GoAsync($"/{body}/registers/geschenken");
        citizen.Text.ShouldContain("heeft geen openbaar register van geschenken");

        var answer = await house.Visitor().Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/organisaties/{body}/registers/geschenken", UriKind.Relative));
        answer.GetProperty("resultaten").GetArrayLength().ShouldBe(0);
        answer.GetProperty("toelichting").GetString()!.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_spreadsheet_has_the_same_lines_and_no_formula_in_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var id = await member.DeclareAsync(Province, ("waarde", "150"));
        await house.ChangeAsync(Province, async db => (await db.Set<Gift>().SingleAsync(found => found.Id == id)).Description = "=HYPERLINK(\"x\"), een boek");
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        var csv = await house.Visitor().Http.GetStringAsync(new Uri($"{PublicPage}.csv", UriKind.Relative));

        csv.Split("\r\n")[0].ShouldBe("id,naam,functie,datum,omschrijving,gever,waardeklasse,bestemming,gecorrigeerdOp");
        csv.ShouldContain("\"'=HYPERLINK(\"\"x\"\"), een boek\"");
    }

    [Fact]
    [Trait("Req", "PU-137")]
    public async Task Each_publishes_for_the_people_they_ask_and_leaves_the_rest_as_it_is()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 1, (_, gift) => gift.Description = "Vaas van glas");
        await house.AddGiftsAsync(Province, "gedeputeerde", 1, (_, gift) => gift.Description = "Kist wijn");

        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken");
        clerk.Text.ShouldContain("Vaas van glas");
        clerk.Text.ShouldNotContain("Kist wijn");
        await clerk.SubmitAsync();
        (await house.Visitor().GoAsync(PublicPage)).Text.ShouldNotContain("Kist wijn");

        var coordinator = await (await house.Visitor().SignInAsync(Province, "coordinator")).GoAsync($"/{Province}/publiceren/geschenken");
        coordinator.Text.ShouldNotContain("Vaas van glas");
        coordinator.Text.ShouldContain("Nieuw: 1. Gecorrigeerd: 0. Vervalt: 0.");
        await coordinator.SubmitAsync();

        var citizen = await house.Visitor().GoAsync(PublicPage);
        citizen.Text.ShouldContain("Vaas van glas");
        citizen.Text.ShouldContain("Kist wijn");
        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().OrderBy(edition => edition.Number).Select(edition => edition.Lines).ToListAsync())).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_body_may_publish_only_what_is_above_the_limit_and_what_nobody_knows_the_value_of()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 3, (i, gift) => (gift.Description, gift.AboveLimit) = i switch { 0 => ("Fles wijn", false), 1 => ("Horloge", true), _ => ("Steen", (bool?)null) });
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken");
        clerk.Text.ShouldContain("Nieuw: 3.");

        await house.ChangeAsync(Province, db => Task.FromResult(db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = house.Body(Province).Id, Name = "geschenken.openbaar.onder-de-grens", Value = "nee", From = new DateOnly(2026, 11, 22), SetAt = DateTimeOffset.UnixEpoch })));
        await clerk.GoAsync($"/{Province}/publiceren/geschenken");

        clerk.Text.ShouldContain("Nieuw: 2.");
        clerk.Text.ShouldNotContain("Fles wijn");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Every_published_gift_stands_on_exactly_one_page_of_the_API(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 250, (i, gift) => (gift.Description, gift.OfferedOn) = ($"Ding {i}", MadeGifts.Day.AddDays(-i % 20)));
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        var seen = new List<string>();
        for (int? page = 1; page is { } number;)
        {
            var answer = await ApiAsync(house, $"?pagina={number}");
            answer.GetProperty("pagina").GetInt32().ShouldBe(number);
            seen.AddRange(answer.GetProperty("resultaten").EnumerateArray().Select(line => line.GetProperty("id").GetString()!));
            page = answer.GetProperty("volgende").ValueKind == JsonValueKind.Null ? null : answer.GetProperty("volgende").GetInt32();
        }

        seen.Count.ShouldBe(250);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(250);
        (await house.Visitor().GoAsync($"{PublicPage}?pagina=3")).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(50);
        (await ApiAsync(house, "?pagina=99")).GetProperty("resultaten").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_public_page_is_kept_and_is_new_at_once_when_something_is_published()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 1, (_, gift) => gift.Description = "Vaas van glas");
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        var citizen = house.Visitor();
        var first = await citizen.Http.GetAsync(new Uri(PublicPage, UriKind.Relative));
        (await citizen.Http.GetAsync(new Uri(PublicPage, UriKind.Relative))).Headers.Age.ShouldNotBeNull("the second one is kept");
        first.Headers.TryGetValues("Set-Cookie", out _).ShouldBeFalse();

        using var again = new HttpRequestMessage(HttpMethod.Get, PublicPage);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await citizen.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await house.AddGiftsAsync(Province, "statenlid", 1, (_, gift) => gift.Description = "Kist wijn");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        (await citizen.GoAsync(PublicPage)).Text.ShouldContain("Kist wijn");
    }

    [Fact]
    public async Task What_is_kept_is_kept_for_this_address_and_also_for_who_asks_only_for_the_headers()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 1);
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        var citizen = await house.Visitor().GoAsync(PublicPage);

        (await citizen.Http.GetAsync(new Uri(PublicPage.Replace(Province, Province.ToUpperInvariant(), StringComparison.Ordinal), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "there is no such body");
        using var head = new HttpRequestMessage(HttpMethod.Head, PublicPage);
        (await citizen.Http.SendAsync(head)).Headers.Age.ShouldNotBeNull();
        (await citizen.Http.GetAsync(new Uri("/niemand/registers/geschenken", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_kept_for_everybody_holds_nobodys_name_and_no_other_language()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "statenlid", 1);
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        await clerk.GoAsync(PublicPage);
        clerk.Page.Body!.TextContent.ShouldContain("Statengriffier");

        var citizen = await house.Visitor().GoAsync(PublicPage);
        var visitor = await house.Visitor("en").GoAsync(PublicPage);

        citizen.Page.Body!.TextContent.ShouldNotContain("Statengriffier");
        citizen.Heading.ShouldBe("Register van geschenken");
        visitor.Heading.ShouldBe("Register of gifts");
    }

    private static IEnumerable<string> OtherDays(Visitor visitor) => visitor.Page.QuerySelectorAll("main li a[href*=peildatum]").Select(link => link.GetAttribute("href")!);

    private static Task<JsonElement> ApiAsync(RunningHouse house, string query) => house.Visitor().Http.GetFromJsonAsync<JsonElement>(new Uri(Api + query, UriKind.Relative));
}
