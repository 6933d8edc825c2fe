using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Reroute;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>People leave and are appointed while gifts wait: work never stays with somebody who cannot do it.</summary>
public sealed class RerouteTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Province = "provincie-utrecht";
    private const string Team = "vergunningen";

    private static readonly DateOnly Yesterday = new(2026, 11, 21);

    // Some weeks after the day of the gift in these tests.
    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_gift_of_a_manager_who_leaves_goes_to_the_next_in_line_with_the_import_that_says_so(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);

        // Long ago, so that it is past on every day on which this test runs.
        var import = await ImportAsync(house, "leidinggevende;Teamleider Vergunningen;ambtenaar;2023-11-22;2023-12-31");

        (import.Exit, string.Join('\n', import.Error)).ShouldBe((0, ""));
        var next = await house.Visitor().SignInAsync(Utrecht, "eenheidsmanager");
        next.Under("Te besluiten (1)")!.ShouldContain("Een boek over de stad");
        await (await next.OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "verloten");
        next.Text.ShouldContain("Gezien, akkoord");
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted ok job", "decided Agreed web"]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task With_nobody_left_it_waits_at_the_coordinator_who_cannot_decide_and_moves_on_when_somebody_is_appointed(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        await house.ChangeAsync(Utrecht, async db => await LeaveAsync(db, "leidinggevende", "eenheidsmanager", "algemeen-directeur"));

        await house.Services.RerouteWorkAsync(CancellationToken.None);

        var coordinator = await house.Visitor().SignInAsync(Utrecht, "coordinator");
        coordinator.Under("Geen beslisser gevonden")!.ShouldContain("G-2026-0001");
        (await coordinator.OpenGiftAsync(Utrecht, id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await DecideByAddressAsync(coordinator, id)).ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await manager.GoAsync($"/{Utrecht}/werk")).At.ShouldNotBe($"/{Utrecht}/werk", "who left is not let in");

        await house.ChangeAsync(Utrecht, db => AppointAsync(db, "bestuursadviseur", Team));
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await house.Visitor().SignInAsync(Utrecht, "bestuursadviseur")).Under("Te besluiten (1)")!.ShouldContain("G-2026-0001");
        (await house.Visitor().SignInAsync(Utrecht, "coordinator")).Under("Geen beslisser gevonden").ShouldBeNull();
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted nobody job", "rerouted ok job"]);
    }

    [Fact]
    public async Task It_is_looked_at_once_a_day_and_the_last_day_of_a_position_counts()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await house.ChangeAsync(Utrecht, async db => await LeaveAsync(db, Yesterday.AddDays(1), "leidinggevende"));
        var daily = house.Services.GetRequiredService<RerouteDaily>();

        await daily.TickAsync(CancellationToken.None);
        await daily.TickAsync(CancellationToken.None);
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web"], "today they are still here");
        time.Advance(TimeSpan.FromHours(15));
        await daily.TickAsync(CancellationToken.None);

        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted ok job"], "midnight in the Netherlands was an hour ago");
        (await HandlerAsync(house, id)).ShouldBe("eenheidsmanager");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Two_nodes_that_look_at_the_same_moment_move_it_once(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await house.ChangeAsync(Utrecht, async db => await LeaveAsync(db, "leidinggevende"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.Services.RerouteWorkAsync(CancellationToken.None)));

        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted ok job"]);
        (await DeclarationAsync(house, id)).Version.ShouldBe(1);
        house.Log.All.ShouldNotContain("could not be looked at");
    }

    [Fact]
    public async Task Who_lost_the_work_while_looking_at_it_cannot_decide_any_more()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await house.ChangeAsync(Utrecht, db => AppointAsync(db, "bestuursadviseur", Team));
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        await house.ChangeAsync(Utrecht, db => StopLeadingAsync(db, "leidinggevende"));

        await house.Services.RerouteWorkAsync(CancellationToken.None);
        await manager.DecideAsync("Agreed", "verloten");

        manager.Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Who_still_works_here_and_is_not_the_manager_any_more_hands_it_over_and_who_leads_together_does_not()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);

        await house.ChangeAsync(Utrecht, db => AppointAsync(db, "bestuursadviseur", Team));
        await house.Services.RerouteWorkAsync(CancellationToken.None);
        (await HandlerAsync(house, id)).ShouldBe("leidinggevende", "two lead the team now, and it stays where it is");
        await house.ChangeAsync(Utrecht, db => StopLeadingAsync(db, "leidinggevende"));
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await HandlerAsync(house, id)).ShouldBe("bestuursadviseur");
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted ok job"]);
    }

    [Fact]
    public async Task Work_never_goes_to_the_person_it_is_about()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);

        await house.ChangeAsync(Utrecht, async db =>
        {
            await AppointAsync(db, "medewerker", Team);
            await LeaveAsync(db, "leidinggevende");
        });
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await HandlerAsync(house, id)).ShouldBe("eenheidsmanager", "not the new team leader, whose own gift it is");
    }

    [Fact]
    public async Task Somebody_who_moves_to_another_team_takes_the_open_gift_along_to_the_new_manager()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);

        await house.ChangeAsync(Utrecht, async db =>
        {
            var old = await db.Set<Position>().SingleAsync(position => position.PersonId == db.Set<Person>().Single(person => person.Number == "medewerker").Id);
            old.To = Yesterday;
            var unit = await db.Set<Unit>().SingleAsync(unit => unit.Code == "toezicht");
            db.Add(new Position { Id = Guid.CreateVersion7(), BodyId = old.BodyId, PersonId = old.PersonId, Kind = old.Kind, Title = old.Title, UnitId = unit.Id, From = Yesterday.AddDays(1), Since = old.From });
        });
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await HandlerAsync(house, id)).ShouldBe("toezicht-lead");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_must_still_be_done_goes_along_and_with_nobody_left_the_coordinator_sees_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        var manager = await house.Visitor().SignInAsync(Utrecht, "leidinggevende");
        await (await manager.OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "verloten");

        await house.ChangeAsync(Utrecht, db => LeaveAsync(db, "leidinggevende", "eenheidsmanager", "algemeen-directeur"));
        await house.Services.RerouteWorkAsync(CancellationToken.None);
        (await house.Visitor().SignInAsync(Utrecht, "coordinator")).Under("Geen beslisser gevonden")!.ShouldContain("G-2026-0001");
        await house.ChangeAsync(Utrecht, db => AppointAsync(db, "bestuursadviseur", Team));
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        var next = await house.Visitor().SignInAsync(Utrecht, "bestuursadviseur");
        next.Under("Nog te doen (1)")!.ShouldContain("Een boek over de stad");
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "decided Agreed web", "rerouted nobody job", "rerouted ok job"]);
        (await house.Visitor().SignInAsync(Utrecht, "coordinator")).Under("Geen beslisser gevonden").ShouldBeNull();
    }

    [Fact]
    public async Task Work_of_a_role_that_nobody_holds_any_more_waits_until_somebody_is_appointed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Province, "statenlid")).DeclareAsync(Province, ("waarde", "150"));
        List<RoleHolding> holdings = [];

        await house.ChangeAsync(Province, async db =>
        {
            holdings = await db.Set<RoleHolding>().Where(holding => holding.Role == Role.Registrar || holding.Role == Role.RegistrarOffice).ToListAsync();
            holdings.ForEach(holding => holding.To = Yesterday);
        });
        await house.Services.RerouteWorkAsync(CancellationToken.None);
        (await HandlerAsync(house, id)).ShouldBeNull();
        await house.ChangeAsync(Province, async db => (await db.Set<RoleHolding>().SingleAsync(holding => holding.Id == holdings[0].Id)).To = null);
        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await DeclarationAsync(house, id)).HandlerRole.ShouldBe(Role.Registrar);
        (await WhatHappenedAsync(house, id)).ShouldBe(["declared ok web", "rerouted nobody job", "rerouted ok job"]);
    }

    [Fact]
    public async Task The_work_of_one_body_moves_when_another_one_cannot_be_looked_at()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var broken = await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).DeclareAsync("dalfsen");
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await house.TamperAsync($"update registers_versions set \"Advice\" = '-'  where \"DeclarationId\" = '{broken.ToString().ToUpperInvariant()}'");
        await house.ChangeAsync("dalfsen", db => LeaveAsync(db, "leidinggevende"));
        await house.ChangeAsync(Utrecht, db => LeaveAsync(db, "leidinggevende"));

        await house.Services.RerouteWorkAsync(CancellationToken.None);

        (await HandlerAsync(house, id)).ShouldBe("eenheidsmanager");
        house.Log.All.ShouldContain("Work of dalfsen could not be looked at");
    }

    private static async Task<(int Exit, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> ImportAsync(RunningHouse house, params string[] rows)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "personeel.csv");
        await File.WriteAllLinesAsync(file, ["personeelsnummer;naam;soort;vanaf;tot_en_met", .. rows]);
        var settings = house.Services.GetRequiredService<HouseSettings>();
        var environment = settings.ConnectionString is { } connection ? new Dictionary<string, string> { ["ONKREUKBAAR__Database"] = connection } : [];
        return await Shell.RunAsync(environment, "import", "people", file, "--body", Utrecht, "--data", settings.DataFolder);
    }

    private static Task LeaveAsync(AppDbContext db, params string[] numbers) => LeaveAsync(db, Yesterday, numbers);

    private static async Task LeaveAsync(AppDbContext db, DateOnly last, params string[] numbers)
    {
        foreach (var position in await db.Set<Position>().Where(position => db.Set<Person>().Any(person => person.Id == position.PersonId && numbers.Contains(person.Number))).ToListAsync())
        {
            position.To = last;
        }
    }

    private static async Task StopLeadingAsync(AppDbContext db, string number) =>
        (await db.Set<UnitLead>().SingleAsync(lead => db.Set<Person>().Any(person => person.Id == lead.PersonId && person.Number == number))).To = Yesterday;

    private static async Task AppointAsync(AppDbContext db, string number, string unitCode)
    {
        var person = await db.Set<Person>().SingleAsync(person => person.Number == number);
        var unit = await db.Set<Unit>().SingleAsync(unit => unit.Code == unitCode);
        db.Add(new UnitLead { Id = Guid.CreateVersion7(), BodyId = person.BodyId, UnitId = unit.Id, PersonId = person.Id, From = Yesterday.AddDays(1) });
    }

    private static async Task<HttpStatusCode> DecideByAddressAsync(Visitor visitor, Guid id)
    {
        await visitor.GoAsync($"/{Utrecht}/werk");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Decision.Outcome", "Agreed"), KeyValuePair.Create("Decision.Destination", "verloten"), KeyValuePair.Create("Decision.Version", "1")]);
        return (await visitor.Http.PostAsync(new Uri($"/{Utrecht}/geschenken/{id}?handler=Besluit", UriKind.Relative), form)).StatusCode;
    }

    private static Task<Declaration> DeclarationAsync(RunningHouse house, Guid id) => house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync(declaration => declaration.Id == id));

    private static Task<string?> HandlerAsync(RunningHouse house, Guid id) => house.ReadAsync(db =>
        db.Set<Declaration>().IgnoreQueryFilters().Where(declaration => declaration.Id == id).Select(declaration => db.Set<Person>().IgnoreQueryFilters().Where(person => person.Id == declaration.HandlerId).Select(person => person.Number).FirstOrDefault()).SingleAsync());

    private static async Task<IReadOnlyList<string>> WhatHappenedAsync(RunningHouse house, Guid id) =>
        [.. (await house.DoneWithAsync(id)).Select(entry => $"{entry.Action} {entry.Result} {entry.Origin}")];
}
