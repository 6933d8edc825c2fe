using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Tests.Retention;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What was destroyed after a backup was made does not come back with it: the ledger outside the database knows.</summary>
public sealed class RestoredDestructionsTests : BackupHouse
{
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
}
