using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.CodeKeeping;
using Onkreukbaar.Tests.Dilemmas;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>A form of one body with an id in it that is another body's: nothing is found by it, and nothing changes anywhere.</summary>
public sealed class PostedIdsTests
{
    private const string Here = "gemeente-utrecht";
    private const string There = "provincie-utrecht";

    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    /// <summary>A form that holds an id: who sends it where, what else stands in it, and an id of each body.</summary>
    private sealed record Sent(string Persona, string Address, string Field, object Own, object Foreign, params (string, string)[] Others);

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_id_of_another_body_in_a_form_is_refused_and_changes_nothing_and_an_own_one_is_taken(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await AskAsync(house);
        await AskedOnceAsync(house, Role.Registrar, "raadslid");
        await AskedOnceAsync(house, Role.Coordinator, "wethouder");

        var forms = await FormsAsync(house);
        var before = await EverythingAsync(house);

        foreach (var form in forms)
        {
            (await SendAsync(house, form, form.Foreign)).ShouldBeOneOf(Refusals, $"{form.Field} of another body at {form.Address}");
        }

        await NothingChangedAsync(house, before);
        foreach (var form in forms)
        {
            (await SendAsync(house, form, form.Own)).ShouldBe(HttpStatusCode.Redirect, $"{form.Field} of the own body at {form.Address}");
        }
    }

    [Fact]
    public async Task Nothing_is_made_ready_for_somebody_of_another_body()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var adviser = await house.Visitor().SignInAsync(There, "bestuursadviseur");

        (await PostAsync(adviser, $"/{There}/geschenken/klaarzetten", ("voor", $"{(await house.PersonAsync("wethouder", Here)).Id}"))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(adviser, $"/{There}/geschenken/klaarzetten", ("voor", $"{(await house.PersonAsync("gedeputeerde", There)).Id}"))).ShouldBe(HttpStatusCode.Redirect, "the twin");
    }

    [Fact]
    public async Task A_gift_of_another_body_among_those_agreed_at_once_is_passed_over()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var elsewhere = await (await house.Visitor().SignInAsync(There, "medewerker")).DeclareAsync(There, ("waarde", "20"));
        var manager = await house.Visitor().SignInAsync(Here, "leidinggevende");
        var before = await EverythingAsync(house);

        await PostAsync(manager, $"/{Here}/werk?handler=Akkoord", ("geschenken", $"{elsewhere}.0"));

        await NothingChangedAsync(house, before);
    }

    [Fact]
    public async Task Every_form_at_an_address_with_an_id_is_refused_with_an_id_of_another_body()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await AskAsync(house);
        var gift = await (await house.Visitor().SignInAsync(There, "medewerker")).DeclareAsync(There, ("waarde", "20"));
        var doors = await DoorsAsync(house);
        doors.Count.ShouldBeGreaterThan(30);
        Guid[] ids = [gift, await IdAsync<Person>(house, There), await IdAsync<Article>(house, There), await IdAsync<Round>(house, There), await IdAsync<RoleHolding>(house, There)];
        var before = await EverythingAsync(house);

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var persona in new[] { "leidinggevende", "coordinator", "functioneel-beheerder" })
        {
            var visitor = await house.Visitor().SignInAsync(Here, persona);
            foreach (var door in doors)
            {
                foreach (var id in ids)
                {
                    var status = await PostAsync(visitor, door.Replace("{}", $"{id}", StringComparison.Ordinal));
                    if (!Refusals.Contains(status) && (status != HttpStatusCode.Redirect || !BeginsAnew(door)))
                    {
                        taken.Add($"{persona} at {door}: {status}");
                    }
                }
            }
        }

        taken.ShouldBeEmpty();
        await NothingChangedAsync(house, before);
    }

    private static async Task NothingChangedAsync(RunningHouse house, HashSet<string> before)
    {
        var after = await EverythingAsync(house);
        after.Except(before).Concat(before.Except(after)).ShouldBeEmpty();
    }

    /// <summary>Where something is filled in that is not there, whoever's it is, one begins at the beginning.</summary>
    private static bool BeginsAnew(string door) => Array.Exists(["geschenken/melden", "vraag", "nog-bezig"], begins => door.StartsWith($"/{Here}/{begins}/", StringComparison.Ordinal));

    private static async Task<List<Sent>> FormsAsync(RunningHouse house)
    {
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var dilemma = await (await house.Visitor().SignInAsync(Here, "medewerker")).WriteAsync();
        var tomorrow = new DateOnly(2026, 11, 23);
        var (team, elsewhere) = (await UnitAsync(house, Here), await UnitAsync(house, There));
        var (colleague, stranger) = ((await house.PersonAsync("inkoop-4", Here)).Id, (await house.PersonAsync("inkoop-4", There)).Id);
        return
        [
            new("griffier", "/rondes?handler=Herinner", "ronde", await RoundAsync(house, Here, Role.Registrar), await RoundAsync(house, There, Role.Registrar)),
            new("bestuursadviseur", "/rondes/klaarzetten", "lid", await MemberAsync(house, Here), await MemberAsync(house, There), ("antwoord", "Nothing")),
            new("leidinggevende", "/geschenken/teamafspraak", "Form.UnitId", team, elsewhere, [("Form.Destination", "delen"), .. AdministrationVisits.Day("Form.From", tomorrow)]),
            new("functioneel-beheerder", $"/beheer/rollen/{colleague}?handler=Geef", "Give.UnitId", team, elsewhere, [("Give.Id", $"{Guid.CreateVersion7()}"), ("Give.Role", "IntegrityAdviser"), ("Give.Reason", "Besluit"), .. AdministrationVisits.Day("Give.From", tomorrow)]),
            new("functioneel-beheerder", $"/beheer/rollen/{colleague}?handler=Vervanger", "Deputy.Who", "raadslid", "statenlid", [("Deputy.Id", $"{Guid.CreateVersion7()}"), ("Deputy.Reason", "Vakantie"), .. AdministrationVisits.Day("Deputy.From", tomorrow)]),
            new("coordinator", $"{writer.At[$"/{Here}".Length..]}/geschenken/strenger", "Form.For", team, elsewhere, ("Form.When", ""), ("Form.Verdict", "weigeren"), ("Form.Why", "Wij nemen niets aan.")),
            new("coordinator", "/gesprekken/nieuw", "Form.With", team, elsewhere, [("Form.Id", $"{Guid.CreateVersion7()}"), ("Form.Subject", "Geschenken"), ("Form.Question", ""), .. AdministrationVisits.Day("Form.On", tomorrow)]),
            new("medewerker", $"/dilemmas/{dilemma}/delen?handler=Deel", "Form.ReaderId", colleague, stranger),
        ];
    }

    private static async Task AskAsync(RunningHouse house)
    {
        foreach (var asking in new[] { "griffier", "coordinator" })
        {
            await PostAsync(await house.Visitor().SignInAsync(There, asking), $"/{There}/rondes", AdministrationVisits.Day("Form.AnswerBy", new DateOnly(2026, 12, 6)));
        }
    }

    /// <summary>A round of the days when a code was still for this office: nobody can open one now.</summary>
    private static async Task AskedOnceAsync(RunningHouse house, Role owner, string holder)
    {
        var (id, body, person) = (Guid.CreateVersion7(), house.Body(Here).Id, (await house.PersonAsync(holder, Here)).Id);
        await house.ChangeAsync(Here, async db =>
        {
            db.Add(new Round { Id = id, BodyId = body, Register = "geschenken", Year = 2026, Quarter = 3, Owner = owner, OpenedOn = new DateOnly(2026, 11, 1), AnswerBy = new DateOnly(2026, 12, 6), OpenedById = person });
            db.Add(new RoundMember { Id = Guid.CreateVersion7(), BodyId = body, RoundId = id, PersonId = person });
            await db.SaveChangesAsync();
        });
    }

    private static async Task<HttpStatusCode> SendAsync(RunningHouse house, Sent form, object id) =>
        await PostAsync(await house.Visitor().SignInAsync(Here, form.Persona), $"/{Here}{form.Address}", [.. form.Others, (form.Field, $"{id}")]);

    /// <summary>Sends it without a page that offered it, with a token of the page that is open.</summary>
    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }

    private static Task<Guid> UnitAsync(RunningHouse house, string body) => IdAsync<Unit>(house, body, unit => unit.Code == "vergunningen");

    private static Task<Guid> RoundAsync(RunningHouse house, string body, Role owner) => IdAsync<Round>(house, body, round => round.Owner == owner);

    private static async Task<Guid> MemberAsync(RunningHouse house, string body)
    {
        var round = await RoundAsync(house, body, Role.Coordinator);
        return await IdAsync<RoundMember>(house, body, member => member.RoundId == round);
    }

    private static Task<Guid> IdAsync<T>(RunningHouse house, string body, System.Linq.Expressions.Expression<Func<T, bool>>? which = null)
        where T : class, IRecord
    {
        var id = house.Body(body).Id;
        return house.ReadAsync(db => db.Set<T>().IgnoreQueryFilters().Where(row => row.BodyId == id).Where(which ?? (_ => true)).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());
    }

    /// <summary>What can be sent to a page with an id in its address, each handler apart; {} stands for the id.</summary>
    private static async Task<List<string>> DoorsAsync(RunningHouse house)
    {
        var doors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && endpoint.RoutePattern.Parameters.Any(IsAnId))
            {
                var compiled = await house.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
                var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => Filled(segment.Parts[0])));
                doors.UnionWith(compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => handler.Name is { Length: > 0 } name ? $"{address}?handler={name}" : address));
            }
        }

        return [.. doors.Order(StringComparer.Ordinal)];
    }

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternParameterPart { Name: "organisatie" } => Here,
        RoutePatternParameterPart parameter when IsAnId(parameter) => "{}",
        RoutePatternLiteralPart literal => literal.Content,
        _ => "geschenken",
    };

    private static bool IsAnId(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "guid");

    /// <summary>Every row of every body, but for mails: those are sent meanwhile.</summary>
    private static Task<HashSet<string>> EverythingAsync(RunningHouse house) => house.ReadAsync(async db =>
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in db.Model.GetEntityTypes().Where(kind => typeof(IBelongToABody).IsAssignableFrom(kind.ClrType) && kind.ClrType != typeof(Notification) && !kind.IsOwned()))
        {
            var read = typeof(PostedIdsTests).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(kind.ClrType);
            lines.UnionWith(await (Task<IEnumerable<string>>)read.Invoke(null, [db])!);
        }

        return lines;
    });

    private static async Task<IEnumerable<string>> RowsAsync<T>(AppDbContext db)
        where T : class =>
        (await db.Set<T>().IgnoreQueryFilters().ToListAsync()).Select(row => $"{typeof(T).Name} {string.Join(';', db.Entry(row).Properties.Select(property => property.CurrentValue is byte[] bytes ? Convert.ToHexString(bytes) : $"{property.CurrentValue}"))}");
}
