using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Publication;

/// <summary>
/// A word of its own in every column of text that the register keeps about a gift and everybody around it, and then a look
/// at everything the public can see, on every day, also after a correction: only what is published on purpose is there.
/// </summary>
public sealed class WhitelistTests
{
    private const string Province = "provincie-utrecht";

    /// <summary>What these modules keep is not about a gift, and no publication reads it.</summary>
    private static readonly string[] AboutSomethingElse = ["Knowledge", "CodeKeeping", "Dilemmas", "Talks"];

    /// <summary>What steers what is published and therefore holds one of a few words.</summary>
    private static readonly Dictionary<string, string> Steering = new(StringComparer.Ordinal)
    {
        ["Setting.Name"] = "whether there is a public register at all",
        ["Setting.Value"] = "the same",
        ["Edition.Register"] = "which register an edition is of",
        ["Gift.Status"] = "only what was received is published",
        ["Gift.Destination"] = "published, as the label of a word of the vocabulary",
        ["GiftPart.Destination"] = "the same, of one thing of several",
    };

    /// <summary>What is published on purpose, and only of a gift that is published.</summary>
    private static readonly Dictionary<string, Func<Declaration, object, bool>> OnPurpose = new(StringComparer.Ordinal)
    {
        ["Person.Name"] = (gift, row) => ((Person)row).Id == gift.PersonId,
        ["Position.Title"] = (gift, row) => ((Position)row).Id == gift.PositionId,
        ["Gift.Description"] = (gift, row) => ((Gift)row).Id == gift.Id,
        ["Gift.GiverOrganisation"] = (gift, row) => ((Gift)row).Id == gift.Id,
    };

    /// <summary>The council's gifts and those of the executive.</summary>
    private static readonly string[] Publishers = ["griffier", "coordinator"];

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-137")]
    public async Task Of_everything_that_is_kept_only_what_is_published_on_purpose_can_be_seen_by_the_public(DatabaseKind kind)
    {
        var time = new SetTime(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var rows = new MarkedRows(IsAboutGifts, Steering.Keys);
        var gifts = await GiftsAsync(house);
        var publishers = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.BodyId == house.Body(Province).Id && Publishers.Contains(person.Number)).ToDictionaryAsync(person => person.Number, person => person.Id));
        await house.ChangeAsync(Province, db => rows.CompleteAsync(db, house.Body(Province).Id));

        var mayBeSeen = (await MarkAsync(house, rows, gifts)).ToHashSet();
        await PublishAsync(house, publishers);
        time.Advance(TimeSpan.FromDays(3));
        await house.ChangeAsync(Province, async db => (await db.Set<Declaration>().Where(declaration => gifts.Skip(1).Contains(declaration.Id)).ToListAsync()).ForEach(declaration => declaration.State = DeclarationState.Cancelled));
        mayBeSeen.UnionWith(await MarkAsync(house, rows, [gifts[0]]));
        await PublishAsync(house, publishers);

        rows.Columns.ShouldBe(await house.ReadAsync(db => Task.FromResult(rows.ColumnsOf(db))), ignoreOrder: true, "every column had its marker");
        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().CountAsync(edition => edition.Register == GiftRegister.Register))).ShouldBe(4);
        var seen = new HashSet<Marked>();
        foreach (var (address, text) in await OutputsAsync(house))
        {
            seen.UnionWith(rows.In(text));
            rows.In(text).Where(marked => !mayBeSeen.Contains(marked)).Select(marked => marked.Column).ShouldBeEmpty(address);
            rows.IdsIn(text).ShouldBeEmpty($"{address} shows an id of what is kept");
            text.ShouldNotContain("73579", Case.Sensitive, address);
            text.ShouldNotContain("73.579", Case.Sensitive, address);
        }

        // The look itself bites: whatever is published on purpose was seen, of each gift and in both editions.
        mayBeSeen.Where(marked => !seen.Contains(marked)).Select(marked => marked.Column).ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(OnPurpose.Count * 2);
    }

    [Fact]
    public async Task Each_way_to_the_public_register_shows_what_is_published()
    {
        await using var house = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)));
        await house.AddGiftsAsync(Province, "statenlid", 1, (_, gift) => gift.Description = "Vaas van glas");
        await (await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();

        var outputs = await OutputsAsync(house);

        outputs.Where(output => output.Text.Contains("Vaas van glas", StringComparison.Ordinal)).Select(output => output.Address.Split(' ', '?')[1]).Distinct(StringComparer.Ordinal)
            .ShouldBe(Doors(house), ignoreOrder: true);
    }

    private static bool IsAboutGifts(Type kind) =>
        kind != typeof(GiftLinePublished) && !AboutSomethingElse.Contains(kind.Namespace!.Split('.')[2], StringComparer.Ordinal);

    /// <summary>Gifts that are published, and others that are not: of an official, refused, withdrawn and not signed.</summary>
    private static async Task<IReadOnlyList<Guid>> GiftsAsync(RunningHouse house)
    {
        await house.AddGiftsAsync(Province, "medewerker", 1);
        await house.AddGiftsAsync(Province, "statenlid", 1, (_, gift) => gift.Status = "geweigerd");
        await house.AddGiftsAsync(Province, "statenlid", 1, state: DeclarationState.Cancelled);
        await house.AddGiftsAsync(Province, "gedeputeerde", 1, state: DeclarationState.Prepared);
        return [.. await house.AddGiftsAsync(Province, "statenlid-2", 1), .. await house.AddGiftsAsync(Province, "statenlid-3", 1), .. await house.AddGiftsAsync(Province, "commissaris", 1)];
    }

    private static async Task PublishAsync(RunningHouse house, Dictionary<string, Guid> publishers)
    {
        foreach (var persona in publishers.Keys)
        {
            // Also the number that somebody signs in with here may be a marker by now.
            var number = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.Id == publishers[persona]).Select(person => person.Number).SingleAsync());
            var publisher = await house.Visitor().SignInAsync(Province, number);
            await (await publisher.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        }
    }

    /// <summary>Marks everything anew, and says which of the marks may be seen when these gifts are published.</summary>
    private static async Task<IReadOnlyList<Marked>> MarkAsync(RunningHouse house, MarkedRows rows, IReadOnlyList<Guid> published)
    {
        var before = rows.All.ToHashSet();
        List<Declaration> declarations = [];
        await house.ChangeAsync(Province, async db =>
        {
            await rows.MarkAsync(db);
            declarations = await db.Set<Declaration>().Where(declaration => published.Contains(declaration.Id)).ToListAsync();
        });
        return [.. rows.All.Where(marked => !before.Contains(marked) && OnPurpose.TryGetValue(marked.Column, out var isPublished) && declarations.Exists(declaration => isPublished(declaration, marked.Row)))];
    }

    private static List<string> Doors(RunningHouse house) =>
        [.. house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PublicRegisterAttribute>() is not null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{organisatie}", Province, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>Every door to the register, in both languages, on every day that shows something else and on some that do not.</summary>
    private static async Task<List<(string Address, string Text)>> OutputsAsync(RunningHouse house)
    {
        var doors = Doors(house);
        doors.Count.ShouldBe(3, "page, spreadsheet and API");
        var outputs = new List<(string, string)>();
        foreach (var language in new[] { "nl", "en" })
        {
            var citizen = house.Visitor(language);
            foreach (var query in new[] { "", "?peildatum=2026-11-21", "?peildatum=2026-11-22", "?peildatum=2026-11-23", "?peildatum=2026-11-25", "?peildatum=2027-01-01", "?pagina=2", "?peildatum=2026-11-23&pagina=2", "?peildatum=geen" })
            {
                foreach (var door in doors)
                {
                    outputs.Add(($"{language} {door}{query}", await (await citizen.Http.GetAsync(new Uri(door + query, UriKind.Relative))).Content.ReadAsStringAsync()));
                }
            }
        }

        return outputs;
    }
}
