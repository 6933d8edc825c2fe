using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>The letter to the giver says what was decided and what the body's code says about it, and there is none where the giver need not hear no.</summary>
public sealed class LetterTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Refusal = "Wij nemen het geschenk niet aan.";
    private const string Return = "Wij sturen het geschenk hierbij aan u terug.";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [Trait("Req", "AR-073")]
    [InlineData("alphen-aan-den-rijn", "heeft het liefst dat haar medewerkers geen geschenken krijgen")]
    [InlineData("dalfsen", "wil dat haar medewerkers in hun werk altijd onafhankelijk kunnen kiezen")]
    [InlineData("gemeente-utrecht", "is voorzichtig met geschenken, ook als ze goed bedoeld zijn")]
    [InlineData("provincie-utrecht", "gaat ervan uit dat haar medewerkers geen geschenken aannemen")]
    public async Task A_gift_that_was_offered_and_not_allowed_is_refused_with_the_policy_and_the_rule_of_that_body(string body, string policy)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (employee, manager, id) = await DecidedAsync(house, body, "NotAllowed", null, ("status", "aangeboden"), ("waarde", "80"));

        foreach (var reader in new[] { employee, manager })
        {
            var letter = await ReadAsync(reader, body, id);

            letter.ShouldContain("bood u");
            letter.ShouldContain(Refusal);
            letter.ShouldNotContain("terug.");
            letter.ShouldContain(policy);
            letter.ShouldContain("onder het kopje");
            letter.ShouldContain("meer waard is dan de grens van");
            letter.ShouldContain("50");
            letter.ShouldNotContain("{");
            letter.ShouldNotMatch(@"\b([Jj]e|[Jj]ij|[Jj]ouw)\b");
        }
    }

    [Fact]
    [Trait("Req", "GU-045")]
    [Trait("Req", "PU-128")]
    public async Task What_was_received_and_goes_back_comes_with_a_letter_that_says_so()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (employee, _, id) = await DecidedAsync(house, Utrecht, "NotAllowed", "terugsturen", ("waarde", "80"));

        var letter = await ReadAsync(employee, Utrecht, id);

        letter.ShouldContain("gaf u");
        letter.ShouldContain(Return);
        letter.ShouldContain("Voorkomen van corruptie: Wat zijn de afspraken?");
    }

    [Fact]
    public async Task What_somebody_turned_down_themselves_may_be_explained_before_anybody_decides()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht, ("status", "geweigerd"), ("waarde", "80"));

        (await ReadAsync(employee, Utrecht, id)).ShouldContain("Wij hebben het geschenk niet aangenomen.");
        var stranger = await (await house.Visitor().SignInAsync(Utrecht, "raadslid")).GoAsync($"/{Utrecht}/geschenken/{id}/brief");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Agreed", "houden", "25", "ontvangen")]
    [InlineData("NotAllowed", "schenken", "80", "ontvangen")]
    [InlineData("Agreed", null, "25", "aangeboden")]
    [InlineData(null, null, "80", "aangeboden")]
    [InlineData(null, null, "80", "ontvangen")]
    public async Task There_is_no_letter_where_the_giver_need_not_hear_no(string? outcome, string? destination, string value, string status)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (employee, manager, id) = await DecidedAsync(house, Utrecht, outcome, destination, ("status", status), ("waarde", value));

        foreach (var reader in new[] { employee, manager })
        {
            (await reader.OpenGiftAsync(Utrecht, id)).Text.ShouldNotContain("Brief aan de gever");
            (await reader.GoAsync($"/{Utrecht}/geschenken/{id}/brief")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task It_is_signed_by_whoever_sends_it_with_their_function()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (employee, manager, id) = await DecidedAsync(house, Utrecht, "NotAllowed", "terugsturen", ("waarde", "80"));

        foreach (var reader in new[] { employee, manager })
        {
            await ReadAsync(reader, Utrecht, id);
            var signature = reader.Page.QuerySelectorAll("main .nld-card p")[^1];
            signature.ChildNodes[0].TextContent.Trim().ShouldBe(reader.Page.QuerySelector(".nld-header__person")!.TextContent.Trim());
            signature.QuerySelectorAll("br").Length.ShouldBe(2, "name, function, organisation");
            signature.TextContent.Trim().ShouldEndWith("Gemeente Utrecht");
        }
    }

    [Fact]
    public async Task The_letter_is_Dutch_for_an_English_reader_too()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (_, _, id) = await DecidedAsync(house, Utrecht, "NotAllowed", "terugsturen", ("waarde", "80"));

        var letter = await ReadAsync(await house.Visitor("en").SignInAsync(Utrecht, "medewerker"), Utrecht, id);

        letter.ShouldContain("3 november 2026");
        letter.ShouldContain(Return);
    }

    private static async Task<(Visitor Employee, Visitor Manager, Guid Id)> DecidedAsync(RunningHouse house, string body, string? outcome, string? destination, params (string Fact, string Value)[] facts)
    {
        var employee = await house.Visitor().SignInAsync(body, "medewerker");
        var id = await employee.DeclareAsync(body, facts);
        var manager = await house.Visitor().SignInAsync(body, "leidinggevende");
        if (outcome is not null)
        {
            await (await manager.OpenGiftAsync(body, id)).DecideAsync(outcome, destination, reason: "Zo hebben wij het besproken.", talk: "2026-11-06");
            manager.Text.ShouldContain("Je besluit is vastgelegd");
        }

        return (employee, manager, id);
    }

    private static async Task<string> ReadAsync(Visitor visitor, string body, Guid id)
    {
        await visitor.GoAsync($"/{body}/geschenken/{id}/brief");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        return visitor.Page.QuerySelector("main .nld-card")!.TextContent.Replace('\u00a0', ' ');
    }
}
