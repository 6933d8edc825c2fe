using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A backup is one file from either database to either database: whole or not at all, and never with what was destroyed.</summary>
public sealed class BackupTests : BackupHouse
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.PostgreSql, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql, DatabaseKind.PostgreSql)]
    public async Task What_was_backed_up_stands_in_every_table_after_the_restore(DatabaseKind from, DatabaseKind to)
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> before;
        await using (var house = await RunningHouse.OpenAsync(from, time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", "é 'aanhaling' \\ 🌷\n\u2028");
            await house.AddRowsAsync(Dalfsen, 3);
            await SetParentsTheOtherWayRoundAsync(house);
            before = await house.EverythingAsync();

            await TakeAsync(house);
        }

        var settings = await EmptyAsync(to);
        var restored = await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(to, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        var after = await again.EverythingAsync();
        restored.Rows.ShouldBe(before.Sum(table => table.Value.Count));
        before.Values.Count(rows => rows.Count > 0).ShouldBeGreaterThan(14, "there is something in most tables");
        foreach (var (table, rows) in before.Where(table => !table.Key.StartsWith("audit_", StringComparison.Ordinal)))
        {
            after[table].ShouldBe(rows, table);
        }

        before["audit_entries"].ShouldBeSubsetOf(after["audit_entries"]);
        (await again.EntriesAsync(Dalfsen))[^1].Action.ShouldBe("restored");
        (await again.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_column_has_a_type_that_a_backup_can_hold()
    {
        await using var house = await RunningHouse.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        TablesOfModel.Of(db).Select(part => part.Table).ShouldBe(db.Model.GetRelationalModel().Tables.Select(table => table.Name), ignoreOrder: true);

        ColumnType.For(typeof(decimal)).ShouldBeNull("a type that nobody taught it is seen");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_backup_is_of_one_moment_also_while_others_write(DatabaseKind kind)
    {
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            await house.AddRowsAsync(Dalfsen, 2);
            var writing = Task.Run(() => house.AddRowsAsync(Dalfsen, 40));
            await TakeAsync(house);
            await writing;
        }

        var settings = await EmptyAsync(kind);
        await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(kind, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        (await again.VerifiedAsync()).Problems.ShouldBeEmpty("rows, entries and heads are of one moment");
        (await again.RowsAsync(Dalfsen)).ShouldBe((await again.EntriesAsync(Dalfsen)).Count(entry => entry.Action == "added"));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_backup_that_was_cut_off_or_altered_is_refused_and_nothing_is_written(DatabaseKind kind)
    {
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await TakeAsync(house);
        }

        var whole = await File.ReadAllBytesAsync(Backup);
        var settings = await EmptyAsync(kind);
        (string What, Action Damage)[] damages =
        [
            ("cut off", () => File.WriteAllBytes(Backup, whole[..^100])),
            ("half", () => File.WriteAllBytes(Backup, whole[..(whole.Length / 2)])),
            ("something else", () => File.WriteAllText(Backup, "geen back-up")),
            ("empty", () => File.WriteAllBytes(Backup, [])),
            ("a row changed", () => Altered.Rewrite("registers_gifts", text => text.Replace("2500", "9500", StringComparison.Ordinal))),
            ("a row gone", () => Altered.Rewrite("organisation_people", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
            ("a row twice", () => Altered.Rewrite("registers_gifts", text => text + text)),
            ("a part gone", () => Altered.Alter(zip => zip.Entries.First(entry => entry.FullName.Contains("registers_gifts", StringComparison.Ordinal)).Delete())),
            ("a part more", () => Altered.Alter(zip => zip.CreateEntry("999-more.ndjson"))),
            ("the manifest changed", () => Altered.Rewrite("manifest.json", text => text.Replace("\"rows\": 1", "\"rows\": 2", StringComparison.Ordinal))),
            ("the manifest and its hash changed", () => Altered.AlterManifest(manifest => manifest["parts"]![0]!["rows"] = 99)),
        ];
        foreach (var (what, damage) in damages)
        {
            await File.WriteAllBytesAsync(Backup, whole);
            damage();

            var refusal = await RefusedAsync(settings, [], noDestructions: true);

            refusal.ShouldNotContain('\n', what);
            await NothingIsThereAsync(settings, what);
        }

        await File.WriteAllBytesAsync(Backup, whole);
        (await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None)).Rows.ShouldBeGreaterThan(100, "undamaged it goes in");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_fails_halfway_leaves_nothing_behind(DatabaseKind kind)
    {
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await TakeAsync(house);
        }

        // A row of the last table points at a person who is not there: every hash is right, and the database refuses.
        Altered.RewriteWithHash("registers_versions", text => text.Replace("MERKwoordQX7 reden", "x", StringComparison.Ordinal).Replace("[\"0", "[\"9", StringComparison.Ordinal));
        var settings = await EmptyAsync(kind);

        (await RefusedAsync(settings, [], noDestructions: true)).ShouldContain("nothing was put back");

        await NothingIsThereAsync(settings, "foreign key");
    }

    [Fact]
    public async Task A_newer_backup_is_refused_with_one_clear_line()
    {
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            await TakeAsync(house);
        }

        var settings = await EmptyAsync(DatabaseKind.Sqlite);
        Altered.AlterManifest(manifest => manifest["migration"] = "20991231000000_Later");
        (await RefusedAsync(settings, [], noDestructions: true)).ShouldBe("The backup was made by a newer program (database 20991231000000_Later); restore it with that one.");
        Altered.AlterManifest(manifest => manifest["format"] = 2);
        (await RefusedAsync(settings, [], noDestructions: true)).ShouldBe("The backup was made by a newer program (format 2); restore it with that one.");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_backup_of_an_older_version_is_restored_and_brought_up_to_date(DatabaseKind kind)
    {
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await TakeAsync(house);
        }

        // As the version made it that knew no files yet, nor what administrators did, and less about a gift.
        Altered.Forget(("organisation_settings", "WithdrawnOn"), ("registers_gifts", "DiscoveredOn"), ("registers_gifts", "InvoiceNumber"), ("registers_versions", "Language"), ("codes_activations", "IsOwn"), ("codes_activations", "AfterId"), ("registers_gifts", "SearchShown"), ("registers_steps", "Place"), ("registers_gift_parts", "CorrectedValueInCents"));
        string[] later = ["files_", "administration_", "notifications_", "knowledge_", "dilemmas_", "codekeeping_", "talks_", "registers_involved", "registers_following"];
        Altered.AlterManifest(manifest =>
        {
            manifest["migration"] = "20261128000700_GiftsInFull";
            manifest["parts"] = new JsonArray([.. manifest["parts"]!.AsArray().Where(part => !Array.Exists(later, table => part!["table"]!.GetValue<string>().StartsWith(table, StringComparison.Ordinal))).Select(part => part!.DeepClone())]);
        }, zip => zip.Entries.Where(entry => Array.Exists(later, table => entry.FullName.Contains($"-{table}", StringComparison.Ordinal))).ToList().ForEach(entry => entry.Delete()));
        var settings = await EmptyAsync(kind);

        await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(kind, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        (await again.TablesWithAsync(Mark)).Count.ShouldBeGreaterThan(4);
        (await (await again.AdministratorAsync()).SetTermAsync("gift-official")).At.ShouldBe(RetentionVisits.Terms);
        (await again.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_backup_goes_into_an_empty_database_only(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path);
        await TakeAsync(house);
        var before = await house.EverythingAsync();

        var refusal = await RefusedAsync(Settings(data.Path, kind == DatabaseKind.PostgreSql ? house.Database : null), [], noDestructions: true);

        refusal.ShouldBe("There is data here already; a backup is only restored into an empty database.");
        foreach (var (table, rows) in await house.EverythingAsync())
        {
            rows.ShouldBe(before[table], table);
        }
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_keeps_the_house_shut()
    {
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            await using var scope = house.Services.CreateAsyncScope();
            await UnfinishedRestore.BeginAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), CancellationToken.None);
            await TakeAsync(house);
        }

        await using var app = House.Build(Settings(data.Path));
        (await Should.ThrowAsync<CannotStartException>(() => House.RefuseAnOldDatabaseAsync(app, CancellationToken.None))).Message.ShouldStartWith("A restore was broken off here");
        (await RefusedAsync(Settings(data.Path), [], noDestructions: true)).ShouldStartWith("An earlier restore was broken off here");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_a_restore_loses_is_told_and_not_taken_for_a_forgery_but_a_cut_off_end_after_it_is(DatabaseKind kind)
    {
        string heads;
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            await house.AddRowsAsync(Dalfsen, 3);
            house.WriteHeads();
            await TakeAsync(house);
            await house.AddRowsAsync(Dalfsen, 4);
            house.WriteHeads();
            heads = house.HeadsFile();
        }

        var settings = await EmptyAsync(kind);
        Directory.CreateDirectory(settings.DataFolder);
        File.Copy(heads, Path.Combine(settings.DataFolder, AuditHeads.FileName));
        await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(kind, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        await again.AddRowsAsync(Dalfsen, 2);
        var found = await again.VerifiedAsync();
        found.Problems.ShouldBeEmpty();
        found.Sound.ShouldContain(line => line.StartsWith("dalfsen: 6 entries", StringComparison.Ordinal) && line.EndsWith("a restore put it back to entry 3 of 2026, and what came after up to entry 7 of 2026 is lost", StringComparison.Ordinal));

        (await again.Services.GetRequiredService<VerifyAudit>().RunAsync(heads, CancellationToken.None)).Problems.ShouldNotBeEmpty("a copy of before still says what is lost");
        await again.TamperAsync("update audit_entries set \"Action\" = 'viewed' where \"Seq\" = 4");
        (await again.VerifiedAsync()).Problems.ShouldContain("dalfsen 2026: the heads file speaks of a restore, and entry 4 is none");
        await again.TamperAsync("delete from audit_entries where \"Seq\" > 3");
        await again.TamperAsync("update audit_heads set \"Seq\" = 3, \"Hash\" = (select e.\"Hash\" from audit_entries e where e.\"Seq\" = 3) where \"Seq\" = 6");
        (await again.VerifiedAsync()).Problems.ShouldContain(problem => problem.Contains("the end was cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_commands_make_and_restore_a_backup_and_say_what_is_not_in_it()
    {
        var none = new Dictionary<string, string>();
        await Shell.RunAsync(none, "migrate", "--data", data.Path);
        await Shell.RunAsync(none, "body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);

        var made = await Shell.RunAsync(none, "backup", Backup, "--data", data.Path);
        var twice = await Shell.RunAsync(none, "backup", Backup, "--data", data.Path);
        var silent = await Shell.RunAsync(none, "restore", Backup, "--data", NewFolder);
        var restored = await Shell.RunAsync(none, "restore", Backup, "--data", NewFolder, "--no-destructions");
        var verified = await Shell.RunAsync(none, "verify-audit", "--data", NewFolder);

        made.Exit.ShouldBe(0);
        made.Output[0].ShouldContain("The folder keys, destructions.log and the heads of the audit are not in it");
        twice.Exit.ShouldBe(1);
        twice.Error.ShouldHaveSingleItem().ShouldContain("already");
        silent.Exit.ShouldBe(1);
        silent.Error.ShouldHaveSingleItem().ShouldContain("--ledger FILE");
        restored.Exit.ShouldBe(0);
        restored.Output.ShouldContain(line => line.StartsWith("Restored ", StringComparison.Ordinal));
        (verified.Exit, verified.Output[0][..18]).ShouldBe((0, "dalfsen: 2 entries"));
        Directory.GetFiles(elsewhere.Path).ShouldBe([Backup], "no half file is left");
        using var zip = ZipFile.OpenRead(Backup);
        zip.Entries.ShouldAllBe(entry => !entry.FullName.Contains("key", StringComparison.OrdinalIgnoreCase));
        (OperatingSystem.IsWindows() || File.GetUnixFileMode(Backup) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBeTrue("it holds personal data: for this user alone");
    }

    private static async Task NothingIsThereAsync(HouseSettings settings, string what)
    {
        if (settings.ConnectionString is null)
        {
            Directory.GetFiles(settings.DataFolder).ShouldBeEmpty(what);
            return;
        }

        await using var app = House.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        foreach (var table in await EmptyDatabase.TablesAsync(db, CancellationToken.None))
        {
            var count = $"select count(*) as \"Value\" from \"{table}\"";
            (await db.Database.SqlQueryRaw<long>(count).SingleAsync()).ShouldBe(0, $"{what}: {table}");
        }

        (await UnfinishedRestore.IsThereAsync(db.Database, CancellationToken.None)).ShouldBeFalse(what);
    }

    /// <summary>A unit with the smallest id hangs below the one with the largest: rows point at later rows of their own table.</summary>
    private static Task SetParentsTheOtherWayRoundAsync(RunningHouse house) => house.ChangeAsync(Dalfsen, async db =>
    {
        var units = await db.Set<Unit>().OrderBy(unit => unit.Id).ToListAsync();
        units[0].ParentId = units[^1].Id;
    });
}
