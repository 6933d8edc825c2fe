using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Retention;

/// <summary>What SQLite leaves in a file after deleting, and that nothing of it stays after wiping.</summary>
public sealed class WipeTests
{
    private const string Mark = "MERKwoordQX7";
    private const int Tables = 12;

    [Fact]
    public async Task Overwriting_what_is_deleted_leaves_copies_in_rebuilt_pages_and_wiping_does_not()
    {
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.OpenAsync(data: data.Path);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.Database.OpenConnectionAsync();
        var dice = new Dice(7);
        foreach (var table in Enumerable.Range(0, Tables))
        {
            await FillAndDeleteAsync(db, $"proef{table}", dice);
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        CountIn(data.Path).ShouldBeGreaterThan(0, "secure_delete is on, and yet");

        await scope.ServiceProvider.GetRequiredService<WipeFreedSpace>().RunAsync();

        CountIn(data.Path).ShouldBe(0);
        (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM proef0").SingleAsync()).ShouldBeGreaterThan(0, "what stays, stays");
    }

    /// <summary>Rows of many lengths in no order of keys, so that pages split and are rebuilt.</summary>
    private static async Task FillAndDeleteAsync(AppDbContext db, string table, Dice dice)
    {
        await SayAsync(db, "BEGIN");
        await SayAsync(db, $"CREATE TABLE {table} (id TEXT PRIMARY KEY, text TEXT, key TEXT)");
        await SayAsync(db, $"CREATE INDEX IX_{table} ON {table} (key)");
        foreach (var row in Enumerable.Range(0, 500))
        {
            var text = row % 7 == 0 ? string.Concat(Enumerable.Repeat(Mark, 1 + dice.Throw(40))) : new string('k', 1 + dice.Throw(900));
            await SayAsync(db, $"INSERT INTO {table} VALUES ({{0}}, {{1}}, {{2}})", $"{dice.Throw(1_000_000):x8}-{row}", text, text[..Math.Min(80, text.Length)]);
        }

        await SayAsync(db, $"DELETE FROM {table} WHERE text LIKE '{Mark}%'");
        await SayAsync(db, "COMMIT");
    }

    private static Task SayAsync(AppDbContext db, string sql, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values);

    private static int CountIn(string folder) => Directory.EnumerateFiles(folder, Database.SqliteFile + "*").Sum(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length).Count(Encoding.UTF8.GetBytes(Mark));
    });
}
