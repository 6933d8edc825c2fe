using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>
/// Every role, every kind of gift and everything that can be done with it, tried by direct address whatever the pages
/// offer: what is given here is given, and nothing else is.
/// </summary>
public sealed class MatrixTests
{
    private static readonly string[] Everybody =
    [
        "medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "griffier", "medewerker-griffie", "council",
        "executive", "chair", "bestuursadviseur", "vertrouwenspersoon", "coordinator", "functioneel-beheerder", "technisch-beheerder", "vergunningen-2", "inkoop-lead",
    ];

    /// <summary>Who opens the file of a gift. From C2 of the province and D2 of the municipalities, with the readers each body begins with.</summary>
    private static readonly Dictionary<(string Body, string Owner), string[]> MayOpen = new()
    {
        [("provincie-utrecht", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat"],
        [("provincie-utrecht", "council")] = ["council", "griffier", "medewerker-griffie"],
        [("provincie-utrecht", "executive")] = ["executive", "algemeen-directeur", "secretariaat"],
        [("gemeente-utrecht", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur"],
        [("alphen-aan-den-rijn", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur", "secretariaat", "coordinator"],
        [("dalfsen", "medewerker")] = ["medewerker", "leidinggevende", "eenheidsmanager", "algemeen-directeur"],
    };

    /// <summary>Who decides about it, and whose it is: nobody else does anything with it.</summary>
    private static readonly Dictionary<(string Body, string Owner), string[]> MayDecide = new()
    {
        [("provincie-utrecht", "medewerker")] = ["leidinggevende"],
        [("provincie-utrecht", "council")] = ["griffier", "medewerker-griffie"],
        [("provincie-utrecht", "executive")] = ["algemeen-directeur", "secretariaat"],
        [("gemeente-utrecht", "medewerker")] = ["leidinggevende"],
        [("alphen-aan-den-rijn", "medewerker")] = ["leidinggevende"],
        [("dalfsen", "medewerker")] = ["leidinggevende"],
    };

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("provincie-utrecht", "medewerker")]
    [InlineData("provincie-utrecht", "council")]
    [InlineData("provincie-utrecht", "executive")]
    [InlineData("gemeente-utrecht", "medewerker")]
    [InlineData("alphen-aan-den-rijn", "medewerker")]
    [InlineData("dalfsen", "medewerker")]
    [Trait("Req", "PU-042")]
    [Trait("Req", "PU-050")]
    public async Task Each_role_opens_decides_and_changes_what_the_matrix_gives_it_and_nothing_else(string body, string owner)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(body, Persona(body, owner))).DeclareAsync(body, ("waarde", owner == "medewerker" ? "20" : "150"));

        foreach (var role in Everybody)
        {
            var visitor = await house.Visitor().SignInAsync(body, Persona(body, role));
            await visitor.OpenGiftAsync(body, id);

            (visitor.Status == HttpStatusCode.OK).ShouldBe(MayOpen[(body, owner)].Contains(role), $"{role} opens a gift of {owner}");
            foreach (var act in new[] { "Besluit", "Waarde" })
            {
                visitor.Offers(act).ShouldBe(MayDecide[(body, owner)].Contains(role), $"{role} is offered {act}");
                await RefusedUnlessAsync(visitor, MayDecide[(body, owner)].Contains(role), $"/{body}/geschenken/{id}?handler={act}", $"{role} does {act}");
            }

            foreach (var act in new[] { "Wijzigen", "Intrekken" })
            {
                visitor.Offers(act).ShouldBe(role == owner, $"{role} is offered {act}");
                await RefusedUnlessAsync(visitor, role == owner, $"/{body}/geschenken/{id}?handler={act}&version=999", $"{role} does {act}");
            }

            foreach (var file in new[] { "brief", $"bijlagen/{Guid.Empty}" })
            {
                var found = (await visitor.Http.GetAsync(new Uri($"/{body}/geschenken/{id}/{file}", UriKind.Relative))).StatusCode;
                found.ShouldNotBe(HttpStatusCode.OK, $"{role} fetches {file}: there is none, and nothing was decided that a giver must hear");
            }
        }

        // Nothing of all this did anything.
        var kept = await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync());
        (kept.State, kept.Versions, kept.Version).ShouldBe((DeclarationState.ToDecide, 1, 0));
    }

    [Fact]
    public async Task Every_id_of_another_body_is_unknown_at_this_one()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var elsewhere = await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).DeclareAsync("dalfsen");
        var director = await house.Visitor().SignInAsync("provincie-utrecht", "algemeen-directeur");

        foreach (var address in new[] { $"geschenken/{elsewhere}", $"geschenken/{elsewhere}/brief", $"geschenken/{elsewhere}/bijlagen/{elsewhere}", $"geschenken/melden/{elsewhere}/gemeld", $"rondes/{elsewhere}" })
        {
            var status = (await director.Http.GetAsync(new Uri($"/provincie-utrecht/{address}", UriKind.Relative))).StatusCode;
            status.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], address);
        }

        (await house.Visitor().SignInAsync("dalfsen", "leidinggevende")).Text.ShouldContain("Een boek over de stad", Case.Sensitive, "at its own body it is there");
    }

    // A form with nothing in it: who may do it hears what is missing, who may not hears that there is no such thing.
    private static async Task RefusedUnlessAsync(Visitor visitor, bool may, string address, string what)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        if (token is null)
        {
            return;
        }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        var status = (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
        (status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Conflict).ShouldBe(!may || status == HttpStatusCode.Conflict, $"{what}: {status}");
    }

    private static string Persona(string body, string role) => (body, role) switch
    {
        ("provincie-utrecht", "council") => "statenlid",
        ("provincie-utrecht", "executive") => "gedeputeerde",
        ("provincie-utrecht", "chair") => "commissaris",
        (_, "council") => "raadslid",
        (_, "executive") => "wethouder",
        (_, "chair") => "burgemeester",
        _ => role,
    };
}
