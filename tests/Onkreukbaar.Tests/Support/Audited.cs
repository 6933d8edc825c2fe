using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Cli;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Tests.Support;

/// <summary>Changes in a running house, and what its audit says of them.</summary>
internal static class Audited
{
    public const string Dalfsen = "dalfsen";

    /// <summary>One request or job for a body: its own scope, with the services that a module would ask for.</summary>
    public static async Task ForAsync(this RunningHouse house, string body, Func<Changes, AppDbContext, Task> work)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Body(body));
        await work(scope.ServiceProvider.GetRequiredService<Changes>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>Adds a row and says so, as a module does.</summary>
    public static Task AddARowAsync(this RunningHouse house, string body, By? by = null) => house.ForAsync(body, (changes, db) => changes.MakeAsync(by ?? By.Job, () =>
    {
        var row = Row(house.Body(body));
        db.Add(row);
        return Task.FromResult<Happened?>(new Happened("added", "version", row.Id));
    }, CancellationToken.None));

    public static async Task AddRowsAsync(this RunningHouse house, string body, int count)
    {
        for (var added = 0; added < count; added++)
        {
            await house.AddARowAsync(body);
        }
    }

    /// <summary>A row that is only there for the test; the shipped codes have other names.</summary>
    public static KeptVersion Row(Body body)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, BodyId = body.Id, Code = "proef", Hash = $"{id:N}{id:N}", Files = [], ImportedAt = DateTimeOffset.UnixEpoch };
    }

    public static Body Body(this RunningHouse house, string slug) => house.Services.GetRequiredService<Bodies>().Find(slug)!;

    public static async Task<int> RowsAsync(this RunningHouse house, string body)
    {
        var count = 0;
        await house.ForAsync(body, async (_, db) => count = await db.Set<KeptVersion>().CountAsync(row => row.Code == "proef"));
        return count;
    }

    public static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(this RunningHouse house, string body)
    {
        IReadOnlyList<AuditEntry> entries = [];
        await house.ForAsync(body, async (_, db) => entries = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Seq).ToListAsync());
        return entries;
    }

    public static string HeadsFile(this RunningHouse house) => Path.Combine(house.Services.GetRequiredService<HouseSettings>().DataFolder, AuditHeads.FileName);

    /// <summary>What the service does every minute.</summary>
    public static void WriteHeads(this RunningHouse house) => house.Services.GetRequiredService<AuditHeads>().Write();

    public static async Task<AuditFindings> VerifiedAsync(this RunningHouse house)
    {
        house.WriteHeads();
        return await house.Services.GetRequiredService<VerifyAudit>().RunAsync(house.HeadsFile(), CancellationToken.None);
    }

    /// <summary>Somebody with a database tool.</summary>
    public static async Task TamperAsync(this RunningHouse house, string sql)
    {
        await using var scope = house.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync(sql)).ShouldNotBe(0, sql);
    }
}
