using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Support.Audited;

namespace Onkreukbaar.Tests.Platform;

/// <summary>Whoever changes the audit with a database tool is found out, and a sound audit is left in peace.</summary>
public sealed class VerifyAuditTests
{
    /// <summary>For every column another value that the database takes; ids come from the first entry.</summary>
    private static readonly IReadOnlyList<(string Column, string Value)> Forgeries =
    [
        ("At", "\"At\" + 1"),
        ("Actor", "(select first.\"ObjectId\" from audit_entries first where first.\"Seq\" = 1)"),
        ("OnBehalfOf", "(select first.\"ObjectId\" from audit_entries first where first.\"Seq\" = 1)"),
        ("Origin", "'cli'"),
        ("Action", "'removed'"),
        ("Kind", "'gift'"),
        ("ObjectId", "(select first.\"ObjectId\" from audit_entries first where first.\"Seq\" = 1)"),
        ("Result", "'refused'"),
        ("Reason", "''"),
        ("ContentMac", "\"Hash\""),
        ("Hash", "(select first.\"Hash\" from audit_entries first where first.\"Seq\" = 1)"),
    ];

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_sound_audit_has_no_problems(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 3);
        house.WriteHeads();
        await house.AddRowsAsync(Dalfsen, 2);

        var found = await house.VerifiedAsync();

        found.Problems.ShouldBeEmpty();
        found.Sound.ShouldBe(["provincie-utrecht: 0 entries", "gemeente-utrecht: 0 entries", "alphen-aan-den-rijn: 0 entries", $"dalfsen: 5 entries, last hash {(await house.EntriesAsync(Dalfsen))[^1].Hash}"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_changed_field_is_found_in_its_entry_whichever_field_it_is(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 3);
        // The second statement only counts: how many rows making a table counts differs from one connection to the next.
        await house.TamperAsync("create table kept as select * from audit_entries where \"Seq\" = 2; update audit_entries set \"Result\" = \"Result\" where \"Seq\" = 2");
        var covered = typeof(AuditEntry).GetProperties().Select(column => column.Name).Except(["BodyId", "Year", "Seq"]);
        Forgeries.Select(forgery => forgery.Column).ShouldBe(covered, ignoreOrder: true, "the other three are the key: changing them leaves a gap");

        foreach (var (column, value) in Forgeries)
        {
            await house.TamperAsync($"update audit_entries set \"{column}\" = {value} where \"Seq\" = 2");
            var found = await house.VerifiedAsync();
            await house.TamperAsync($"update audit_entries set \"{column}\" = (select \"{column}\" from kept) where \"Seq\" = 2");

            found.Problems.ShouldContain(problem => problem.Contains("entry 2 was changed"), column);
            found.Sound.ShouldAllBe(line => !line.StartsWith(Dalfsen));
        }

        (await house.VerifiedAsync()).Problems.ShouldBeEmpty("everything was put back");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_deleted_entry_leaves_a_gap(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 5);

        await house.TamperAsync("delete from audit_entries where \"Seq\" = 2");
        var one = await house.VerifiedAsync();
        await house.TamperAsync("delete from audit_entries where \"Seq\" = 3");
        var two = await house.VerifiedAsync();

        one.Problems.ShouldHaveSingleItem().ShouldEndWith("entry 2 is missing");
        two.Problems.ShouldHaveSingleItem().ShouldEndWith("entries 2 to 3 are missing");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_gap_that_is_closed_by_renumbering_is_found(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 3);

        await house.TamperAsync("delete from audit_entries where \"Seq\" = 2");
        await house.TamperAsync("update audit_entries set \"Seq\" = 2 where \"Seq\" = 3");

        (await house.VerifiedAsync()).Problems.ShouldContain(problem => problem.Contains("entry 2 was changed"));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_end_that_is_cut_off_is_found_by_the_head_and_with_a_forged_head_by_the_file(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 4);
        var year = (await house.EntriesAsync(Dalfsen))[0].Year;

        await house.TamperAsync("delete from audit_entries where \"Seq\" = 4");
        var cut = await house.VerifiedAsync();
        await house.TamperAsync("update audit_heads set \"Seq\" = 3, \"Hash\" = (select e.\"Hash\" from audit_entries e where e.\"Seq\" = 3) where \"Seq\" = 4");
        var forged = await house.VerifiedAsync();

        cut.Problems.ShouldContain($"dalfsen {year}: the head says entry 4, and the last one is 3");
        forged.Problems.ShouldHaveSingleItem().ShouldBe($"dalfsen {year}: the end was cut off: the heads file has seen entry 4, and the last one is 3");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_forged_or_missing_head_is_found(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 2);

        await house.TamperAsync("update audit_heads set \"Hash\" = (select e.\"Hash\" from audit_entries e where e.\"Seq\" = 1)");
        var forged = await house.VerifiedAsync();
        await house.TamperAsync("update audit_heads set \"Seq\" = 9");
        var ahead = await house.VerifiedAsync();
        await house.TamperAsync("delete from audit_heads");
        var missing = await house.VerifiedAsync();

        forged.Problems.ShouldHaveSingleItem().ShouldEndWith("the head has another hash than entry 2");
        ahead.Problems.ShouldHaveSingleItem().ShouldEndWith("the head says entry 9, and the last one is 2");
        missing.Problems.ShouldHaveSingleItem().ShouldEndWith("the head is missing");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_chain_that_is_made_anew_after_a_change_fits_itself_and_not_the_file(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 3);
        house.WriteHeads();

        await house.TamperAsync("update audit_entries set \"Action\" = 'viewed' where \"Seq\" = 2");
        var hash = "";
        foreach (var entry in await house.EntriesAsync(Dalfsen))
        {
            hash = entry.HashAfter(hash);
            await house.TamperAsync($"update audit_entries set \"Hash\" = '{hash}' where \"Seq\" = {entry.Seq}");
        }

        await house.TamperAsync($"update audit_heads set \"Hash\" = '{hash}'");

        (await house.VerifiedAsync()).Problems.ShouldHaveSingleItem().ShouldEndWith("entry 3 is another one than the heads file has seen");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_year_that_is_taken_out_is_found_by_the_next_one(DatabaseKind kind)
    {
        var time = new SetTime(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await house.AddRowsAsync(Dalfsen, 2);
            time.Advance(TimeSpan.FromDays(365));
        }

        var before = await house.VerifiedAsync();
        await house.TamperAsync("delete from audit_entries where \"Year\" = 2027");
        await house.TamperAsync("delete from audit_heads where \"Year\" = 2027");
        File.Delete(house.HeadsFile());

        before.Problems.ShouldBeEmpty();
        (await house.VerifiedAsync()).Problems.ShouldContain("dalfsen 2028: entry 1 was changed, or the hash of the one before it");
    }

    [Fact]
    public async Task A_database_that_was_put_in_the_place_of_another_does_not_fit_the_file()
    {
        await using var house = await RunningHouse.OpenAsync();
        await File.WriteAllTextAsync(house.HeadsFile(), $"zwolle;2026;7;{new string('a', 64)};2026-03-02T09:00:00Z\nhalf a li");

        var found = await house.VerifiedAsync();

        found.Problems.ShouldBe(["zwolle: the heads file has seen this body, and it is not here", "line 2 of the heads file cannot be read"]);
    }

    [Fact]
    public async Task A_missing_file_is_a_problem_as_soon_as_there_is_something_to_cut_off()
    {
        await using var house = await RunningHouse.OpenAsync();
        var nothingYet = await house.VerifiedAsync();
        await house.AddARowAsync(Dalfsen);
        house.WriteHeads();

        File.Delete(house.HeadsFile());

        nothingYet.Problems.ShouldBeEmpty();
        (await house.VerifiedAsync()).Problems.ShouldHaveSingleItem().ShouldContain("heads file cannot be read");
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_problem_and_not_a_crash()
    {
        await using var house = await RunningHouse.OpenAsync();
        await house.AddRowsAsync(Dalfsen, 3);

        await house.TamperAsync("update audit_entries set \"ObjectId\" = 'nothing' where \"Seq\" = 2");

        (await house.VerifiedAsync()).Problems.ShouldHaveSingleItem().ShouldEndWith("the audit cannot be read after entry 1");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Verifying_neither_waits_for_a_writer_nor_mistakes_one_for_a_forger(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 2);

        await house.ForAsync(Dalfsen, (changes, _) => changes.MakeAsync(By.Job, async () =>
        {
            (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
            return null;
        }, CancellationToken.None));
        var writing = Task.Run(() => house.AddRowsAsync(Dalfsen, 30));
        while (!writing.IsCompleted)
        {
            (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
        }

        await writing;
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_command_ends_with_0_for_a_sound_audit_and_with_1_and_a_line_for_a_broken_one(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await house.AddRowsAsync(Dalfsen, 3);
        var sound = await VerifyAsync(house);
        await house.TamperAsync("update audit_entries set \"Action\" = 'removed' where \"Seq\" = 2");

        var broken = await VerifyAsync(house);

        sound.Exit.ShouldBe(0);
        sound.Error.ShouldBeEmpty();
        sound.Output.ShouldContain($"dalfsen: 3 entries, last hash {(await house.EntriesAsync(Dalfsen))[^1].Hash}");
        broken.Exit.ShouldBe(1);
        broken.Error.ShouldHaveSingleItem().ShouldContain("entry 2 was changed");
        broken.Output.Count.ShouldBe(3, "the three other bodies are sound");
    }

    [Fact]
    public async Task The_command_compares_with_a_copy_of_the_heads_that_was_kept_elsewhere()
    {
        using var elsewhere = new TemporaryFolder();
        var copy = Path.Combine(elsewhere.Path, "heads.log");
        await using var house = await RunningHouse.OpenAsync();
        await house.AddRowsAsync(Dalfsen, 3);
        house.WriteHeads();
        File.Copy(house.HeadsFile(), copy);

        await house.TamperAsync("delete from audit_entries");
        await house.TamperAsync("delete from audit_heads");
        File.Delete(house.HeadsFile());
        var alone = await VerifyAsync(house);
        var compared = await VerifyAsync(house, "--heads", copy);
        var mistyped = await VerifyAsync(house, "--heads", copy + "x");

        alone.Exit.ShouldBe(0, "who may delete everything, the file included, is found only by a copy elsewhere");
        compared.Exit.ShouldBe(1);
        compared.Error.ShouldHaveSingleItem().ShouldContain("the heads file has seen entry 3");
        mistyped.Exit.ShouldBe(1);
        mistyped.Error.ShouldHaveSingleItem().ShouldContain("heads.logx");
    }

    private static async Task<(int Exit, IReadOnlyList<string> Output, IReadOnlyList<string> Error)> VerifyAsync(RunningHouse house, params string[] more)
    {
        house.WriteHeads();
        var settings = house.Services.GetRequiredService<Cli.HouseSettings>();
        var environment = settings.ConnectionString is { } connection ? new Dictionary<string, string> { ["ONKREUKBAAR__Database"] = connection } : [];
        return await Shell.RunAsync(environment, ["verify-audit", "--data", settings.DataFolder, .. more]);
    }
}
