using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Saying it again: a change is a version beside the old one, and nothing at all when nothing changed.</summary>
public sealed class ChangeGiftTests
{
    private const string Utrecht = "gemeente-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_change_keeps_what_was_said_before_and_why_it_was_changed(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);

        await ChangeAsync(employee, id, ("Form.Description", "Een boek over de rivier"));
        employee.Text.ShouldContain("Een boek over de stad");
        employee.Text.ShouldContain("Een boek over de rivier");
        await employee.TryAsync();
        employee.Text.ShouldContain("Schrijf op waarom je het verandert");
        await employee.SubmitAsync(("Form.Reason", "Ik keek nog eens goed"));

        employee.Heading.ShouldBe("Een boek over de rivier");
        employee.Text.ShouldContain("Wat er eerder stond (1)");
        employee.Text.ShouldContain("Ik keek nog eens goed");
        var versions = await VersionsAsync(house, id);
        versions.Select(version => version.Number).ShouldBe([1, 2]);
        versions[0].Shown.ShouldContain("Een boek over de stad");
        (await house.EntriesAsync(Utrecht)).Where(entry => entry.ObjectId == id).Select(entry => entry.Action).ShouldBe(["declared", "changed"]);
    }

    [Fact]
    public async Task Saving_without_a_change_makes_no_version_and_no_date()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        var before = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync());
        time.Advance(TimeSpan.FromMinutes(5));

        await ChangeAsync(employee, id);
        employee.Text.ShouldContain("Er is niets veranderd");
        await employee.SubmitAsync();

        employee.Text.ShouldContain("er is niets opgeslagen");
        var after = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync());
        (after.Versions, after.Version, after.ChangedAt).ShouldBe((before.Versions, before.Version, before.ChangedAt));
        (await VersionsAsync(house, id)).Count.ShouldBe(1);
        (await house.EntriesAsync(Utrecht)).Count(entry => entry.ObjectId == id).ShouldBe(1);
    }

    [Fact]
    public async Task Another_answer_is_judged_again_by_the_code()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await (await employee.OpenGiftAsync(Utrecht, id)).DoAsync("Wijzigen");
        var draft = employee.At.Split('/')[^1];

        await employee.GoAsync($"/{Utrecht}/vraag/geschenken/{draft}/waarde");
        await employee.AnswerAsync("80");
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{draft}");
        await employee.SubmitAsync([.. GiftVisits.BookFromABuilder]);
        await employee.SubmitAsync(("Form.Reason", "Duurder dan ik dacht"));

        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.ValueInCents, gift.Verdict, gift.AboveLimit).ShouldBe((8000, "weigeren", true));
    }

    [Fact]
    public async Task After_the_decision_nothing_is_changed_any_more_also_not_from_another_tab()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await ChangeAsync(employee, id, ("Form.Description", "Iets anders"));
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await (await manager.OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "houden");

        await employee.TryAsync(("Form.Reason", "Het was toch iets anders"));

        employee.Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
        employee.Text.ShouldContain("Je wijziging is niet opgeslagen");
        employee.Text.ShouldContain("Iets anders", Case.Sensitive, "what they wanted to change is still there");
        employee.Given("Waarom je dit veranderde").ShouldBe("Het was toch iets anders");
        (await employee.OpenGiftAsync(Utrecht, id)).Offers("Wijzigen").ShouldBeFalse();
        (await VersionsAsync(house, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_changes_what_somebody_else_declared()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        manager.Offers("Wijzigen").ShouldBeFalse();
        manager.Offers("Intrekken").ShouldBeFalse();
        (await ForgedAsync(manager, $"/{Utrecht}/geschenken/{id}?handler=Wijzigen")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Req", "PU-139")]
    public async Task A_second_person_estimates_the_value_and_both_estimates_stay()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await employee.OpenGiftAsync(Utrecht, id);
        employee.Offers("Waarde").ShouldBeFalse("not one's own");
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        await manager.DoAsync("Waarde", ("Value.Value", "veel"), ("Value.Basis", "Winkel"));
        manager.Status.ShouldBe(HttpStatusCode.BadRequest);
        await manager.DoAsync("Waarde", ("Value.Value", "72,50"), ("Value.Basis", "Prijs bij de boekhandel"));

        manager.Text.ShouldContain("Waarde volgens Teamleider Vergunningen");
        manager.Text.ShouldContain("€ 72,50 (Prijs bij de boekhandel)");
        manager.Text.ShouldContain("€ 25,00");
        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.ValueInCents, gift.CorrectedValueInCents, gift.Verdict, gift.AboveLimit).ShouldBe((2500, 7250, "weigeren", true));
        (await VersionsAsync(house, id)).Select(version => version.Number).ShouldBe([1, 2]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-139")]
    public async Task Of_several_things_the_second_person_estimates_one_and_the_code_judges_that_one_anew(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareABagAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        await manager.DoAsync("Waarde", ("Value.Value", "80"), ("Value.Basis", "Prijs in de winkel"));
        manager.Text.ShouldContain("Kies om welk ding het gaat");
        await manager.DoAsync("Waarde", ("Value.Part", "1"), ("Value.Value", "80"), ("Value.Basis", "Prijs in de winkel"));

        manager.Text.ShouldContain("Waarde volgens Teamleider Vergunningen");
        manager.Text.ShouldContain("€ 80,00 (Prijs in de winkel)");
        manager.Text.ShouldContain("€ 10,00", customMessage: "the first estimate stays");
        var parts = await PartsAsync(house);
        parts.Select(part => (part.ValueInCents, part.CorrectedValueInCents)).ShouldBe([(1000, 8000), (4000, null)]);
        parts[0].Verdict.ShouldBe("weigeren");
        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.ValueInCents, gift.CorrectedValueInCents, gift.AboveLimit).ShouldBe((5000, 12000, true));
        await manager.DoAsync("Besluit", ("Decision.TalkOn.Day", "5"), ("Decision.TalkOn.Month", "11"), ("Decision.TalkOn.Year", "2026"), ("Decision.Outcome", "NotAllowed"), ("Decision.Parts[0]", "houden"), ("Decision.Parts[1]", "terugsturen"));
        manager.Text.ShouldContain("Schrijf op waarom", customMessage: "what is dear by now does not just stay");
    }

    [Fact]
    public async Task A_thing_that_was_kept_and_turns_out_to_be_dear_is_decided_again()
    {
        using var codes = new CodesCopy();
        codes.Change("onderwerpen/geschenken.yaml", "onderdelen: apart", "onderdelen: apart\nregisterhouder: [{rol: algemeen-directeur}]");
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareABagAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        await manager.DoAsync("Besluit", ("Decision.TalkOn.Day", "5"), ("Decision.TalkOn.Month", "11"), ("Decision.TalkOn.Year", "2026"), ("Decision.Outcome", "Agreed"), ("Decision.Parts[0]", "houden"), ("Decision.Parts[1]", "terugsturen"), ("Decision.Reason", "De bonnen gaan terug."));
        var keeper = await (await house.Visitor().SignInAsync(Utrecht, "algemeen-directeur")).OpenGiftAsync(Utrecht, id);

        await keeper.DoAsync("Waarde", ("Value.Part", "2"), ("Value.Value", "45"), ("Value.Basis", "Staat erop"));
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).State.ShouldBe(DeclarationState.ToCarryOut, "that one goes back anyway");
        await keeper.DoAsync("Waarde", ("Value.Part", "1"), ("Value.Value", "80"), ("Value.Basis", "Prijs in de winkel"));

        keeper.Text.ShouldContain("Daarom is een nieuw besluit nodig");
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).State.ShouldBe(DeclarationState.ToDecide);
    }

    private static Task<List<GiftPart>> PartsAsync(RunningHouse house) => house.ReadAsync(db => db.Set<GiftPart>().IgnoreQueryFilters().OrderBy(part => part.Number).ToListAsync());

    [Fact]
    public async Task What_was_promised_and_came_after_all_is_declared_again_under_the_rules_for_what_was_received()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker");
        var promised = await employee.DeclareAsync("alphen-aan-den-rijn", ("status", "toegezegd"));
        await (await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", promised)).DecideAsync("Agreed", talk: "2026-11-20", reason: "Afgesproken.");

        await (await employee.OpenGiftAsync("alphen-aan-den-rijn", promised)).DoAsync("Gekregen");
        await employee.AnswerAllAsync(new Dictionary<string, string[]>(StringComparer.Ordinal), Ordinary.Of);
        await employee.GoAsync($"/alphen-aan-den-rijn/geschenken/melden/{employee.At.Split('/')[^2]}");
        await employee.SubmitAsync(GiftVisits.BookFromABuilder);
        await employee.SubmitAsync();

        employee.Heading.ShouldBe("Je geschenk is gemeld");
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().Select(gift => gift.Status).OrderBy(status => status).ToListAsync())).ShouldBe(["ontvangen", "toegezegd"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_came_after_all_is_tied_to_the_offer_and_declared_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var offered = await employee.DeclareAsync(Utrecht, ("status", "aangeboden"));
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, offered)).DecideAsync("NotAllowed", reason: "Te duur.", talk: "2026-11-20");
        (await employee.OpenGiftAsync(Utrecht, offered)).Text.ShouldContain("Kwam het toch binnen");
        var inAnotherTab = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await CameAfterAllAsync(inAnotherTab, offered);

        await CameAfterAllAsync(employee, offered);
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");

        await inAnotherTab.TryAsync();
        inAnotherTab.Status.ShouldBe(HttpStatusCode.BadRequest);
        inAnotherTab.Text.ShouldContain("Je meldde al dat je dit kreeg: G-2026-0002");
        await employee.OpenGiftAsync(Utrecht, offered);
        employee.Offers("Gekregen").ShouldBeFalse("it is said once");
        await employee.GoAsync(employee.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "G-2026-0002").GetAttribute("href")!);
        employee.Text.ShouldContain("Dit kwam na G-2026-0001");
        var kept = await house.ReadAsync(db => db.Set<Following>().IgnoreQueryFilters().SingleAsync());
        kept.EarlierId.ShouldBe(offered);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_say_at_once_that_it_came_one_is_first(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var offered = await employee.DeclareAsync(Utrecht, ("status", "aangeboden"));
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, offered)).DecideAsync("Agreed");
        var tabs = new[] { employee, await house.Visitor().SignInAsync(Utrecht, "medewerker"), await house.Visitor().SignInAsync(Utrecht, "medewerker") };
        foreach (var tab in tabs)
        {
            await CameAfterAllAsync(tab, offered);
        }

        await Task.WhenAll(tabs.Select(tab => tab.TryAsync()));

        tabs.Count(tab => tab.Heading == "Je geschenk is gemeld").ShouldBe(1);
        tabs.Count(tab => tab.Status == HttpStatusCode.BadRequest).ShouldBe(2);
        (await house.ReadAsync(db => db.Set<Following>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task What_did_not_come_after_all_is_not_tied_to_the_offer()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var offered = await employee.DeclareAsync(Utrecht, ("status", "aangeboden"));
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, offered)).DecideAsync("Agreed");
        await CameAfterAllAsync(employee, offered);
        var interview = employee.At.Split('/')[^2];
        await employee.GoAsync($"/{Utrecht}/vraag/geschenken/{interview}/status");
        await employee.AnswerAsync("geweigerd");
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{interview}/controleren");
        await employee.SubmitAsync();
        employee.Heading.ShouldBe("Je geschenk is gemeld");

        (await house.ReadAsync(db => db.Set<Following>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        (await employee.OpenGiftAsync(Utrecht, offered)).Offers("Gekregen").ShouldBeTrue("it may still come");
    }

    [Fact]
    public async Task The_same_estimate_again_is_no_estimate_and_it_is_said_in_the_language_of_the_declaration()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor("en").SignInAsync(Utrecht, "medewerker")).DeclareInEnglishAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        await manager.DoAsync("Waarde", ("Value.Value", "72,50"), ("Value.Basis", "Prijs in de winkel"));
        await manager.DoAsync("Waarde", ("Value.Value", "72,50"), ("Value.Basis", "Prijs in de winkel"));

        var versions = await VersionsAsync(house, id);
        versions.Select(version => (version.Number, version.Language)).ShouldBe([(1, "en"), (2, "en")]);
        versions[1].Shown.ShouldContain("Value according to Teamleider Vergunningen");
    }

    [Fact]
    public async Task What_came_after_all_and_was_withdrawn_can_be_declared_again()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var offered = await employee.DeclareAsync(Utrecht, ("status", "aangeboden"));
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, offered)).DecideAsync("Agreed");
        await CameAfterAllAsync(employee, offered);
        await employee.SubmitAsync();
        await employee.GoAsync($"/{Utrecht}/geschenken/{(await house.ReadAsync(db => db.Set<Following>().IgnoreQueryFilters().SingleAsync())).Id}");
        await employee.DoAsync("Intrekken");

        (await employee.OpenGiftAsync(Utrecht, offered)).Offers("Gekregen").ShouldBeTrue();
    }

    /// <summary>Until the last check, not sent yet.</summary>
    private static async Task CameAfterAllAsync(Visitor visitor, Guid offered)
    {
        await (await visitor.OpenGiftAsync(Utrecht, offered)).DoAsync("Gekregen");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(StringComparer.Ordinal), Ordinary.Of);
        await visitor.GoAsync($"/{Utrecht}/geschenken/melden/{visitor.At.Split('/')[^2]}");
        await visitor.SubmitAsync(GiftVisits.BookFromABuilder);
        visitor.Heading.ShouldBe("Klopt dit?");
        visitor.Text.ShouldContain("Dit hoort bij G-2026-0001");
    }

    private static async Task ChangeAsync(Visitor visitor, Guid id, params (string Name, string Value)[] changed)
    {
        await (await visitor.OpenGiftAsync(Utrecht, id)).DoAsync("Wijzigen");
        visitor.Heading.ShouldBe("Over het geschenk");
        await visitor.SubmitAsync([.. GiftVisits.BookFromABuilder.Where(field => changed.All(other => other.Name != field.Item1)), .. changed]);
        visitor.Heading.ShouldBe("Klopt dit?");
    }

    private static async Task<HttpStatusCode> ForgedAsync(Visitor visitor, string address)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }

    private static Task<List<DeclarationVersion>> VersionsAsync(RunningHouse house, Guid id) =>
        house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().Where(version => version.DeclarationId == id).OrderBy(version => version.Number).ToListAsync());
}
