using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Dilemmas.DilemmaVisits;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>What is offered for a talk in the team tells what it is about, and nothing of who offered it.</summary>
public sealed class TeamDilemmaTests
{
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 17, 31, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-049")]
    [Trait("Req", "PU-210")]
    public async Task The_manager_sees_the_version_without_names_and_the_month_and_marks_it_as_discussed(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();

        await writer.OfferAsync(id);
        writer.Text.ShouldContain("De versie zonder namen staat klaar voor je team");

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(ForTeams);
        manager.Text.ShouldContain("TEAMtitel");
        manager.Text.ShouldContain("TEAMtekst: een bekende vraagt om haast");
        manager.Text.ShouldContain("Vergunningen, november 2026");
        await manager.DoAsync("Besproken");

        manager.Text.ShouldContain("Er ligt nu geen dilemma voor een gesprek");
        manager.Text.ShouldContain("Al besproken (1)");
        (await writer.GoAsync($"{Mine}/{id}")).Text.ShouldContain("Besproken op 22 november 2026");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Nothing_on_the_page_in_the_row_or_in_the_audit_tells_whose_it_is_or_when_it_was_offered(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.OfferAsync(id);
        var person = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().SingleAsync(found => found.BodyId == house.Body(Utrecht).Id && found.Number == "medewerker"));

        foreach (var reader in new[] { "leidinggevende", "eenheidsmanager", "coordinator" })
        {
            var page = (await (await house.Visitor().SignInAsync(Utrecht, reader)).GoAsync(ForTeams)).Page.QuerySelector("main")!.InnerHtml;
            page.ShouldContain("TEAMtekst", Case.Sensitive, reader);
            foreach (var trace in new[] { "Medewerker", "medewerker", person.Id.ToString(), id.ToString(), "MERK", "22 november", "09:17", "10:17", "2026-11-22" })
            {
                page.ShouldNotContain(trace, Case.Sensitive, $"{reader} sees {trace}");
            }
        }

        var offer = await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().SingleAsync());
        offer.Month.ShouldBe(new DateOnly(2026, 11, 1));
        offer.Id.ToString()[..8].ShouldNotBe(Guid.CreateVersion7(Now.GetUtcNow()).ToString()[..8], "an id made by the clock would tell the moment");
        (await house.TablesWithAsync(offer.Id.ToString())).ShouldBe(["dilemmas_offers"], "no other table points at it");
        (await house.EverythingAsync())["dilemmas_offers"].Single().ShouldNotContain(person.Id.ToString());
        (await house.EntriesAsync(Utrecht)).Select(entry => (entry.Action, entry.Kind, entry.ObjectId)).ShouldBe([("kept", "own-record", id), ("kept", "own-record", id)], "offering looks like any other change");
    }

    [Theory]
    [InlineData("medewerker", HttpStatusCode.Forbidden)]
    [InlineData("vergunningen-1", HttpStatusCode.Forbidden)]
    [InlineData("functioneel-beheerder", HttpStatusCode.Forbidden)]
    [InlineData("technisch-beheerder", HttpStatusCode.Forbidden)]
    [InlineData("raadslid", HttpStatusCode.OK)]
    [InlineData("inkoop-lead", HttpStatusCode.OK)]
    [InlineData("griffier", HttpStatusCode.OK)]
    public async Task Who_does_not_lead_the_team_does_not_see_it(string other, HttpStatusCode door)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await writer.OfferAsync(await writer.WriteAsync());
        var offer = (await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().SingleAsync())).Id;

        var visitor = await (await house.Visitor().SignInAsync(Utrecht, other)).GoAsync(ForTeams);

        visitor.Status.ShouldBe(door);
        visitor.Text.ShouldNotContain("TEAM", Case.Sensitive);
        var token = (await visitor.GoAsync($"{Mine}/nieuw")).Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", offer.ToString()), KeyValuePair.Create("__RequestVerificationToken", token)]);
        (await visitor.Http.PostAsync(new Uri($"{ForTeams}?handler=Besproken", UriKind.Relative), form)).StatusCode.ShouldBe(door == HttpStatusCode.OK ? HttpStatusCode.NotFound : door);
        (await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().SingleAsync())).DiscussedOn.ShouldBeNull();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task It_is_offered_only_when_the_writer_confirms_that_nobody_can_be_recognised_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();

        await writer.OfferAsync(id, ("Form.NamesNobody", "false"));

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.NamesNobody")!.ShouldStartWith("Lees je tekst nog eens");
        writer.Page.QuerySelector("[name='Form.Text']")!.TextContent.Trim().ShouldStartWith("TEAMtekst");
        (await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_writer_takes_it_back_and_can_offer_another_version(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.OfferAsync(id);

        await (await writer.GoAsync($"{Mine}/{id}")).DoAsync("Team");

        writer.Text.ShouldContain("Je hebt de versie voor je team teruggehaald");
        (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(ForTeams)).Text.ShouldNotContain("TEAM", Case.Sensitive);
        (await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        await writer.OfferAsync(id, ("Form.Text", "TEAMtekst opnieuw"));
        writer.Text.ShouldContain("TEAMtekst opnieuw");
    }

    [Fact]
    public async Task A_change_of_the_dilemma_leaves_the_offer_in_the_hands_of_its_writer()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.OfferAsync(id);

        await (await writer.GoAsync($"{Mine}/{id}/wijzigen")).SubmitAsync(Written);

        writer.Offers("Team").ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_without_a_team_hears_that_they_can_share_it_instead()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "wethouder");
        var id = await writer.WriteAsync();

        (await writer.GoAsync($"{Mine}/{id}/team")).Text.ShouldContain("Je werkt niet in een team");
    }

    [Fact]
    public async Task A_small_team_is_warned_that_it_guesses_quickly()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker-griffie");
        var id = await writer.WriteAsync();

        (await writer.GoAsync($"{Mine}/{id}/team")).Text.ShouldContain("In Griffie werken maar 2 mensen");
    }
}
