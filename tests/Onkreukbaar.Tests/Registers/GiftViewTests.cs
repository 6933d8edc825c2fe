using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Whoever looks at somebody else's gift leaves a line in the audit; whoever reads back their own does not.</summary>
public sealed class GiftViewTests
{
    private const string Utrecht = "gemeente-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-298")]
    public async Task A_manager_who_opens_a_gift_is_noted_with_who_what_how_and_when(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        (await ViewsAsync(house)).ShouldBeEmpty("the overview and the list show lines and no record");

        await manager.OpenGiftAsync(Utrecht, id);

        manager.Status.ShouldBe(HttpStatusCode.OK);
        var view = (await ViewsAsync(house)).ShouldHaveSingleItem();
        (view.Actor, view.OnBehalfOf, view.Kind, view.ObjectId).ShouldBe((await IdAsync(house, "leidinggevende"), null, "geschenken", id));
        (view.Result, view.Origin, view.At, view.ContentMac).ShouldBe(("ok", "web", time.GetUtcNow(), null));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-298")]
    public async Task Whose_gift_it_is_and_whoever_finds_nothing_are_not_noted(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht, ("status", "geweigerd"));

        await employee.OpenGiftAsync(Utrecht, id);
        employee.Status.ShouldBe(HttpStatusCode.OK);
        await employee.GoAsync($"/{Utrecht}/geschenken/{id}/brief");
        employee.Status.ShouldBe(HttpStatusCode.OK);
        var colleague = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");
        (await colleague.OpenGiftAsync(Utrecht, id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await colleague.GoAsync($"/{Utrecht}/geschenken/{id}/brief")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await ViewsAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task The_letter_and_each_file_are_noted_apart()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht, ("status", "geweigerd"));
        var file = await AttachAsync(house, id);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        await manager.GoAsync($"/{Utrecht}/geschenken/{id}/brief");
        (await manager.Http.GetAsync(new Uri($"/{Utrecht}/geschenken/{id}/bijlagen/{file}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await manager.Http.GetAsync(new Uri($"/{Utrecht}/geschenken/{id}/bijlagen/{Guid.Empty}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await ViewsAsync(house)).Select(view => (view.Kind, view.ObjectId, view.Reason)).ShouldBe([("gift-letter", id, null), ("gift-file", id, $"{file}")]);
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task A_second_look_the_same_day_says_nothing_new_and_the_next_day_is_noted_again()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");

        await manager.OpenGiftAsync(Utrecht, id);
        await manager.OpenGiftAsync(Utrecht, id);
        (await ViewsAsync(house)).Count.ShouldBe(1);
        time.Advance(TimeSpan.FromDays(1));
        await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        (await ViewsAsync(house)).Count.ShouldBe(2);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task A_deputy_is_noted_with_whom_they_stand_in_for()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var (manager, deputy) = (await IdAsync(house, "leidinggevende"), await IdAsync(house, "inkoop-lead"));
        await house.ChangeAsync(Utrecht, db => Task.FromResult(db.Add(new Deputy { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, PersonId = manager, DeputyId = deputy, From = new DateOnly(2026, 11, 1) })));

        await (await house.Visitor().SignInAsync(Utrecht, "inkoop-lead")).OpenGiftAsync(Utrecht, id);

        var view = (await ViewsAsync(house)).ShouldHaveSingleItem();
        (view.Actor, view.OnBehalfOf).ShouldBe((deputy, manager));
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task A_gift_of_which_the_look_cannot_be_noted_is_not_shown()
    {
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path, connection: $"Data Source={Path.Combine(data.Path, "bezet.db")};Default Timeout=1");
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await using (var other = new SqliteConnection(house.Database))
        {
            await other.OpenAsync();
            await using var writing = other.BeginTransaction(deferred: false);

            await manager.OpenGiftAsync(Utrecht, id);

            manager.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            manager.Heading.ShouldBe("Dit lukt nu even niet");
            manager.Text.ShouldNotContain("Een boek over de stad");
        }

        (await manager.OpenGiftAsync(Utrecht, id)).Text.ShouldContain("Een boek over de stad");
        (await ViewsAsync(house)).Count.ShouldBe(1);
    }

    private static async Task<List<AuditEntry>> ViewsAsync(RunningHouse house) => [.. (await house.EntriesAsync(Utrecht)).Where(entry => entry.Action == "viewed")];

    private static async Task<Guid> IdAsync(RunningHouse house, string number)
    {
        var body = house.Body(Utrecht).Id;
        return await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.BodyId == body && person.Number == number).Select(person => person.Id).SingleAsync());
    }

    private static async Task<Guid> AttachAsync(RunningHouse house, Guid gift)
    {
        var id = Guid.Empty;
        var by = await IdAsync(house, "medewerker");
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(Utrecht));
        var files = scope.ServiceProvider.GetRequiredService<Files>();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100]];
        id = files.Add("geschenken", gift, "foto.jpg", FileKind.Of(photo)!, photo, by, DateTimeOffset.UnixEpoch).Id;
        await scope.ServiceProvider.GetRequiredService<Onkreukbaar.Platform.Data.AppDbContext>().SaveChangesAsync();
        return id;
    }
}
