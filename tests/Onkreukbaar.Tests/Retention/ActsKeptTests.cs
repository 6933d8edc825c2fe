using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Administration;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using Visits = Onkreukbaar.Tests.Administration.AdministrationVisits;

namespace Onkreukbaar.Tests.Retention;

/// <summary>Why somebody got a role is kept as long as they have it, and then for a term of its own.</summary>
public sealed class ActsKeptTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_reason_of_a_role_that_ended_is_destroyed_after_its_term_and_that_of_one_that_holds_is_not(DatabaseKind kind)
    {
        var time = Visits.Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var administrator = await house.AdministratorAsync();
        await Visits.GiveAsync(administrator, house, "medewerker", Role.Coordinator, to: Visits.Today.AddDays(10), reason: "Vervangt tijdens verlof");
        await Visits.GiveAsync(administrator, house, "leidinggevende", Role.ExecutiveAdviser, reason: "Besluit 12");
        await administrator.SetTermAsync("administration-act", "1", start: "Ended");

        await (await house.AdministratorAsync()).GoAsync($"{RetentionVisits.Terms}/administration-act/verlopen");
        (await ReasonsAsync(house)).Count.ShouldBe(2, "nothing is over yet");
        time.Advance(TimeSpan.FromDays(400));
        await house.DestroyAsync("administration-act");

        (await ReasonsAsync(house)).ShouldBe(["Besluit 12"]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    private static Task<List<string>> ReasonsAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Act>().IgnoreQueryFilters().Select(act => act.Reason).ToListAsync());
}
