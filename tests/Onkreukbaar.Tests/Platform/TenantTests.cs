using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A body sees its own rows and nobody else's, and forgetting to say which body shows nothing.</summary>
public sealed class TenantTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Without_a_current_body_there_are_no_rows(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        var seen = await db.Set<KeptVersion>().CountAsync();

        seen.ShouldBe(0);
        (await db.Set<KeptVersion>().IgnoreQueryFilters().CountAsync()).ShouldBe(5, "there are rows to be hidden");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_body_finds_none_of_another_bodys_rows_by_id(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var bodies = house.Services.GetRequiredService<Bodies>().All;
        var rows = await RowsAsync(house);

        foreach (var body in bodies)
        {
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

            foreach (var (id, owner) in rows)
            {
                (await db.Set<KeptVersion>().AnyAsync(row => row.Id == id)).ShouldBe(owner == body.Id, $"{body.Slug} and {id}");
            }
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Writing_a_row_for_another_body_is_refused(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var bodies = house.Services.GetRequiredService<Bodies>();
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(bodies.Find("dalfsen")!);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        db.Add(Row(bodies.Find("gemeente-utrecht")!.Id));

        await Should.ThrowAsync<AnotherBodysRowException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_row_of_the_current_body_is_written(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);
        var dalfsen = house.Services.GetRequiredService<Bodies>().Find("dalfsen")!;
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(dalfsen);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        db.Add(Row(dalfsen.Id));
        await db.SaveChangesAsync();

        (await RowsAsync(house)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_body_that_does_not_exist_is_not_found()
    {
        await using var house = await RunningHouse.OpenAsync();

        var visitor = await house.Visitor().GoAsync("/gemeente-nergens/vraag");

        visitor.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        visitor.Heading.ShouldBe("Deze pagina is er niet");
    }

    private static KeptVersion Row(Guid body) => new() { Id = Guid.CreateVersion7(), BodyId = body, Code = "proef", Hash = new string('0', KeptVersion.HashLength), Files = [], ImportedAt = DateTimeOffset.UnixEpoch };

    private static async Task<IReadOnlyList<(Guid Id, Guid Owner)>> RowsAsync(RunningHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<KeptVersion>().IgnoreQueryFilters().Select(row => new { row.Id, row.BodyId }).ToListAsync();
        return [.. rows.Select(row => (row.Id, row.BodyId))];
    }
}
