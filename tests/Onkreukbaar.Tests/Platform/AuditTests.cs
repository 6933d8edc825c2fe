using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Support.Audited;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A change and the entry that says it happened are kept together, or neither is.</summary>
public sealed class AuditTests
{
    private static readonly Guid Writer = Guid.Parse("0191b6a0-0000-7000-8000-00000000005a");
    private static readonly Guid Holder = Guid.Parse("0191b6a0-0000-7000-8000-000000000070");

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-298")]
    public async Task A_change_says_who_did_what_to_which_record_when_and_for_whom(DatabaseKind kind)
    {
        var time = At("2026-03-02T09:00:00Z");
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var row = Row(house.Body(Dalfsen));

        await house.ForAsync(Dalfsen, (changes, db) => changes.MakeAsync(By.Web(Writer, onBehalfOf: Holder), () =>
        {
            db.Add(row);
            return Task.FromResult<Happened?>(new Happened("decided", "version", row.Id, "refused", "art. 4.2"));
        }, CancellationToken.None));

        (await house.RowsAsync(Dalfsen)).ShouldBe(1);
        var entry = (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem();
        (entry.Actor, entry.OnBehalfOf, entry.Origin).ShouldBe((Writer, Holder, "web"));
        (entry.Action, entry.Kind, entry.ObjectId).ShouldBe(("decided", "version", row.Id));
        (entry.Result, entry.Reason, entry.At).ShouldBe(("refused", "art. 4.2", time.GetUtcNow()));
        (entry.Year, entry.Seq).ShouldBe((2026, 1));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_look_at_a_confidential_record_is_noted(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var record = Guid.CreateVersion7();

        await house.ForAsync(Dalfsen, (changes, _) => changes.NoteAsync(By.Web(Writer), new Happened("viewed", "declaration", record)));

        var entry = (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem();
        (entry.Actor, entry.Action, entry.ObjectId).ShouldBe((Writer, "viewed", record));
    }

    [Fact]
    [Trait("Req", "PU-298")]
    public async Task What_a_record_says_is_not_in_the_audit_and_can_be_compared_with_it_only_by_its_own_salt()
    {
        await using var house = await RunningHouse.OpenAsync();
        const string Content = "Een fles wijn van de aannemer";
        var salt = Salt.New();

        await house.ForAsync(Dalfsen, (changes, _) => changes.NoteAsync(By.Web(Writer), new Happened("declared", "gift", Guid.CreateVersion7(), ContentMac: Salt.Mac(salt, Content))));

        var entry = (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem();
        typeof(AuditEntry).GetProperties(BindingFlags.Public | BindingFlags.Instance).ShouldAllBe(column => !$"{column.GetValue(entry)}".Contains("wijn", StringComparison.OrdinalIgnoreCase));
        entry.ContentMac.ShouldBe(Salt.Mac(salt, Content));
        entry.ContentMac.ShouldNotBe(Salt.Mac(salt, Content + "."), "another text is seen");
        entry.ContentMac.ShouldNotBe(Salt.Mac(Salt.New(), Content), "without its salt nobody can try texts");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_change_that_fails_leaves_neither_row_nor_entry_and_the_next_one_does_not_carry_it_along(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await house.ForAsync(Dalfsen, async (changes, db) =>
        {
            await Should.ThrowAsync<TimeoutException>(() => changes.MakeAsync<bool>(By.Web(Writer), async () =>
            {
                db.Add(Row(house.Body(Dalfsen)));
                await db.SaveChangesAsync();
                db.Add(Row(house.Body(Dalfsen)));
                throw new TimeoutException("halfway");
            }, CancellationToken.None));
            await changes.NoteAsync(By.Web(Writer), new Happened("add", "version", Writer, "refused"));
        });

        (await house.RowsAsync(Dalfsen)).ShouldBe(0);
        (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem().Result.ShouldBe("refused");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_entry_that_cannot_be_written_takes_its_change_with_it(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await house.ForAsync(Dalfsen, (changes, db) => Should.ThrowAsync<Exception>(() => changes.MakeAsync(By.Job, () =>
        {
            db.Add(Row(house.Body(Dalfsen)));
            return Task.FromResult<Happened?>(new Happened("added", "version", Writer, Reason: "half of a pair: \ud83d"));
        }, CancellationToken.None)));

        (await house.RowsAsync(Dalfsen)).ShouldBe(0);
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_unchanged_save_leaves_no_entry(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await house.ForAsync(Dalfsen, async (changes, db) =>
        {
            var answer = await changes.MakeAsync<int>(By.Web(Writer), async () => (await db.Set<KeptVersion>().CountAsync(), []), CancellationToken.None);
            await changes.MakeAsync(By.Web(Writer), () => Task.FromResult<Happened?>(null), CancellationToken.None);

            answer.ShouldBe(1, "the result of the work comes back");
        });

        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_does_not_say_what_happened_is_refused()
    {
        await using var house = await RunningHouse.OpenAsync();

        await house.ForAsync(Dalfsen, async (changes, db) =>
        {
            await Should.ThrowAsync<InvalidOperationException>(() => changes.MakeAsync(By.Job, () =>
            {
                db.Add(Row(house.Body(Dalfsen)));
                return Task.FromResult<Happened?>(null);
            }, CancellationToken.None));
            db.Add(Row(house.Body(Dalfsen)));
            await Should.ThrowAsync<InvalidOperationException>(() => changes.NoteAsync(By.Job, new Happened("viewed", "version", Writer)));
        });

        (await house.RowsAsync(Dalfsen)).ShouldBe(0);
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_body_nothing_is_changed()
    {
        await using var house = await RunningHouse.OpenAsync();
        await using var scope = house.Services.CreateAsyncScope();
        var changes = scope.ServiceProvider.GetRequiredService<Changes>();

        await Should.ThrowAsync<InvalidOperationException>(() => changes.NoteAsync(By.Job, new Happened("viewed", "version", Writer)));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Eight_writers_at_once_make_one_unbroken_chain_of_two_hundred(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await AtOnceAsync(8, () => house.AddRowsAsync(Dalfsen, 25));

        (await house.RowsAsync(Dalfsen)).ShouldBe(200);
        (await house.EntriesAsync(Dalfsen)).Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, 200).Select(seq => (long)seq));
        var found = await house.VerifiedAsync();
        found.Problems.ShouldBeEmpty();
        found.Sound.ShouldContain(line => line.StartsWith("dalfsen: 200 entries", StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Several_things_in_one_change_stand_in_the_chain_one_after_the_other(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await house.ForAsync(Dalfsen, (changes, _) => changes.MakeAsync<bool>(By.Import(), () => Task.FromResult<(bool, IReadOnlyList<Happened>)>((true, [new("added", "gift", Writer), new("added", "gift", Holder)])), CancellationToken.None));
        await house.AddARowAsync(Dalfsen);

        (await house.EntriesAsync(Dalfsen)).Select(entry => entry.Action + entry.Kind).ShouldBe(["addedgift", "addedgift", "addedversion"]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Two_bodies_have_a_chain_each(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        await house.AddRowsAsync(Dalfsen, 2);
        await house.AddARowAsync("gemeente-utrecht");
        await house.AddARowAsync(Dalfsen);

        (await house.EntriesAsync(Dalfsen)).Select(entry => entry.Seq).ShouldBe([1, 2, 3]);
        var first = (await house.EntriesAsync("gemeente-utrecht")).ShouldHaveSingleItem();
        first.Hash.ShouldBe(first.HashAfter(""), "it stands on nothing of another body");
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_new_year_begins_at_one_on_the_closing_hash_of_the_old_one_at_midnight_in_the_Netherlands(DatabaseKind kind)
    {
        var time = At("2026-12-31T22:59:59Z");
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await house.AddRowsAsync(Dalfsen, 2);

        time.Advance(TimeSpan.FromSeconds(1));
        await AtOnceAsync(4, () => house.AddARowAsync(Dalfsen));

        var entries = await house.EntriesAsync(Dalfsen);
        entries.Select(entry => (entry.Year, entry.Seq)).ShouldBe([(2026, 1), (2026, 2), (2027, 1), (2027, 2), (2027, 3), (2027, 4)]);
        entries[2].Hash.ShouldBe(entries[2].HashAfter(entries[1].Hash));
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Whoever_waited_while_another_began_the_new_year_goes_on_in_the_new_year(DatabaseKind kind)
    {
        var before = At("2026-12-31T22:59:59Z");
        await using var house = await RunningHouse.OpenAsync(kind, time: before);
        await house.AddARowAsync(Dalfsen);
        Task waiting = Task.CompletedTask;

        await house.ForAsync(Dalfsen, async (_, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await new Chain(db, house.Body(Dalfsen), new Clock(At("2026-12-31T23:00:00Z"))).AppendAsync(By.Job, [new("closed", "year", Writer)], CancellationToken.None);
            waiting = Task.Run(() => house.AddARowAsync(Dalfsen));
            await UntilWaitingAsync(waiting, house, kind);
            await transaction.CommitAsync();
        });
        await waiting;

        (await house.EntriesAsync(Dalfsen)).Select(entry => (entry.Year, entry.Seq)).ShouldBe([(2026, 1), (2027, 1), (2027, 2)]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_year_that_is_closed_stays_closed_also_when_the_clock_is_put_back(DatabaseKind kind)
    {
        var time = At("2026-12-31T12:00:00Z");
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        time.Advance(TimeSpan.FromDays(400));
        await house.AddARowAsync(Dalfsen);

        time.Advance(TimeSpan.FromDays(-400));
        await house.AddARowAsync(Dalfsen);

        (await house.EntriesAsync(Dalfsen)).Select(entry => (entry.Year, entry.Seq)).ShouldBe([(2028, 1), (2028, 2)]);
        (await house.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_heads_go_to_a_file_and_the_log_once_each_without_a_word_about_people()
    {
        await using var house = await RunningHouse.OpenAsync(time: At("2026-03-02T09:00:00Z"));
        await house.AddARowAsync(Dalfsen, By.Web(Writer, onBehalfOf: Holder));
        await house.AddARowAsync(Dalfsen, By.Web(Writer));

        house.WriteHeads();
        house.WriteHeads();

        var last = (await house.EntriesAsync(Dalfsen))[^1];
        File.ReadAllText(house.HeadsFile()).ShouldBe($"dalfsen;2026;2;{last.Hash};2026-03-02T09:00:00Z\n");
        house.Log.All.ShouldContain($"Information The audit of dalfsen in 2026 has come to entry 2 with hash {last.Hash}");
        house.Log.All.ShouldNotContain($"{Writer}");
        house.Log.All.ShouldNotContain($"{Holder}");
        house.Log.All.ShouldNotContain($"{last.ObjectId}");
    }

    [Fact]
    public async Task The_heads_are_written_while_the_program_runs()
    {
        await using var house = await RunningHouse.OpenAsync(time: new HurriedTime());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        await house.AddARowAsync(Dalfsen);
        while (!File.Exists(house.HeadsFile()) || new FileInfo(house.HeadsFile()).Length == 0)
        {
            await Task.Delay(10, patience.Token);
        }

        (await File.ReadAllLinesAsync(house.HeadsFile())).ShouldHaveSingleItem().ShouldStartWith("dalfsen;");
    }

    [Fact]
    public async Task The_last_heads_are_written_when_the_program_ends()
    {
        using var data = new TemporaryFolder();
        await using (var house = await RunningHouse.OpenAsync(data: data.Path))
        {
            await house.AddARowAsync(Dalfsen);

            File.Exists(house.HeadsFile()).ShouldBeFalse("a minute has not passed");
        }

        (await File.ReadAllLinesAsync(Path.Combine(data.Path, AuditHeads.FileName))).ShouldHaveSingleItem().ShouldStartWith("dalfsen;");
    }

    [Fact]
    public async Task Heads_that_cannot_be_written_now_are_written_later()
    {
        await using var house = await RunningHouse.OpenAsync();
        Directory.CreateDirectory(house.HeadsFile());
        await house.AddARowAsync(Dalfsen);

        house.WriteHeads();
        Directory.Delete(house.HeadsFile());
        house.WriteHeads();

        house.Log.All.ShouldContain("Error The heads of the audit cannot be written");
        (await File.ReadAllLinesAsync(house.HeadsFile())).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_demo_that_begins_again_forgets_the_heads_of_the_one_before()
    {
        using var data = new TemporaryFolder();
        await using (var house = await RunningHouse.OpenAsync(data: data.Path))
        {
            await house.AddARowAsync(Dalfsen);
        }

        new Cli.HouseSettings { IsDemo = true, DataFolder = data.Path }.EmptyDemoFolder();
        await using var again = await RunningHouse.OpenAsync(data: data.Path);

        (await again.VerifiedAsync()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_reason_is_short_and_an_origin_is_one_we_know()
    {
        Should.Throw<ArgumentException>(() => new Happened("viewed", "gift", Writer, Reason: new string('x', Happened.ReasonMax + 1)));
        Should.Throw<ArgumentException>(() => new Happened("", "gift", Writer));
        Should.Throw<ArgumentException>(() => new Happened("viewed", "gift", Writer, ContentMac: "een fles wijn"));
        Should.Throw<ArgumentException>(() => new By(Writer, "phone"));
    }

    /// <summary>On SQLite a second writer cannot even begin, so there is nothing to wait for.</summary>
    private static async Task UntilWaitingAsync(Task writer, RunningHouse house, DatabaseKind kind)
    {
        const string Waiting = "select count(*) as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while (kind == DatabaseKind.PostgreSql && !writer.IsCompleted && await CountAsync() == 0)
        {
            await Task.Delay(10);
        }

        // Inside a transaction PostgreSQL would give the same answer for ever.
        async Task<long> CountAsync()
        {
            await using var scope = house.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.SqlQueryRaw<long>(Waiting).SingleAsync();
        }
    }

    private static SetTime At(string instant) => new(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    private static Task AtOnceAsync(int writers, Func<Task> work) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(work)));

    /// <summary>A minute is over in a moment.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 1000, period / 1000);
    }
}
