using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Modules.Dilemmas.Retention;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Dilemmas.DilemmaVisits;

namespace Onkreukbaar.Tests.Dilemmas;

/// <summary>A dilemma is no record of the organisation: its writer removes it for good, and after they left it goes by itself.</summary>
public sealed class RemoveDilemmaTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder elsewhere = new();

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        data.Dispose();
        elsewhere.Dispose();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Removing_leaves_no_row_and_the_audit_says_only_that_something_of_ones_own_went(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var (writer, id) = await WithEverythingAsync(house);

        await (await writer.GoAsync($"{Mine}/{id}/verwijderen")).SubmitAsync();

        writer.Text.ShouldContain("Je dilemma is verwijderd. Er is niets van bewaard");
        var left = await house.EverythingAsync();
        left.Where(table => table.Key.StartsWith("dilemmas_", StringComparison.Ordinal)).ShouldAllBe(table => table.Value.Count == 0);
        (await house.TablesWithAsync(id.ToString())).ShouldBe(["audit_entries"]);
        var entry = (await house.EntriesAsync(Utrecht))[^1];
        (entry.Action, entry.Kind, entry.Reason).ShouldBe(("removed", "own-record", null));
        (await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-1")).GoAsync(Mine)).Text.ShouldNotContain("Dilemma van");
        (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(ForTeams)).Text.ShouldNotContain("TEAM", Case.Sensitive);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_backup_of_before_does_not_bring_it_back(DatabaseKind kind)
    {
        var backup = Path.Combine(elsewhere.Path, "huis.backup");
        Guid stays;
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            var (writer, id) = await WithEverythingAsync(house);
            stays = await writer.WriteAsync();
            await using (var scope = house.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<TakeBackup>().RunAsync(backup, CancellationToken.None);
            }

            await (await writer.GoAsync($"{Mine}/{id}/verwijderen")).SubmitAsync();
        }

        var folder = Directory.CreateDirectory(Path.Combine(elsewhere.Path, "nieuw")).FullName;
        var settings = new HouseSettings { IsDemo = true, DataFolder = folder, CodesFolder = Repository.Codes, ConnectionString = kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null };
        await BackupCommands.RestoreAsync(settings, backup, [Path.Combine(data.Path, DestructionLedger.FileName)], noDestructions: false, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(kind, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        (await again.ReadAsync(db => db.Set<Dilemma>().IgnoreQueryFilters().SingleAsync())).Id.ShouldBe(stays);
        (await again.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        File.ReadAllText(Path.Combine(data.Path, DestructionLedger.FileName)).ShouldNotContain("medewerker");
    }

    [Fact]
    public async Task The_lines_of_the_ledger_do_not_tie_an_offer_to_the_dilemma_it_came_from()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path);
        var (writer, id) = await WithEverythingAsync(house);
        await (await writer.GoAsync($"{Mine}/{id}/verwijderen")).SubmitAsync();

        var lines = house.Services.GetRequiredService<DestructionLedger>().Read().Records;

        lines.Select(line => line.Kind).ShouldBe(["own-record", "team-dilemma"], ignoreOrder: true);
        lines.Select(line => line.Certificate).ShouldBeUnique();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task After_the_writer_left_it_goes_by_itself_when_the_term_of_the_body_is_over_and_no_list_names_it(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await WithEverythingAsync(house);
        await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-2")).WriteAsync();
        await house.ChangeAsync(Utrecht, async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == "medewerker");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == person.Id)).To = new DateOnly(2026, 11, 22);
            db.Add(new RetentionRule { Id = Guid.CreateVersion7(), BodyId = person.BodyId, Kind = "own-record", From = new DateOnly(2026, 11, 1), Length = 30, Unit = TermUnit.Days, Start = StartEvent.EmploymentEnded, Basis = "besluit", SetAt = time.GetUtcNow(), SetById = person.Id });
        });

        time.Advance(TimeSpan.FromDays(30));
        await LookAsync(house);
        (await CountAsync(house)).ShouldBe(2, "the last day counts");
        var administrator = await house.Visitor().SignInAsync(Utrecht, "functioneel-beheerder");
        (await administrator.GoAsync($"/{Utrecht}/beheer/bewaartermijnen/own-record/verlopen")).Page.QuerySelectorAll("main tbody th").ShouldBeEmpty();

        time.Advance(TimeSpan.FromDays(1));
        await LookAsync(house);
        (await CountAsync(house)).ShouldBe(1, "who is still here keeps theirs");
        (await house.ReadAsync(db => db.Set<TeamOffer>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        var entry = (await house.EntriesAsync(Utrecht))[^1];
        (entry.Action, entry.Kind, entry.Actor).ShouldBe(("removed", "own-record", null));
    }

    [Fact]
    public async Task Without_a_term_nothing_of_who_left_goes()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        await WithEverythingAsync(house);
        await house.ChangeAsync(Utrecht, async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == "medewerker");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == person.Id)).To = new DateOnly(2026, 11, 22);
        });

        time.Advance(TimeSpan.FromDays(3_000));
        await LookAsync(house);

        (await CountAsync(house)).ShouldBe(1);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_offer_that_was_discussed_has_a_term_and_one_that_waits_is_never_due(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await WithEverythingAsync(house);
        await house.ChangeAsync(Utrecht, async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == "functioneel-beheerder");
            db.Add(new RetentionRule { Id = Guid.CreateVersion7(), BodyId = person.BodyId, Kind = "team-dilemma", From = new DateOnly(2026, 11, 1), Length = 1, Unit = TermUnit.Months, Start = StartEvent.Closed, Basis = "besluit", SetAt = time.GetUtcNow(), SetById = person.Id });
        });
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).GoAsync(ForTeams)).DoAsync("Besproken");
        var waiting = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");
        await waiting.OfferAsync(await waiting.WriteAsync());

        time.Advance(TimeSpan.FromDays(40));
        var administrator = await (await house.Visitor().SignInAsync(Utrecht, "functioneel-beheerder")).GoAsync($"/{Utrecht}/beheer/bewaartermijnen/team-dilemma/verlopen");

        administrator.Page.QuerySelectorAll("main tbody th").ShouldHaveSingleItem().TextContent.ShouldStartWith("T-2026-11-");
    }

    /// <summary>A dilemma with all that can hang on it: a reader, a reaction, a version for the team.</summary>
    private static async Task<(Visitor Writer, Guid Id)> WithEverythingAsync(RunningHouse house)
    {
        var writer = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await writer.WriteAsync();
        await writer.ShareWithAsync(id, "Adviseur Vergunningen 1");
        var reader = await house.Visitor().SignInAsync(Utrecht, "vergunningen-1");
        await (await reader.GoAsync(await reader.SharedAddressAsync())).SubmitAsync(("Form.Text", "MERKreactie"));
        await writer.OfferAsync(id);
        writer.Text.ShouldContain("De versie zonder namen staat klaar");
        return (writer, id);
    }

    private static Task LookAsync(RunningHouse house) => house.Services.GetRequiredService<RemoveDaily>().LookAsync(CancellationToken.None);

    private static Task<int> CountAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Dilemma>().IgnoreQueryFilters().CountAsync());
}
