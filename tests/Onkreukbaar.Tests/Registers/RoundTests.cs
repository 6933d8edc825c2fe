using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Each quarter the clerk asks the council and the coordinator the executive whether the register is right.</summary>
public sealed class RoundTests
{
    private const string Province = "provincie-utrecht";
    private const string Rounds = $"/{Province}/rondes";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-138")]
    public async Task The_clerk_asks_the_council_and_a_member_signs_that_there_is_nothing(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await OpenAsync(house, "griffier");
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        member.Text.ShouldContain("Geschenken in het 3e kwartaal van 2026");

        await member.GoAsync(member.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!);
        member.Page.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty("nothing is chosen beforehand");
        await member.SubmitAsync(("Form.Answer", "Nothing"));

        member.Text.ShouldContain("Je hebt getekend");
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync(Rounds);
        clerk.Text.ShouldContain("1 van 4 antwoordden");
        clerk.Text.ShouldContain("Niets te melden");
        var kept = await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().SingleAsync(member => member.Answer != null));
        (kept.Answer, kept.SignedOn).ShouldBe((RoundAnswer.Nothing, new DateOnly(2026, 11, 22)));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_signed_is_not_signed_over_from_another_tab(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await OpenAsync(house, "griffier");
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var round = member.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!;
        await member.GoAsync(round);
        using var other = new FormUrlEncodedContent([KeyValuePair.Create("Form.Answer", "Changed"), KeyValuePair.Create("__RequestVerificationToken", member.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        await member.SubmitAsync(("Form.Answer", "Nothing"));

        await member.ShowAsync(await member.Http.PostAsync(new Uri(round, UriKind.Relative), other));

        member.Text.ShouldContain("Je hebt getekend");
        member.Text.ShouldContain("Niets te melden");
        (await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().SingleAsync(signed => signed.Answer != null))).Answer.ShouldBe(RoundAnswer.Nothing);
    }

    [Theory]
    [InlineData("griffier", "geen gedragscode voor raadsleden of Statenleden")]
    [InlineData("coordinator", "geen gedragscode voor bestuurders")]
    public async Task Whom_no_code_is_for_is_not_asked(string owner, string why)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var asking = await (await house.Visitor().SignInAsync("dalfsen", owner)).GoAsync("/dalfsen/rondes");

        asking.Text.ShouldContain(why);
        asking.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        var token = asking.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. AdministrationVisits.Day("Form.AnswerBy", new DateOnly(2026, 12, 6)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        await asking.ShowAsync(await asking.Http.PostAsync(new Uri("/dalfsen/rondes", UriKind.Relative), form));

        asking.Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        asking.Text.ShouldContain(why);
        var dalfsen = house.Body("dalfsen").Id;
        (await house.ReadAsync(db => db.Set<Round>().IgnoreQueryFilters().CountAsync(round => round.BodyId == dalfsen))).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "PU-138")]
    public async Task The_coordinator_asks_the_executive_and_not_the_council()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await OpenAsync(house, "coordinator");

        (await house.Visitor().SignInAsync(Province, "gedeputeerde")).Text.ShouldContain("Klopt het register nog?");
        (await house.Visitor().SignInAsync(Province, "commissaris")).Text.ShouldContain("Klopt het register nog?");
        (await house.Visitor().SignInAsync(Province, "statenlid")).Text.ShouldNotContain("Klopt het register nog?");
    }

    [Fact]
    public async Task Opening_twice_is_opening_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (first, second) = (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync(Rounds), await (await house.Visitor().SignInAsync(Province, "medewerker-griffie")).GoAsync(Rounds));

        await first.SubmitAsync(AnswerBy("2026-12-06"));
        await second.SubmitAsync(AnswerBy("2026-12-07"));

        second.Text.ShouldContain("0 van 4 antwoordden. Antwoord gevraagd voor 6 december 2026");
        (await house.ReadAsync(db => db.Set<Round>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "PU-299")]
    public async Task Only_who_did_not_answer_is_reminded_and_who_is_late_shows()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await OpenAsync(house, "coordinator");
        var answered = await house.Visitor().SignInAsync(Province, "gedeputeerde");
        await answered.GoAsync(answered.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!);
        await answered.SubmitAsync(("Form.Answer", "Nothing"));

        time.Advance(TimeSpan.FromDays(20));
        var coordinator = await (await house.Visitor().SignInAsync(Province, "coordinator")).GoAsync(Rounds);
        await coordinator.SubmitAsync(("ronde", coordinator.Page.QuerySelector("input[name=ronde]")!.GetAttribute("value")!));

        coordinator.Text.ShouldContain("herinnerd op 12 december 2026");
        coordinator.Text.ShouldContain("Te laat");
        var members = await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().ToListAsync());
        members.Single(member => member.Answer != null).RemindedOn.ShouldBeNull();
        members.Single(member => member.Answer == null).RemindedOn.ShouldBe(new DateOnly(2026, 12, 12));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_right_is_not_signed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await OpenAsync(house, "griffier");
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.GoAsync(member.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!);

        await member.TryAsync();
        member.Text.ShouldContain("Kies het antwoord dat klopt");
        await member.TryAsync(("Form.Answer", "Unchanged"));

        member.Text.ShouldContain("Kies het antwoord dat klopt");
        (await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().ToListAsync())).ShouldAllBe(member => member.Answer == null);
    }

    [Fact]
    public async Task Somebody_who_is_not_asked_does_not_see_the_round()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await OpenAsync(house, "griffier");
        var round = await house.ReadAsync(db => db.Set<Round>().IgnoreQueryFilters().SingleAsync());
        var other = await house.Visitor().SignInAsync(Province, "gedeputeerde");

        await other.GoAsync($"{Rounds}/{round.Id}");

        other.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_adviser_makes_an_answer_ready_and_the_holder_chooses_and_signs()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await OpenAsync(house, "coordinator");
        var adviser = await (await house.Visitor().SignInAsync(Province, "bestuursadviseur")).GoAsync($"{Rounds}/klaarzetten");
        var member = await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().Where(member => db.Set<Onkreukbaar.Platform.Modules.Organisation.Person>().Any(person => person.Id == member.PersonId && person.Number == "gedeputeerde")).Select(member => member.Id).SingleAsync());
        var form = adviser.Page.QuerySelectorAll("main form").Single(form => form.QuerySelector("input[name=lid]")!.GetAttribute("value") == member.ToString());
        form.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("value")).ShouldBe(["Nothing", "Changed"]);

        await adviser.TryAsync(("lid", member.ToString()), ("antwoord", "Unchanged"));
        adviser.Text.ShouldContain("Kies het antwoord dat klopt");
        await adviser.TryAsync(("lid", member.ToString()), ("antwoord", "Nothing"));

        adviser.Text.ShouldContain("Klaargezet");
        (await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().ToListAsync())).ShouldAllBe(asked => asked.Answer == null);
        var holder = await house.Visitor().SignInAsync(Province, "gedeputeerde");
        await holder.GoAsync(holder.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!);
        holder.Text.ShouldContain("Bestuursadviseur zette voor je klaar: niets te melden");
        holder.Page.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        await holder.SubmitAsync(("Form.Answer", "Nothing"));
        (await house.ReadAsync(db => db.Set<RoundMember>().IgnoreQueryFilters().SingleAsync(asked => asked.Answer != null))).Id.ShouldBe(member);
    }

    [Fact]
    public async Task An_adviser_makes_nothing_ready_for_the_council()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await OpenAsync(house, "griffier");

        var adviser = await (await house.Visitor().SignInAsync(Province, "bestuursadviseur")).GoAsync($"{Rounds}/klaarzetten");

        adviser.Text.ShouldContain("Er loopt geen ronde waarin nog een antwoord ontbreekt");
    }

    private static async Task OpenAsync(RunningHouse house, string persona)
    {
        var owner = await (await house.Visitor().SignInAsync(Province, persona)).GoAsync(Rounds);
        await owner.SubmitAsync(AnswerBy("2026-12-06"));
        owner.Text.ShouldContain("antwoordden");
    }

    private static (string, string)[] AnswerBy(string day)
    {
        var parts = day.Split('-');
        return [("Form.AnswerBy.Year", parts[0]), ("Form.AnswerBy.Month", parts[1]), ("Form.AnswerBy.Day", parts[2])];
    }
}
