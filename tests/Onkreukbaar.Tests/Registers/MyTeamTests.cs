using System.Net;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>A manager sees per colleague of the own team what was declared and what is still open.</summary>
public sealed class MyTeamTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Page = $"/{Utrecht}/geschenken/mijn-team";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_manager_sees_who_of_the_team_declared_what_and_who_declared_nothing(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Utrecht, "vergunningen-1", 2);
        await house.AddGiftsAsync(Utrecht, "vergunningen-1", 1, state: DeclarationState.ToDecide);
        await house.AddGiftsAsync(Utrecht, "vergunningen-1", 1, state: DeclarationState.Cancelled);
        await house.AddGiftsAsync(Utrecht, "inkoop-4", 1);
        var (declared, nothing, elsewhere) = (await house.PersonAsync("vergunningen-1", Utrecht), await house.PersonAsync("vergunningen-2", Utrecht), await house.PersonAsync("inkoop-4", Utrecht));

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(Page);

        RowOf(manager, declared.Name).ShouldBe("4 1 3 november 2026");
        RowOf(manager, nothing.Name).ShouldBe("0 0 Geen");
        RowOf(manager, elsewhere.Name).ShouldBeNull("another team");
        await manager.GoAsync(manager.Page.QuerySelectorAll("main tbody a").Single(link => link.TextContent == declared.Name).GetAttribute("href")!);
        manager.Text.ShouldContain("4 geschenken");
        manager.Text.ShouldNotContain(elsewhere.Name);
    }

    [Fact]
    public async Task Whoever_leads_nobody_has_no_team_to_look_at()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);

        (await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).GoAsync(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(Page)).Status.ShouldBe(HttpStatusCode.OK, "the twin");
    }

    [Fact]
    public async Task Where_managers_do_not_read_what_their_people_declare_the_page_says_so()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await house.ChangeAsync(Utrecht, db => Task.FromResult(db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, Name = "geschenken.lezers", Value = "coordinator", From = new DateOnly(2026, 11, 22), SetAt = DateTimeOffset.UnixEpoch })));

        await manager.GoAsync(Page);

        manager.Text.ShouldContain("lezen leidinggevenden alleen wat zij moeten beslissen");
        manager.Page.QuerySelectorAll("main table").ShouldBeEmpty();
    }

    private static string? RowOf(Visitor visitor, string name) => visitor.Page.QuerySelectorAll("main tbody tr")
        .Where(row => row.QuerySelector("th")!.TextContent.Trim() == name)
        .Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' ')))).SingleOrDefault();
}
