using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Whoever stands in for somebody does their work, as long as it lasts, and it is written down for whom.</summary>
public sealed class StandInTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_ordinary_colleague_decides_for_the_manager_who_is_away(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.StandInAsync(Utrecht, "leidinggevende", "vergunningen-2");
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var deputy = await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-2")).GoAsync($"/{Utrecht}/werk");
        deputy.Text.ShouldContain("Een boek over de stad");

        await (await deputy.OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "houden");

        var (me, manager) = (await PersonAsync(house, Utrecht, "vergunningen-2"), await PersonAsync(house, Utrecht, "leidinggevende"));
        var decision = await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync());
        (decision.ById, decision.OnBehalfOfId).ShouldBe((me, manager));
        (await house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().SingleAsync(entry => entry.Action == "decided"))).OnBehalfOf.ShouldBe(manager);
    }

    [Fact]
    public async Task Whoever_stands_in_hears_of_new_work()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.StandInAsync(Utrecht, "leidinggevende", "vergunningen-2");
        await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);

        var (deputy, manager) = (await PersonAsync(house, Utrecht, "vergunningen-2"), await PersonAsync(house, Utrecht, "leidinggevende"));
        (await ToldAsync(house)).ShouldBe([deputy, manager], ignoreOrder: true);

        await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-2")).DeclareAsync(Utrecht);
        (await ToldAsync(house)).ShouldBe([deputy, manager, manager], ignoreOrder: true, "of one's own gift there is nothing to do");
    }

    [Fact]
    public async Task For_the_clerk_somebody_decides_asks_and_publishes_until_the_last_day()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await house.StandInAsync(Province, "griffier", "vergunningen-2");
        var id = await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        var deputy = await (await house.Visitor().SignInAsync(Province, "vergunningen-2")).OpenGiftAsync(Province, id);

        await deputy.DecideAsync("Agreed", "inleveren");

        var clerk = await PersonAsync(house, Province, "griffier");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).OnBehalfOfId.ShouldBe(clerk);
        await deputy.DoneAsync("2026-11-20", "In de kast van de griffie.");
        (await house.ReadAsync(db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.ObjectId == id && entry.Action != "declared").OrderBy(entry => entry.Seq).ToListAsync()))
            .Select(entry => (entry.Action, entry.OnBehalfOf)).ShouldBe([("viewed", clerk), ("decided", clerk), ("carried-out", clerk)]);
        (await deputy.GoAsync($"/{Province}/rondes")).Status.ShouldBe(HttpStatusCode.OK);
        (await deputy.GoAsync($"/{Province}/publiceren/geschenken")).Status.ShouldBe(HttpStatusCode.OK);

        time.Advance(TimeSpan.FromDays(30));
        var after = await house.Visitor().SignInAsync(Province, "vergunningen-2");
        (await after.OpenGiftAsync(Province, id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await after.GoAsync($"/{Province}/publiceren/geschenken")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_decides_about_themselves_because_they_stand_in()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.StandInAsync(Utrecht, "leidinggevende", "vergunningen-2");
        var colleague = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");
        var id = await colleague.DeclareAsync(Utrecht);

        await colleague.OpenGiftAsync(Utrecht, id);
        colleague.Offers("Besluit").ShouldBeFalse();

        (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id)).Offers("Besluit").ShouldBeTrue("the twin: the manager does");
    }

    [Fact]
    public async Task Standing_in_for_somebody_brings_no_office_and_no_administration()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.StandInAsync(Utrecht, "functioneel-beheerder", "vergunningen-2");
        await house.StandInAsync(Utrecht, "coordinator", "vergunningen-2");
        var deputy = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");

        (await deputy.GoAsync($"/{Utrecht}/beheer/rollen")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await deputy.GoAsync($"/{Utrecht}/beheer/code")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_stands_in_reads_the_gifts_of_the_team_and_not_those_of_the_manager()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.StandInAsync(Utrecht, "leidinggevende", "vergunningen-2");
        var (ofTheManager, ofTheTeam) = (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).DeclareAsync(Utrecht), (await house.AddGiftsAsync(Utrecht, "vergunningen-1", 1))[0]);
        var deputy = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");

        (await deputy.OpenGiftAsync(Utrecht, ofTheManager)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await deputy.OpenGiftAsync(Utrecht, ofTheTeam)).Status.ShouldBe(HttpStatusCode.OK);
        (await deputy.GoAsync($"/{Utrecht}/geschenken/mijn-team")).Text.ShouldNotContain("Teamleider Vergunningen");
        (await deputy.GoAsync($"/{Utrecht}/geschenken/register")).Text.ShouldContain("1 geschenk");
    }

    private static Task<List<Guid>> ToldAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Notification>().IgnoreQueryFilters().Select(told => told.PersonId).ToListAsync());

    private static async Task<Guid> PersonAsync(RunningHouse house, string body, string number) => (await house.PersonAsync(number, body)).Id;
}
