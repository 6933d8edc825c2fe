using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>A gift for more people than whoever declares it: they are named, need not declare it, and decide nothing about it.</summary>
public sealed class SharedGiftTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Alphen = "alphen-aan-den-rijn";
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_colleague_who_is_named_hears_of_it_and_reads_the_line_but_not_the_file(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var colleague = await house.PersonAsync("vergunningen-1", Utrecht);
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        var id = await DeclareWithAsync(declarant, Utrecht, colleague.Id);

        (await declarant.OpenGiftAsync(Utrecht, id)).Given("Collega's die het ook kregen").ShouldBe(colleague.Name);
        declarant.Given("Voor hoeveel mensen samen").ShouldBe("2", "who names colleagues need not count");
        (await InvolvedAsync(house, id)).ShouldBe([colleague.Id]);
        (await NamedAsync(house)).ShouldBe([colleague.Id]);
        var named = await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-1")).GoAsync($"/{Utrecht}/geschenken");
        named.Under("Ook door jou gekregen, een collega meldde het")!.ShouldContain("Een boek over de stad");
        (await named.OpenGiftAsync(Utrecht, id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await OwnCopyAsync(named)).ShouldContain("Een boek over de stad");
        var other = await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-2")).GoAsync($"/{Utrecht}/geschenken");
        other.Text.ShouldNotContain("Een boek over de stad", Case.Sensitive, "the twin: who is not named sees nothing");
        (await OwnCopyAsync(other)).ShouldNotContain("Een boek over de stad");
    }

    [Fact]
    public async Task What_was_withdrawn_is_no_gift_of_the_colleague_any_more()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await DeclareWithAsync(declarant, Utrecht, (await house.PersonAsync("vergunningen-1", Utrecht)).Id);

        await (await declarant.OpenGiftAsync(Utrecht, id)).DoAsync("Intrekken");

        (await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-1")).GoAsync($"/{Utrecht}/geschenken")).Text.ShouldNotContain("Ook door jou gekregen");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_manager_who_got_it_too_does_not_decide_but_the_one_above_does(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (shared, alone) = (await DeclareWithAsync(declarant, Utrecht, (await house.PersonAsync("leidinggevende", Utrecht)).Id), await declarant.DeclareAsync(Utrecht));
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        manager.Under("Te besluiten (1)")!.ShouldNotBeNull("only the one that is for the employee alone");
        (await manager.OpenGiftAsync(Utrecht, shared)).Offers("Besluit").ShouldBeFalse();
        (await manager.OpenGiftAsync(Utrecht, alone)).Offers("Besluit").ShouldBeTrue("the twin");
        var above = await house.Visitor().SignInAsync(Utrecht, "eenheidsmanager");
        await (await above.OpenGiftAsync(Utrecht, shared)).DecideAsync("Agreed", "houden");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).ById.ShouldBe((await house.PersonAsync("eenheidsmanager", Utrecht)).Id);
    }

    [Fact]
    public async Task Whoever_stands_in_for_the_manager_and_got_it_too_does_not_decide_either()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.StandInAsync(Utrecht, "leidinggevende", "vergunningen-2");
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var alone = await declarant.DeclareAsync(Utrecht);
        var shared = await DeclareWithAsync(declarant, Utrecht, (await house.PersonAsync("vergunningen-2", Utrecht)).Id);

        var deputy = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");

        deputy.Under("Te besluiten (1)").ShouldNotBeNull("the twin: the other one waits for them");
        (await deputy.OpenGiftAsync(Utrecht, alone)).Offers("Besluit").ShouldBeTrue();
        (string, string)[] decision = [("Decision.Outcome", "Agreed"), ("Decision.Destination", "houden"), ("Decision.Version", "0")];
        (await deputy.PostByHandAsync($"/{Utrecht}/geschenken/{shared}?handler=Besluit", decision)).ShouldBe(HttpStatusCode.Conflict);
        (await deputy.PostByHandAsync($"/{Utrecht}/geschenken/{alone}?handler=Besluit", decision)).ShouldBe(HttpStatusCode.Redirect, "the twin");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).DeclarationId.ShouldBe(alone);
    }

    [Fact]
    public async Task The_whole_team_is_one_tick_and_the_share_of_each_counts()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var declarant = await house.Visitor().SignInAsync(Province, "medewerker");

        var id = await DeclareAsync(declarant, Province, [("WholeTeam", "true")], ("waarde", "80"));

        var team = await house.ReadAsync(db => db.Set<Position>().IgnoreQueryFilters().CountAsync(position => position.BodyId == house.Body(Province).Id && db.Set<Unit>().IgnoreQueryFilters().Any(unit => unit.Id == position.UnitId && unit.Code == "vergunningen")));
        (await InvolvedAsync(house, id)).Count.ShouldBe(team - 1, "everybody but oneself");
        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.Recipients, gift.Verdict).ShouldBe((team, "niet-geregeld"), "above the limit together, below it each");
    }

    [Fact]
    public async Task Above_the_director_there_is_a_member_of_the_executive()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var coordinator = await house.Visitor().SignInAsync(Utrecht, "coordinator");

        var id = await DeclareWithAsync(coordinator, Utrecht, (await house.PersonAsync("algemeen-directeur", Utrecht)).Id);

        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync(declaration => declaration.Id == id))).HandlerId.ShouldBe((await house.PersonAsync("wethouder", Utrecht)).Id);
    }

    [Fact]
    public async Task Who_is_not_named_after_all_does_not_count()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var declarant = await house.Visitor().SignInAsync(Province, "medewerker");
        await declarant.FillInAsync(Province, [.. GiftVisits.BookFromABuilder, ("WholeTeam", "true")], ("waarde", "80"));

        await declarant.GoAsync(declarant.At.Replace("/controleren", "", StringComparison.Ordinal));
        declarant.Value("Form.Recipients").ShouldBeNullOrEmpty();
        await declarant.SubmitAsync(GiftVisits.BookFromABuilder);
        await declarant.SubmitAsync();

        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.Recipients, gift.Verdict).ShouldNotBe((null, "niet-geregeld"));
        gift.Recipients.ShouldBeNull();
    }

    [Fact]
    public async Task Who_holds_an_office_declares_for_themselves()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var other = (await house.PersonAsync("statenlid-2", Province)).Id;

        var id = await DeclareWithAsync(member, Province, other);

        member.Page.QuerySelectorAll("input[name=With]").ShouldBeEmpty();
        (await InvolvedAsync(house, id)).ShouldBeEmpty("their gifts become public under their own name");
    }

    [Fact]
    public async Task Only_people_who_can_have_got_it_are_named()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (self, elsewhere, otherBody) = (await house.PersonAsync("medewerker", Utrecht), await house.PersonAsync("inkoop-4", Utrecht), await house.PersonAsync("vergunningen-1", Alphen));

        var id = await DeclareWithAsync(declarant, Utrecht, self.Id, elsewhere.Id, otherBody.Id, Guid.CreateVersion7());

        (await InvolvedAsync(house, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_named_can_be_changed_and_only_the_new_one_hears_of_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (first, second) = (await house.PersonAsync("vergunningen-1", Utrecht), await house.PersonAsync("vergunningen-2", Utrecht));
        var declarant = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await DeclareWithAsync(declarant, Utrecht, first.Id);

        await (await declarant.OpenGiftAsync(Utrecht, id)).DoAsync("Wijzigen");
        declarant.Page.QuerySelectorAll("input[name=With][checked]").Select(input => input.GetAttribute("value")).ShouldBe([first.Id.ToString()]);
        await declarant.SubmitAsync([.. GiftVisits.BookFromABuilder, ("With", first.Id.ToString())]);
        declarant.Text.ShouldContain("Er is niets veranderd");

        await declarant.GoAsync(declarant.At.Replace("/controleren", "", StringComparison.Ordinal));
        await declarant.SubmitAsync([.. GiftVisits.BookFromABuilder, ("With", second.Id.ToString())]);
        await declarant.SubmitAsync(("Form.Reason", "Ik noemde de verkeerde"));

        (await InvolvedAsync(house, id)).ShouldBe([second.Id]);
        (await NamedAsync(house)).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        (await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().CountAsync())).ShouldBe(2);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "AR-072")]
    public async Task Whoever_looks_for_givers_who_give_often_counts_the_colleagues_too()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var declarant = await house.Visitor().SignInAsync(Alphen, "medewerker");
        var colleague = await house.PersonAsync("vergunningen-1", Alphen);
        await DeclareWithAsync(declarant, Alphen, colleague.Id);
        await DeclareWithAsync(declarant, Alphen, colleague.Id);

        var coordinator = await (await house.Visitor().SignInAsync(Alphen, "coordinator")).GoAsync($"/{Alphen}/geschenken/patronen");

        coordinator.Text.ShouldContain("2 geschenken aan 2 personen, hoogstens 2 aan één persoon.");
        coordinator.Text.ShouldContain($"Medewerker Vergunningen, {colleague.Name}, ");
    }

    private static Task<Guid> DeclareWithAsync(Visitor visitor, string body, params Guid[] colleagues) =>
        DeclareAsync(visitor, body, [.. colleagues.Select(colleague => ("With", colleague.ToString()))]);

    private static async Task<Guid> DeclareAsync(Visitor visitor, string body, (string, string)[] with, params (string, string)[] facts)
    {
        var id = await visitor.FillInAsync(body, [.. GiftVisits.BookFromABuilder, .. with], facts);
        visitor.Heading.ShouldBe("Klopt dit?");
        await visitor.SubmitAsync();
        visitor.Heading.ShouldBe("Je geschenk is gemeld");
        return id;
    }

    private static async Task<string> OwnCopyAsync(Visitor visitor)
    {
        using var copy = JsonDocument.Parse(await visitor.Http.GetStringAsync(new Uri($"/{Utrecht}/mijn-gegevens.json", UriKind.Relative)));
        return copy.RootElement.ToString();
    }

    private static Task<List<Guid>> InvolvedAsync(RunningHouse house, Guid id) =>
        house.ReadAsync(db => db.Set<Involved>().IgnoreQueryFilters().Where(involved => involved.DeclarationId == id).Select(involved => involved.PersonId).ToListAsync());

    private static Task<List<Guid>> NamedAsync(RunningHouse house) =>
        house.ReadAsync(db => db.Set<Notification>().IgnoreQueryFilters().Where(told => told.Kind == NotificationKind.Named).Select(told => told.PersonId).ToListAsync());
}
