using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Organisation.PeopleFiles;

namespace Onkreukbaar.Tests.Organisation;

/// <summary>Who works where and under whom has days: a file says what counts from when, and what was before stays known.</summary>
public sealed class ImportedPositionsTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Who_was_whose_manager_stays_known_when_somebody_moves(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var moves = Today.AddDays(10);
        await house.ImportHereAsync(Two);

        var moved = Two.Replace("P2;Bram Werk;ambtenaar;Adviseur;SPORT;Sport;WELZIJN;;nee;01-03-2021;;", $"P2;Bram Werk;ambtenaar;Adviseur;WELZIJN;Welzijn;geen;;nee;01-03-2021;;{Day(moves)}", StringComparison.Ordinal);
        (await house.ImportHereAsync(moved)).ShouldBe("positions: 1 changed");
        (await house.ImportHereAsync(moved)).ShouldBeEmpty();
        (await house.ImportHereAsync(Two)).ShouldBeEmpty("a file of today leaves what is planned");

        (await house.PositionsOfAsync("P2")).ShouldBe([$"Adviseur SPORT 2021-03-01 {Day(moves.AddDays(-1))}", $"Adviseur WELZIJN {Day(moves)}"]);
        (await house.ManagerOfAsync("P2", Today)).ShouldBe("P1");
        (await house.ManagerOfAsync("P2", moves.AddDays(-1))).ShouldBe("P1");
        (await house.ManagerOfAsync("P2", moves)).ShouldBe("P3");
    }

    [Fact]
    public async Task Another_manager_or_lead_counts_from_the_day_of_the_import_when_the_row_says_no_day()
    {
        var time = new SetTime(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(time: time);
        await house.ImportHereAsync(Two);
        time.Advance(TimeSpan.FromDays(30));

        await house.ImportHereAsync(Two.Replace("SPORT;Sport;WELZIJN;;nee", "SPORT;Sport;WELZIJN;P3;ja", StringComparison.Ordinal).Replace("SPORT;Sport;WELZIJN;;ja", "SPORT;Sport;WELZIJN;;nee", StringComparison.Ordinal));

        (await house.ManagerOfAsync("P2", new DateOnly(2026, 3, 31))).ShouldBe("P1");
        (await house.ManagerOfAsync("P2", new DateOnly(2026, 4, 1))).ShouldBe("P3", "the manager of their own goes first");
        (await house.ManagerOfAsync("P1", new DateOnly(2026, 3, 31))).ShouldBe("P3");
        (await house.ManagerOfAsync("P1", new DateOnly(2026, 4, 1))).ShouldBe("P2", "who leads the unit now");
        (await house.PositionsOfAsync("P1")).ShouldBe(["Teamleider SPORT 2020-01-01"], "only what changed is a new part");
    }

    [Fact]
    public async Task Who_moves_leads_the_old_unit_until_the_day_before_and_a_file_of_today_leaves_that()
    {
        await using var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        await house.ImportHereAsync(Two);

        var moved = await house.ImportHereAsync(Two.Replace("SPORT;Sport;WELZIJN;;ja;2020-01-01;;", "KUNST;Kunst;WELZIJN;;ja;2020-01-01;;2026-05-01", StringComparison.Ordinal));
        var today = await house.ImportHereAsync(Two);

        moved.ShouldBe("units: 1 new; positions: 1 changed; leads: 1 new, 1 ended");
        today.ShouldBeEmpty();
        (await house.ManagerOfAsync("P2", new DateOnly(2026, 4, 30))).ShouldBe("P1");
        (await house.ManagerOfAsync("P2", new DateOnly(2026, 5, 1))).ShouldBe("P3");
        (await house.AskAsync(db => db.Set<UnitLead>().CountAsync(lead => lead.From == new DateOnly(2026, 5, 1) && lead.To == null))).ShouldBe(1, "the new unit, from then on");
    }

    [Fact]
    public async Task A_row_that_begins_later_goes_on_with_the_position_that_no_row_tells_of_any_more()
    {
        await using var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        await house.ImportHereAsync(Two);
        const string Moved = "P2;Bram Werk;ambtenaar;Senior adviseur;WELZIJN;Welzijn;geen;;nee;2026-05-01;;";

        await house.ImportHereAsync(File(AllColumns, Moved));
        await house.ImportHereAsync(File(AllColumns, Moved));

        (await house.PositionsOfAsync("P2")).ShouldBe(["Adviseur SPORT 2021-03-01 2026-04-30", "Senior adviseur WELZIJN 2026-05-01"]);
    }

    [Fact]
    public async Task Two_rows_are_two_positions_with_a_manager_each()
    {
        await using var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        var both = Two + "P2;Bram Werk;ambtenaar;Zwemmeester;WELZIJN;Welzijn;geen;;;2021-03-01;;\n";

        await house.ImportHereAsync(both);
        var again = await house.ImportHereAsync(both);

        (await house.PositionsOfAsync("P2")).ShouldBe(["Adviseur SPORT 2021-03-01", "Zwemmeester WELZIJN 2021-03-01"]);
        again.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_planned_gives_way_to_a_row_that_says_its_day_and_what_has_begun_does_not()
    {
        var time = new SetTime(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(time: time);
        await house.ImportHereAsync(Two);
        await house.ImportHereAsync(Moved("2026-06-01"));

        await house.ImportHereAsync(Moved("2026-05-01"));
        (await house.PositionsOfAsync("P2")).ShouldBe(["Adviseur SPORT 2021-03-01 2026-04-30", "Hoofd WELZIJN 2026-05-01"]);
        time.Advance(TimeSpan.FromDays(100));
        var refused = await house.RefusedAsync(Moved("2026-04-01").Replace("Hoofd", "Chef", StringComparison.Ordinal));

        refused.ShouldBe(["Row 2, column ingangsdatum: this position changed after 2026-04-01 already, on 2026-05-01; expected that day or a later one"]);
        (await house.ImportHereAsync(Moved("2026-04-01"))).ShouldBeEmpty("a day gone by that tells nothing new");

        static string Moved(string on) => File(AllColumns, $"P2;Bram Werk;ambtenaar;Hoofd;WELZIJN;Welzijn;geen;;nee;01-03-2021;;{on}");
    }

    [Fact]
    public async Task A_file_without_a_column_says_nothing_about_it()
    {
        await using var house = await RunningHouse.OpenAsync();
        await house.ImportHereAsync(Two);

        var changed = await house.ImportHereAsync(File("personeelsnummer;naam;soort;vanaf;tot_en_met", "P1;Anna Baas-Werk;ambtenaar;2020-01-01;"));

        changed.ShouldBe("people: 1 changed");
        (await house.PositionsOfAsync("P1")).ShouldBe(["Teamleider SPORT 2020-01-01"]);
        (await house.ManagerOfAsync("P2", Today)).ShouldBe("P1");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Who_is_not_in_a_file_stays_and_in_a_complete_one_their_position_ends_today(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var later = Day(Today.AddMonths(1));
        await house.ImportHereAsync(Two + $"P4;Dirk Straks;stagiair;Stagiair;SPORT;Sport;WELZIJN;;;{later};;\n");
        var only = File(AllColumns, Two.Split('\n')[2]);

        (await house.ImportHereAsync(only)).ShouldBeEmpty();
        (await house.ImportAsync(only, "--complete")).Exit.ShouldBe(0);

        (await house.PositionsOfAsync("P1")).ShouldBe([$"Teamleider SPORT 2020-01-01 {Day(Today)}"]);
        (await house.ManagerOfAsync("P1", Today)).ShouldBe("P3", "the last day counts");
        (await house.PositionsOfAsync("P2")).ShouldBe(["Adviseur SPORT 2021-03-01"]);
        (await house.PositionsOfAsync("P4")).ShouldBeEmpty("what never began is withdrawn");
        (await house.ManagerOfAsync("P2", Today.AddDays(1))).ShouldBeNull("nobody is left");
        (await house.AskAsync(db => db.Set<Position>().On(Today.AddDays(1)).Where(position => position.Kind == PositionKind.Councillor).CountAsync())).ShouldBe(4, "a file of officials says nothing about the council");
    }

    [Fact]
    public async Task An_ended_position_ends_what_its_holder_leads_and_who_comes_back_goes_on()
    {
        await using var house = await RunningHouse.OpenAsync();
        await house.ImportHereAsync(Two);
        var ended = Two.Replace("2020-01-01;;", $"2020-01-01;{Day(Today.AddDays(5))};", StringComparison.Ordinal);

        (await house.ImportHereAsync(ended)).ShouldBe("positions: 1 ended; leads: 1 ended");
        (await house.ManagerOfAsync("P2", Today.AddDays(6))).ShouldBe("P3");
        (await house.ImportHereAsync(Two)).ShouldBe("positions: 1 changed; leads: 1 changed");

        (await house.ManagerOfAsync("P2", Today.AddDays(6))).ShouldBe("P1");
        (await house.PositionsOfAsync("P1")).ShouldBe(["Teamleider SPORT 2020-01-01"]);
    }

    [Fact]
    public async Task A_position_counts_from_its_first_day()
    {
        await using var house = await RunningHouse.OpenAsync();
        var first = Today.AddDays(3);
        await house.ImportHereAsync(Two);

        await house.ImportHereAsync(File(AllColumns, $"P9;Eva Nieuw;ingehuurd;Interim;SPORT;Sport;WELZIJN;;;{Day(first)};;"));

        (await house.ManagerOfAsync("P9", first)).ShouldBe("P1");
        (await house.AskAsync(db => db.Set<Position>().On(first.AddDays(-1)).CountAsync(position => position.Title == "Interim"))).ShouldBe(0);
    }
}
