using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Publication;

/// <summary>Putting gifts on the website: only where the body does so, once, and as they stand by now.</summary>
public sealed class PublishingTests
{
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Where_gifts_are_not_public_whoever_would_publish_reads_that_and_can_publish_nothing()
    {
        await using var house = await RunningHouse.OpenAsync();

        var coordinator = await (await house.Visitor().SignInAsync("dalfsen", "coordinator")).GoAsync("/dalfsen/publiceren/geschenken");

        coordinator.Text.ShouldContain("Geschenken staan bij jullie niet op de website.");
        coordinator.Page.QuerySelector("main form").ShouldBeNull();
        (await PublishAsync(coordinator, "/dalfsen/publiceren/geschenken", GiftRegister.HashBefore([]))).ShouldBe(HttpStatusCode.NotFound, "also without a form");
        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Publishing_the_same_twice_is_publishing_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken");
        var (address, hash) = (clerk.At, clerk.Page.QuerySelector("main form input[name=hash]")!.GetAttribute("value")!);

        (await PublishAsync(clerk, address, hash)).ShouldBe(HttpStatusCode.Redirect);
        (await PublishAsync(clerk, address, hash)).ShouldBe(HttpStatusCode.Redirect);

        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "PU-132")]
    public async Task What_must_be_decided_again_has_no_destination_in_public()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "20"));
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).OpenGiftAsync(Province, id);
        await clerk.DecideAsync("Agreed", "houden", reason: "Een kleine attentie.");
        await clerk.DoAsync("Waarde", ("Value.Value", "150"), ("Value.Basis", "Prijs in de winkel"));
        clerk.Text.ShouldContain("Daarom is een nieuw besluit nodig");

        await clerk.GoAsync($"/{Province}/publiceren/geschenken");

        clerk.Text.ShouldContain("Nog te bepalen");
        clerk.Text.ShouldNotContain("Houden");
    }

    private static async Task<HttpStatusCode> PublishAsync(Visitor publisher, string address, string hash)
    {
        var token = publisher.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("hash", hash), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await publisher.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }
}
