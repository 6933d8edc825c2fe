using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>The fence: every door says who may knock, and who may not is turned away, whatever address they type.</summary>
public sealed partial class AccessTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Body = "provincie-utrecht";

    private static readonly string[] Everybody =
    [
        "medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "griffier", "medewerker-griffie", "statenlid",
        "gedeputeerde", "commissaris", "bestuursadviseur", "vertrouwenspersoon", "coordinator", "functioneel-beheerder", "technisch-beheerder",
    ];

    [Fact]
    public void Every_page_and_endpoint_says_what_it_needs_or_that_it_is_open() =>
        Endpoints().Where(endpoint => !Says(endpoint.Metadata)).Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();

    [Fact]
    public void A_page_that_says_nothing_would_be_seen()
    {
        Says(new EndpointMetadataCollection()).ShouldBeFalse();
        Endpoints().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Whoever_did_not_sign_in_is_sent_to_sign_in_and_comes_back_after()
    {
        foreach (var path in Guarded().Select(door => door.Path))
        {
            var visitor = fixture.House.Visitor();
            await visitor.GoAsync(path);

            visitor.At.ShouldBe($"/{Body}/aanmelden?terug={Uri.EscapeDataString(path)}", path);
        }
    }

    [Fact]
    public async Task Each_role_passes_the_doors_that_the_matrix_gives_it_and_no_other()
    {
        var doors = Guarded().ToList();
        doors.ShouldNotBeEmpty();
        foreach (var persona in Everybody)
        {
            var visitor = await fixture.House.Visitor().SignInAsync(Body, persona);
            foreach (var (path, right) in doors)
            {
                await visitor.GoAsync(path);

                (visitor.Status == HttpStatusCode.Forbidden).ShouldBe(!Matrix.Allows(await RolesAsync(persona), right), $"{persona} at {path}");
            }
        }
    }

    [Fact]
    public void The_matrix_has_a_row_for_every_right_and_gives_it_to_somebody()
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            Enum.GetValues<Role>().Any(role => Matrix.Allows([role], right)).ShouldBeTrue(right.ToString());
        }

        Matrix.Allows([Role.TechnicalAdministrator], Right.SeeGiftRegister).ShouldBeFalse("technical administrators see no content");
    }

    [Fact]
    public async Task Somebody_of_one_body_is_a_stranger_at_another()
    {
        var visitor = await fixture.House.Visitor().SignInAsync("dalfsen", "algemeen-directeur");

        await visitor.GoAsync("/gemeente-utrecht/werk");

        visitor.At.ShouldStartWith("/gemeente-utrecht/aanmelden");
    }

    [Fact]
    public async Task After_signing_out_the_door_is_shut()
    {
        var visitor = await fixture.House.Visitor().SignInAsync("dalfsen", "medewerker");
        var token = visitor.Page.QuerySelector("header form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        await visitor.Http.PostAsync(new Uri("/dalfsen/afmelden", UriKind.Relative), form);
        await visitor.GoAsync("/dalfsen/werk");

        visitor.At.ShouldStartWith("/dalfsen/aanmelden");
    }

    [Fact]
    public async Task A_role_that_ended_opens_nothing_any_more()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().SignInAsync("dalfsen", "medewerker");
        await house.ChangeAsync("dalfsen", async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == "medewerker");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == person.Id)).To = house.Services.GetRequiredService<Clock>().Today.AddDays(-1);
        });

        await visitor.GoAsync("/dalfsen/werk");

        visitor.At.ShouldStartWith("/dalfsen/aanmelden");
    }

    private IEnumerable<RouteEndpoint> Endpoints() => fixture.House.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool Says(EndpointMetadataCollection metadata) => metadata.GetMetadata<OpenAttribute>() is not null || metadata.GetMetadata<NeedsAttribute>() is not null;

    /// <summary>Every door with a demand, as an address of this body with an id that does not exist.</summary>
    private IEnumerable<(string Path, Right Right)> Guarded() => Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null)
        .Select(endpoint => (Path: "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Value.Contains("organisatie", StringComparison.Ordinal) ? Body : Guid.Empty.ToString()), endpoint.Metadata.GetMetadata<NeedsAttribute>()!.Right))
        .Distinct();

    private async Task<IReadOnlyCollection<Role>> RolesAsync(string persona)
    {
        await using var scope = fixture.House.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(fixture.House.Services.GetRequiredService<Bodies>().Find(Body)!);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = await db.Set<Person>().SingleAsync(found => found.Number == persona);
        return (await scope.ServiceProvider.GetRequiredService<Actors>().OnAsync(person.Id, scope.ServiceProvider.GetRequiredService<Clock>().Today, CancellationToken.None))!.Roles.ToList();
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1_000)]
    private static partial Regex Parameter();
}
