using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Whoever holds an office has no manager: whoever keeps their register sees what they declare, takes it in and closes it.</summary>
public sealed class OfficeHolderTests
{
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static readonly (string Status, string Value)[] Declared = [("ontvangen", "25"), ("ontvangen", "50"), ("ontvangen", "150"), ("geweigerd", "25"), ("aangeboden", "25")];

    [Theory]
    [InlineData("statenlid", "griffier")]
    [InlineData("gedeputeerde", "algemeen-directeur")]
    [InlineData("commissaris", "algemeen-directeur")]
    [Trait("Req", "PU-131")]
    public async Task What_a_politician_declares_is_somebodys_work_and_can_be_closed(string who, string keeper)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var holder = await house.Visitor().SignInAsync(Province, who);
        var keeping = await house.Visitor().SignInAsync(Province, keeper);
        var coordinator = await house.Visitor().SignInAsync(Province, "coordinator");
        foreach (var (status, value) in Declared)
        {
            var id = await holder.DeclareAsync(Province, ("status", status), ("waarde", value));
            holder.Text.ShouldNotContain("Er is nog niemand gevonden");
            (await keeping.GoAsync($"/{Province}/werk")).Text.ShouldContain("Een boek over de stad", customMessage: $"{status} {value}");
            (await coordinator.OpenGiftAsync(Province, id)).Status.ShouldBe(HttpStatusCode.NotFound, "the coordinator does not decide");

            await (await keeping.OpenGiftAsync(Province, id)).DecideAsync(status == "geweigerd" ? "Seen" : "Agreed", status == "ontvangen" ? "houden" : null, reason: "Gezien.", talk: "2026-11-20");

            keeping.Status.ShouldBe(HttpStatusCode.OK, $"{status} {value}");
            (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync(declaration => declaration.Id == id))).State.ShouldBe(DeclarationState.Closed, $"{status} {value}");
        }
    }

    [Fact]
    public async Task Small_gifts_of_the_members_are_seen_and_agreed_with_one_click()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.DeclareAsync(Province, ("waarde", "25"));
        await member.DeclareAsync(Province, ("waarde", "30"));
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/werk");

        await clerk.DoAsync("Akkoord", [.. clerk.Page.QuerySelectorAll("main input[name=geschenken]").Select(box => ("geschenken", box.GetAttribute("value")!))]);

        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => declaration.State).ToListAsync())).ShouldBe([DeclarationState.Closed, DeclarationState.Closed]);
    }

    [Theory]
    [InlineData("gemeente-utrecht", "raadslid")]
    [InlineData("dalfsen", "wethouder")]
    [InlineData("alphen-aan-den-rijn", "burgemeester")]
    public async Task Whoever_no_code_is_for_reads_that_instead_of_declaring_to_nobody(string body, string who)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var holder = await (await house.Visitor().SignInAsync(body, who)).GoAsync($"/{body}/geschenken/melden");

        holder.Text.ShouldContain("Voor jouw functie staan hier geen regels");
        holder.Page.QuerySelector("main form").ShouldBeNull();

        var employee = await (await house.Visitor().SignInAsync(body, "medewerker")).GoAsync($"/{body}/geschenken/melden");
        employee.Page.QuerySelector("main form").ShouldNotBeNull("the twin: for officials there is a code");
    }

    [Theory]
    [InlineData("dalfsen", "Er is op dit moment niemand voor wie je iets kunt klaarzetten")]
    [InlineData("provincie-utrecht", "Commissaris van de Koning")]
    public async Task An_adviser_makes_ready_only_for_whom_a_code_is(string body, string says)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        (await (await house.Visitor().SignInAsync(body, "bestuursadviseur")).GoAsync($"/{body}/geschenken/klaarzetten")).Text.ShouldContain(says);
    }

    [Fact]
    public async Task On_a_day_without_a_code_one_hears_that_at_the_date_and_keeps_what_was_typed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");

        await employee.FillInAsync("dalfsen", GiftVisits.BookFromABuilder.With(("Form.OfferedOn.Year", "2010")));

        employee.Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        employee.Text.ShouldContain("Op deze dag gold hier nog geen gedragscode");
        employee.Page.QuerySelector("[name='Form.Description']")!.GetAttribute("value").ShouldBe("Een boek over de stad");
        await employee.SubmitAsync(GiftVisits.BookFromABuilder);
        employee.Heading.ShouldBe("Klopt dit?");
    }

    [Fact]
    [Trait("Req", "PU-130")]
    public async Task What_an_official_hands_in_goes_to_the_office_of_the_director_whatever_the_ground()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "60"));
        var manager = await (await house.Visitor().SignInAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id);
        await manager.DecideAsync("NotAllowed", "inleveren", reason: "Te duur om te houden.", talk: "2026-11-20");
        manager.Offers("Stap").ShouldBeFalse("the manager does not take it in");

        var office = await (await house.Visitor().SignInAsync(Province, "secretariaat")).OpenGiftAsync(Province, id);

        office.Offers("Stap").ShouldBeTrue();
        await office.DoneAsync("2026-11-21", "Van de medewerker; ligt in de kluis.");
        (await house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().Where(step => step.DoneOn != null).Select(step => step.Word).ToListAsync())).ShouldBe(["ingeleverd"]);
    }

    [Fact]
    [Trait("Req", "PU-139")]
    public async Task The_keeper_of_the_register_estimates_the_value_too_also_after_the_decision()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province, ("waarde", "20"));
        var office = await (await house.Visitor().SignInAsync(Province, "secretariaat")).OpenGiftAsync(Province, id);
        office.Offers("Waarde").ShouldBeTrue();
        var manager = await (await house.Visitor().SignInAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id);
        await manager.DecideAsync("Agreed", "houden", reason: "Akkoord.", talk: "2026-11-20");
        manager.Offers("Waarde").ShouldBeFalse();

        await (await office.OpenGiftAsync(Province, id)).DoAsync("Waarde", ("Value.Value", "75"), ("Value.Basis", "Prijs in de winkel"));

        office.Text.ShouldContain("€ 75,00");
        var gift = await house.ReadAsync(db => db.Set<Onkreukbaar.Modules.Registers.Gifts.Gift>().IgnoreQueryFilters().SingleAsync());
        (gift.ValueInCents, gift.CorrectedValueInCents).ShouldBe((2_000, 7_500));
    }

    [Theory]
    [InlineData("30", false)]
    [InlineData("75", true)]
    [Trait("Req", "PU-131")]
    public async Task What_was_kept_and_turns_out_to_be_worth_more_than_one_may_keep_is_decided_again(string value, bool isDecidedAgain)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "20"));
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).OpenGiftAsync(Province, id);
        await clerk.DoAsync("Akkoord");
        (await StateAsync(house)).ShouldBe(DeclarationState.Closed);

        await (await clerk.OpenGiftAsync(Province, id)).DoAsync("Waarde", ("Value.Value", value), ("Value.Basis", "Prijs in de winkel"));

        (await StateAsync(house)).ShouldBe(isDecidedAgain ? DeclarationState.ToDecide : DeclarationState.Closed);
        clerk.Offers("Besluit").ShouldBe(isDecidedAgain);
        if (isDecidedAgain)
        {
            clerk.Text.ShouldContain("Daarom is een nieuw besluit nodig");
            var member = await (await house.Visitor().SignInAsync(Province, "statenlid")).OpenGiftAsync(Province, id);
            member.Offers("Intrekken").ShouldBeFalse("it was decided once");
            await clerk.DecideAsync("Agreed", "inleveren");
            (await StateAsync(house)).ShouldBe(DeclarationState.ToCarryOut);
            (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
        }
    }

    private static Task<DeclarationState> StateAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().Select(declaration => declaration.State).SingleAsync());
}
