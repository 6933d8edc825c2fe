using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Demo;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>Whatever kind of row there is and whatever door has an id in it: what one body has is not there at another.</summary>
public sealed partial class EveryRecordTests
{
    private const string There = "dalfsen";
    private const string Here = "provincie-utrecht";

    [Fact]
    public async Task Of_no_kind_of_row_does_a_body_see_one_of_another()
    {
        await using var house = await WithDemoAsync();
        var kinds = await house.ReadAsync(db => Task.FromResult(Kinds(db)));

        foreach (var body in house.Services.GetRequiredService<Bodies>().All)
        {
            foreach (var kind in kinds)
            {
                var (seen, own) = await CountAsync(house, body, kind);
                seen.ShouldBe(own, $"{kind.Name} of {body.Slug}");
            }
        }

        var there = house.Services.GetRequiredService<Bodies>().Find(There)!;
        var filled = 0;
        foreach (var kind in kinds)
        {
            filled += (await CountAsync(house, there, kind)).Own > 0 ? 1 : 0;
        }

        filled.ShouldBeGreaterThan(15, "there are rows of most kinds to be hidden");
    }

    [Fact]
    public async Task No_id_of_another_body_opens_any_door_with_an_id()
    {
        await using var house = await WithDemoAsync();
        var ids = await IdsAsync(house);
        ids.Count.ShouldBeGreaterThan(10);
        var doors = Doors(house);
        doors.Count.ShouldBeGreaterThan(8);

        foreach (var persona in new[] { "algemeen-directeur", "coordinator", "functioneel-beheerder" })
        {
            var visitor = await house.Visitor().SignInAsync(Here, persona);
            foreach (var door in doors)
            {
                foreach (var (kind, id) in ids)
                {
                    var address = Parameter().Replace(door, match => match.Value.Contains("organisatie", StringComparison.Ordinal) ? Here : id.ToString());
                    (await visitor.Http.GetAsync(new Uri("/" + address, UriKind.Relative))).StatusCode.ShouldNotBe(HttpStatusCode.OK, $"{persona} at {door} with the id of a {kind}");
                }
            }
        }
    }

    [Fact]
    public async Task At_its_own_body_an_id_opens_a_door()
    {
        await using var house = await WithDemoAsync();
        var visitor = await house.Visitor().SignInAsync(There, "algemeen-directeur");
        var opened = 0;
        foreach (var (_, id) in await IdsAsync(house))
        {
            opened += (await visitor.Http.GetAsync(new Uri($"/{There}/geschenken/{id}", UriKind.Relative))).StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        opened.ShouldBeGreaterThan(0);
    }

    private static async Task<RunningHouse> WithDemoAsync()
    {
        var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)));
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().Find(There)!);
        await scope.ServiceProvider.GetRequiredService<DemoGifts>().AddAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DemoCodeKeeping>().AddAsync(CancellationToken.None);
        return house;
    }

    private static List<Type> Kinds(AppDbContext db) =>
        [.. db.Model.GetEntityTypes().Where(entity => typeof(IBelongToABody).IsAssignableFrom(entity.ClrType) && !entity.IsOwned()).Select(entity => entity.ClrType)];

    private static async Task<(int Seen, int Own)> CountAsync(RunningHouse house, Body body, Type kind)
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var count = typeof(EveryRecordTests).GetMethod(nameof(CountOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind);
        return await (Task<(int, int)>)count.Invoke(null, [scope.ServiceProvider.GetRequiredService<AppDbContext>(), body.Id])!;
    }

    private static async Task<(int Seen, int Own)> CountOfAsync<T>(AppDbContext db, Guid body)
        where T : class, IBelongToABody =>
        (await db.Set<T>().CountAsync(), await db.Set<T>().IgnoreQueryFilters().CountAsync(row => row.BodyId == body));

    /// <summary>One id of every kind of record that the other body has.</summary>
    private static async Task<List<(string Kind, Guid Id)>> IdsAsync(RunningHouse house)
    {
        var body = house.Services.GetRequiredService<Bodies>().Find(There)!;
        var ids = new List<(string, Guid)>();
        foreach (var kind in await house.ReadAsync(db => Task.FromResult(Kinds(db).Where(kind => typeof(IRecord).IsAssignableFrom(kind)).ToList())))
        {
            var first = typeof(EveryRecordTests).GetMethod(nameof(FirstOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind);
            if (await house.ReadAsync(db => (Task<Guid?>)first.Invoke(null, [db, body.Id])!) is { } id)
            {
                ids.Add((kind.Name, id));
            }
        }

        return ids;
    }

    private static Task<Guid?> FirstOfAsync<T>(AppDbContext db, Guid body)
        where T : class, IRecord =>
        db.Set<T>().IgnoreQueryFilters().Where(row => row.BodyId == body).OrderByDescending(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync();

    /// <summary>Every page and file for people who signed in that has an id in its address.</summary>
    private static List<string> Doors(RunningHouse house) =>
        [.. house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null && endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name != "organisatie" && parameter.ParameterPolicies.Any(policy => policy.Content == "guid")))
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
