using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Arrangements;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>What a team agreed, gifts of several things, gifts for several people, and gifts made ready for a signature.</summary>
public sealed class TeamTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-040")]
    public async Task What_a_team_agreed_is_filled_in_and_the_manager_may_depart_from_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync($"/{Utrecht}/geschenken/teamafspraak");
        await manager.SubmitAsync(("Form.UnitId", manager.Page.QuerySelectorAll("select option").Single(option => option.TextContent == "Vergunningen").GetAttribute("value")!), ("Form.Destination", "verloten"), ("Form.From.Day", "22"), ("Form.From.Month", "11"), ("Form.From.Year", "2026"));
        manager.Text.ShouldContain("Vanaf 22 november 2026: Verloten");

        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await manager.OpenGiftAsync(Utrecht, id);

        manager.Page.QuerySelector("input[name='Decision.Destination'][checked]")!.GetAttribute("value").ShouldBe("verloten");
        manager.Text.ShouldContain("Dit sprak je met je team af");
        await manager.DecideAsync("Agreed", "houden");
        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync())).Destination.ShouldBe("houden");
    }

    [Fact]
    [Trait("Req", "GU-040")]
    public async Task What_a_team_agreed_is_where_it_goes_with_one_click()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync($"/{Utrecht}/geschenken/teamafspraak");
        await manager.SubmitAsync(("Form.UnitId", manager.Page.QuerySelectorAll("select option").Single(option => option.TextContent == "Vergunningen").GetAttribute("value")!), ("Form.Destination", "houden"), ("Form.From.Day", "22"), ("Form.From.Month", "11"), ("Form.From.Year", "2026"));
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (one, another) = (await employee.DeclareAsync(Utrecht, ("waarde", "20")), await employee.DeclareAsync(Utrecht, ("waarde", "20")));

        (await manager.GoAsync($"/{Utrecht}/werk")).Page.QuerySelector($"label[for='{manager.Page.QuerySelector($"input[value^='{one}']")!.Id}']")!.ParentElement!.ParentElement!.TextContent.ShouldContain("houden", Case.Insensitive);
        await manager.DoAsync("Akkoord", ("geschenken", $"{one}.0"));
        (await manager.OpenGiftAsync(Utrecht, another)).Text.ShouldContain("Bestemming: Houden", Case.Insensitive);
        await manager.DoAsync("Akkoord");

        (await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().Select(gift => gift.Destination).ToListAsync())).ShouldBe(["houden", "houden"]);
    }

    [Fact]
    [Trait("Req", "GU-040")]
    public async Task An_arrangement_is_for_a_team_one_leads_and_never_back_in_time()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync($"/{Utrecht}/geschenken/teamafspraak");
        var other = await house.ReadAsync(db => db.Set<Onkreukbaar.Platform.Modules.Organisation.Unit>().IgnoreQueryFilters().Where(unit => unit.Code == "inkoop" && unit.BodyId == house.Body(Utrecht).Id).Select(unit => unit.Id).SingleAsync());

        await manager.TryAsync(("Form.UnitId", other.ToString()), ("Form.Destination", "houden"), ("Form.From.Day", "22"), ("Form.From.Month", "11"), ("Form.From.Year", "2026"));
        manager.Text.ShouldContain("Kies een team dat jij leidt");
        await manager.TryAsync(("Form.UnitId", manager.Page.QuerySelectorAll("select option")[1].GetAttribute("value")!), ("Form.Destination", "houden"), ("Form.From.Day", "21"), ("Form.From.Month", "11"), ("Form.From.Year", "2026"));

        manager.Text.ShouldContain("Kies vandaag of een latere dag");
        (await house.ReadAsync(db => db.Set<Arrangement>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_code_knows_no_arrangements_none_is_made()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        var manager = await (await house.Visitor().SignInAsync("dalfsen", "leidinggevende")).GoAsync("/dalfsen/geschenken/teamafspraak");

        manager.Text.ShouldContain("maken teams geen vaste afspraken");
        manager.Page.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "GU-043")]
    public async Task Of_a_bag_with_several_things_each_goes_its_own_way()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareABagAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        await manager.DoAsync("Besluit", [.. Talk, ("Decision.Outcome", "Agreed"), ("Decision.Parts[0]", "houden")]);
        manager.Text.ShouldContain("Kies wat hiermee gebeurt");
        await manager.DoAsync("Besluit", [.. Talk, ("Decision.Outcome", "Agreed"), ("Decision.Parts[0]", "houden"), ("Decision.Parts[1]", "terugsturen"), ("Decision.Reason", "De bonnen gaan terug.")]);

        manager.Text.ShouldContain("Je besluit is vastgelegd");
        (await house.ReadAsync(db => db.Set<GiftPart>().IgnoreQueryFilters().OrderBy(part => part.Number).Select(part => part.Destination).ToListAsync())).ShouldBe(["houden", "terugsturen"]);
        await (await employee.OpenGiftAsync(Utrecht, id)).DoneAsync("2026-11-21", "Per post teruggestuurd.");
        employee.Text.ShouldContain("Afgerond");
    }

    [Fact]
    public async Task What_is_dear_together_and_cheap_for_each_is_judged_as_shared()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");
        await employee.AskAboutAsync("dalfsen", ("waarde", "80"));
        var id = Guid.Parse(employee.At.Split('/')[^2]);
        await employee.GoAsync($"/dalfsen/geschenken/melden/{id}");
        await employee.SubmitAsync([.. GiftVisits.BookFromABuilder, ("Form.Recipients", "4"), ("Form.SharedWith", "Het team")]);
        await employee.SubmitAsync();

        var gift = await house.ReadAsync(db => db.Set<Gift>().IgnoreQueryFilters().SingleAsync());

        (gift.Recipients, gift.SharedWith, gift.Verdict).ShouldBe((4, "Het team", "niet-geregeld"));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_adviser_makes_a_gift_ready_and_only_the_holder_declares_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var adviser = await house.Visitor().SignInAsync(Province, "bestuursadviseur");
        var id = await PreparedAsync(adviser);
        adviser.Text.ShouldContain("Wacht op ondertekening");

        var director = await house.Visitor().SignInAsync(Province, "algemeen-directeur");
        director.Text.ShouldNotContain("Een boek over de stad");
        (await director.OpenGiftAsync(Province, id)).Status.ShouldBe(HttpStatusCode.NotFound, "nobody sees it before it is signed");
        var holder = await house.Visitor().SignInAsync(Province, "gedeputeerde");
        holder.Text.ShouldContain("Klaargezet voor jou (1)");
        await (await holder.OpenGiftAsync(Province, id)).DoAsync("Tekenen");

        holder.Text.ShouldContain("Je hebt het gemeld");
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).State.ShouldBe(DeclarationState.ToDecide);
        var versions = await house.ReadAsync(db => db.Set<DeclarationVersion>().IgnoreQueryFilters().OrderBy(version => version.Number).ToListAsync());
        versions.Count.ShouldBe(2);
        versions[1].ById.ShouldNotBe(versions[0].ById);
        versions[1].Shown.ShouldBe(versions[0].Shown);
        (await director.OpenGiftAsync(Province, id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_adviser_makes_nothing_ready_for_the_council_or_for_officials()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var adviser = await (await house.Visitor().SignInAsync(Province, "bestuursadviseur")).GoAsync($"/{Province}/geschenken/klaarzetten");
        adviser.Page.QuerySelectorAll("main input[type=radio]").Length.ShouldBe(2, "the executive of this body");

        var member = await house.ReadAsync(db => db.Set<Onkreukbaar.Platform.Modules.Organisation.Person>().IgnoreQueryFilters().Where(person => person.Number == "statenlid").Select(person => person.Id).SingleAsync());
        await adviser.TryAsync(("voor", member.ToString()));

        adviser.Text.ShouldContain("Kies voor wie je dit klaarzet");
    }

    private static readonly (string, string)[] Talk = [("Decision.TalkOn.Day", "5"), ("Decision.TalkOn.Month", "11"), ("Decision.TalkOn.Year", "2026")];

    private static async Task<Guid> PreparedAsync(Visitor adviser)
    {
        await adviser.GoAsync($"/{Province}/geschenken/klaarzetten");
        await adviser.SubmitAsync(("voor", adviser.Page.QuerySelectorAll("main label").Single(label => label.TextContent.Trim() == "Gedeputeerde").GetAttribute("for") is { } radio ? adviser.Page.QuerySelector($"#{radio}")!.GetAttribute("value")! : ""));
        await adviser.AnswerAllAsync(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["status"] = ["ontvangen"], ["waarde"] = ["150"] }, Ordinary.Of);
        var id = Guid.Parse(adviser.At.Split('/')[^2]);
        await adviser.GoAsync($"/{Province}/geschenken/melden/{id}");
        await adviser.SubmitAsync(GiftVisits.BookFromABuilder);
        await adviser.SubmitAsync();
        return id;
    }
}
