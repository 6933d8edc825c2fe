using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Backup;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A backup is one file from either database to either database: whole or not at all, and never with what was destroyed.</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Mark = "MERKwoordQX7";

    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder elsewhere = new();

    private string Backup => Path.Combine(elsewhere.Path, "huis.backup");

    private string NewFolder => Path.Combine(elsewhere.Path, "nieuw");

    public void Dispose()
    {
        data.Dispose();
        elsewhere.Dispose();
    }

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
    public async Task What_was_destroyed_after_the_backup_does_not_come_back(DatabaseKind kind)
    {
        Guid gone, stays;
        await using (var house = await RunningHouse.OpenAsync(kind, time: Now, data: data.Path))
        {
            gone = await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            stays = await house.AddGiftAsync("G-2026-0001", "2026-11-01", "blijft");
            var administrator = await (await house.AdministratorAsync()).SetTermAsync("gift-official");
            await administrator.ProposeAsync("gift-official");
            await TakeAsync(house);
            await (await house.CoordinatorAsync()).ConfirmAsync(administrator.At);
            (await house.TablesWithAsync(Mark)).ShouldBeEmpty();
        }

        var withoutLedger = await EmptyAsync(kind);
        (await RefusedAsync(withoutLedger, [])).ShouldContain("--ledger");
        var settings = await EmptyAsync(kind);
        var restored = await BackupCommands.RestoreAsync(settings, Backup, [Path.Combine(data.Path, DestructionLedger.FileName)], noDestructions: false, CancellationToken.None);

        restored.LeftOut.ShouldBe(1);
        await using var again = await RunningHouse.OpenAsync(kind, time: Now, data: settings.DataFolder, connection: settings.ConnectionString);
        (await again.TablesWithAsync(Mark)).ShouldBeEmpty();
        (await again.TablesWithAsync(gone.ToString())).ShouldBe(["audit_entries", "retention_proposed"], ignoreOrder: true);
        (await again.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).Id.ShouldBe(stays);
        (await again.EntriesAsync(Dalfsen)).TakeLast(2).Select(entry => entry.Action).ShouldBe(["restored", "destroyed"]);
        (await again.VerifiedAsync()).Problems.ShouldBeEmpty();
        (await (await again.CoordinatorAsync()).GoAsync(RetentionVisits.Destructions)).Text.ShouldContain("Er ligt geen voorstel");

        // And the ledger goes on in the new folder, so that a next restore knows it too.
        LedgerContents.Read([Path.Combine(settings.DataFolder, DestructionLedger.FileName)]).Knows(gone).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_ledger_it_would_come_back()
    {
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await TakeAsync(house);
        }

        var settings = await EmptyAsync(DatabaseKind.Sqlite);
        await BackupCommands.RestoreAsync(settings, Backup, [], noDestructions: true, CancellationToken.None);

        await using var again = await RunningHouse.OpenAsync(time: Now, data: settings.DataFolder);
        (await again.TablesWithAsync(Mark)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_announced_stays_away_also_when_the_program_died_before_it_destroyed_it()
    {
        Guid announced;
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            announced = await house.AddGiftAsync("G-2020-0001", "2020-05-01", Mark);
            await TakeAsync(house);
            house.Services.GetRequiredService<DestructionLedger>().Announce(Dalfsen, "gift-official", Guid.CreateVersion7(), [announced]);
        }

        var settings = await EmptyAsync(DatabaseKind.Sqlite);
        var restored = await BackupCommands.RestoreAsync(settings, Backup, [Path.Combine(data.Path, DestructionLedger.FileName)], noDestructions: false, CancellationToken.None);

        restored.LeftOut.ShouldBe(1);
    }

    [Fact]
    public async Task A_ledger_that_knows_less_than_the_backup_is_refused_and_so_is_a_false_statement()
    {
        var old = Path.Combine(elsewhere.Path, "oud.log");
        await using (var house = await RunningHouse.OpenAsync(time: Now, data: data.Path))
        {
            await house.AddGiftAsync("G-2020-0001", "2020-05-01");
            await (await house.AdministratorAsync()).SetTermAsync("gift-official");
            await house.DestroyAsync("gift-official");
            await TakeAsync(house);
            await File.WriteAllTextAsync(old, "");
        }

        (await RefusedAsync(await EmptyAsync(DatabaseKind.Sqlite), [old])).ShouldContain("an older one");
        (await RefusedAsync(await EmptyAsync(DatabaseKind.Sqlite), [], noDestructions: true)).ShouldContain("the ledger does not know", Case.Insensitive);
        var sameFolder = Settings(data.Path);
        File.Move(Path.Combine(data.Path, Database.SqliteFile), Path.Combine(elsewhere.Path, "weg.db"));
        (await RefusedAsync(sameFolder, [], noDestructions: true)).ShouldContain("the ledger says otherwise");
        (await RefusedAsync(sameFolder, [Path.Combine(elsewhere.Path, "niets.log")])).ShouldContain("There is no file");
        await File.WriteAllTextAsync(old, "halve regel\n");
        (await RefusedAsync(sameFolder, [old])).ShouldContain("line 1 of oud.log cannot be read");
    }

    [Fact]
    public async Task A_line_of_the_ledger_that_was_cut_off_counts_for_nothing_and_the_next_one_counts()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now, data: data.Path);
        var ledger = house.Services.GetRequiredService<DestructionLedger>();
        var (first, second, certificate) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var file = Path.Combine(data.Path, DestructionLedger.FileName);
        ledger.Announce(Dalfsen, "round", certificate, [first]);
        await File.AppendAllTextAsync(file, "dalfsen;round;0191b6");

        ledger.Announce(Dalfsen, "round", certificate, [second]);

        var read = ledger.Read();
        read.Problems.ShouldBeEmpty();
        read.Records.Select(record => record.Id).ShouldBe([first, second]);
        ledger.TakeBack(Dalfsen, certificate);
        ledger.Read().Records.ShouldBeEmpty();
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
            ("a row changed", () => Rewrite("registers_gifts", text => text.Replace("2500", "9500", StringComparison.Ordinal))),
            ("a row gone", () => Rewrite("organisation_people", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
            ("a row twice", () => Rewrite("registers_gifts", text => text + text)),
            ("a part gone", () => Alter(zip => zip.Entries.First(entry => entry.FullName.Contains("registers_gifts", StringComparison.Ordinal)).Delete())),
            ("a part more", () => Alter(zip => zip.CreateEntry("999-more.ndjson"))),
            ("the manifest changed", () => Rewrite("manifest.json", text => text.Replace("\"rows\": 1", "\"rows\": 2", StringComparison.Ordinal))),
            ("the manifest and its hash changed", () => AlterManifest(manifest => manifest["parts"]![0]!["rows"] = 99)),
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
        RewriteWithHash("registers_versions", text => text.Replace("MERKwoordQX7 reden", "x", StringComparison.Ordinal).Replace("[\"0", "[\"9", StringComparison.Ordinal));
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
        AlterManifest(manifest => manifest["migration"] = "20991231000000_Later");
        (await RefusedAsync(settings, [], noDestructions: true)).ShouldBe("The backup was made by a newer program (database 20991231000000_Later); restore it with that one.");
        AlterManifest(manifest => manifest["format"] = 2);
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
        Forget(("organisation_settings", "WithdrawnOn"), ("registers_gifts", "DiscoveredOn"), ("registers_gifts", "InvoiceNumber"), ("registers_versions", "Language"), ("codes_activations", "IsOwn"), ("codes_activations", "AfterId"), ("registers_gifts", "SearchShown"));
        string[] later = ["files_", "administration_", "notifications_", "knowledge_", "dilemmas_", "codekeeping_"];
        AlterManifest(manifest =>
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

    private static HouseSettings Settings(string folder, string? connection = null) => new() { IsDemo = true, DataFolder = folder, CodesFolder = Repository.Codes, ConnectionString = connection };

    private async Task<HouseSettings> EmptyAsync(DatabaseKind kind)
    {
        var folder = Path.Combine(elsewhere.Path, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        return Settings(folder, kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null);
    }

    private async Task TakeAsync(RunningHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TakeBackup>().RunAsync(Backup, CancellationToken.None);
    }

    private async Task<string> RefusedAsync(HouseSettings settings, string[] ledgers, bool noDestructions = false) =>
        (await Should.ThrowAsync<CannotStartException>(() => BackupCommands.RestoreAsync(settings, Backup, ledgers, noDestructions, CancellationToken.None))).Message;

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

    private void Alter(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(Backup, ZipArchiveMode.Update);
        change(zip);
    }

    private void Rewrite(string part, Func<string, string> change) => Alter(zip =>
    {
        var entry = zip.Entries.First(found => found.FullName.Contains(part, StringComparison.Ordinal));
        var text = Read(entry);
        var changed = change(text);
        changed.ShouldNotBe(text);
        Replace(zip, entry.FullName, changed);
    });

    /// <summary>By somebody who knows how it is made.</summary>
    private void RewriteWithHash(string part, Func<string, string> change)
    {
        Rewrite(part, change);
        string hash;
        using (var zip = ZipFile.OpenRead(Backup))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Read(zip.Entries.First(found => found.FullName.Contains(part, StringComparison.Ordinal))))));
        }

        AlterManifest(manifest => manifest["parts"]!.AsArray().First(found => found!["table"]!.GetValue<string>() == part)!["sha256"] = hash);
    }

    private void AlterManifest(Action<JsonNode> change, Action<ZipArchive>? more = null) => Alter(zip =>
    {
        var manifest = JsonNode.Parse(Read(zip.GetEntry("manifest.json")!))!;
        change(manifest);
        Replace(zip, "manifest.json", manifest.ToJsonString());
        Replace(zip, "manifest.sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest.ToJsonString()))));
        more?.Invoke(zip);
    });

    /// <summary>Takes columns out, from the list of columns and from every row.</summary>
    private void Forget(params (string Table, string Column)[] columns) => Alter(zip =>
    {
        var manifest = JsonNode.Parse(Read(zip.GetEntry("manifest.json")!))!;
        foreach (var (table, column) in columns)
        {
            var part = manifest["parts"]!.AsArray().Single(part => part!["table"]!.GetValue<string>() == table)!;
            var all = part["columns"]!.AsArray();
            var place = all.Index().Single(one => one.Item!["name"]!.GetValue<string>() == column).Index;
            all.RemoveAt(place);
            var entry = part["entry"]!.GetValue<string>();
            var rows = string.Concat(Read(zip.GetEntry(entry)!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Without(line, place) + "\n"));
            Replace(zip, entry, rows);
            part["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows)));
        }

        Replace(zip, "manifest.json", manifest.ToJsonString());
    });

    private static string Without(string row, int place)
    {
        var values = JsonNode.Parse(row)!.AsArray();
        values.RemoveAt(place);
        return values.ToJsonString(AsWritten);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
