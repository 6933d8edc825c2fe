using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.CountGifts;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Numbers per quarter, and that nobody can be recognised in them; and which giver gives more often.</summary>
public sealed class CountTests
{
    private const string Province = "provincie-utrecht";
    private const string Alphen = "alphen-aan-den-rijn";

    private static readonly (int, int) Quarter = (2026, 4);

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-046")]
    public async Task A_manager_sees_the_numbers_of_the_own_unit_exactly(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Province, "medewerker", 3, (i, gift) => (gift.Status, gift.AboveLimit) = i == 0 ? ("geweigerd", true) : ("ontvangen", false));
        await house.AddGiftsAsync(Province, "medewerker", 2, state: DeclarationState.ToDecide);
        await house.AddGiftsAsync(Province, "inkoop-4", 7);

        var manager = await (await house.Visitor().SignInAsync(Province, "leidinggevende")).GoAsync($"/{Province}/geschenken/cijfers");

        Row(manager, "Gemeld").ShouldBe("5");
        Row(manager, "Gekregen").ShouldBe("4");
        Row(manager, "Afgeslagen").ShouldBe("1");
        Row(manager, "Boven de grens").ShouldBe("1");
        Row(manager, "Nog open").ShouldBe("2");
        manager.Page.QuerySelector("svg[role=img]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("gedeputeerde", "Officials", "medewerker")]
    [InlineData("commissaris", "Council", "statenlid")]
    [InlineData("commissaris", "Executive", "gedeputeerde")]
    [Trait("Req", "PU-039")]
    public async Task The_executive_and_the_chair_see_numbers_in_which_nobody_can_be_recognised(string persona, string scope, string whose)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, whose, 7, (i, gift) => gift.Status = i < 2 ? "geweigerd" : "ontvangen");
        var visitor = await house.Visitor().SignInAsync(Province, persona);

        await visitor.GoAsync($"/{Province}/geschenken/cijfers?van={scope}");

        Row(visitor, "Gekregen").ShouldBe("5");
        Row(visitor, "Afgeslagen").ShouldBe("minder dan 5");
        Row(visitor, "Gemeld").ShouldBe("niet getoond", "the total would say how many");
        (await visitor.GoAsync($"/{Province}/geschenken/register")).Page.QuerySelector("main tbody tr").ShouldBeNull("numbers, and no gift of anybody");
    }

    [Theory]
    [InlineData("leidinggevende", "Units")]
    [InlineData("coordinator", "Officials")]
    [Trait("Req", "PU-046")]
    public async Task The_pictures_show_every_number_of_the_table_and_no_other(string persona, string scope)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "medewerker", 9, (i, gift) => (gift.Status, gift.AboveLimit, gift.OfferedOn) = (i < 2 ? "geweigerd" : "ontvangen", i < 6, i == 8 ? new DateOnly(2026, 8, 1) : gift.OfferedOn));
        await house.AddGiftsAsync(Province, "medewerker", 3, (_, gift) => gift.Status = "aangeboden", DeclarationState.ToDecide);

        var visitor = await (await house.Visitor().SignInAsync(Province, persona)).GoAsync($"/{Province}/geschenken/cijfers?van={scope}");

        var rows = visitor.Page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent).ToList();
        rows.Count.ShouldBe(Enum.GetValues<Counted>().Length);
        var charts = visitor.Page.QuerySelectorAll("main figure.nld-chart");
        charts.Select(chart => chart.QuerySelector("figcaption")!.TextContent).ShouldBe(rows);
        foreach (var (chart, row) in charts.Zip(rows))
        {
            var inTable = Cells(visitor, row).Reverse().Select(cell => cell.TextContent.Trim()).ToList();
            chart.QuerySelectorAll(".nld-chart__number").Select(number => number.TextContent switch { "< 5" => "minder dan 5", "?" => "niet getoond", var exact => exact }).ShouldBe(inTable, row);
            chart.QuerySelectorAll("rect").Length.ShouldBe(inTable.Count);
        }
    }

    [Fact]
    public async Task What_was_sent_back_and_handed_in_is_counted_once_it_is_done()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var id = await member.DeclareAsync(Province, ("waarde", "150"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.OpenGiftAsync(Province, id)).DecideAsync("Agreed", "inleveren");
        Row(await clerk.GoAsync($"/{Province}/geschenken/cijfers?van=Council"), "Ingeleverd").ShouldBe("0");

        await (await clerk.OpenGiftAsync(Province, id)).DoneAsync("2026-11-20", "Ligt bij de griffie.");

        Row(await clerk.GoAsync($"/{Province}/geschenken/cijfers?van=Council"), "Ingeleverd").ShouldBe("1");
    }

    [Fact]
    public async Task Outside_the_line_that_decides_a_small_number_is_not_exact_and_cannot_be_worked_out()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "medewerker", 9, (i, gift) => gift.Status = i < 2 ? "geweigerd" : "ontvangen");
        var coordinator = await (await house.Visitor().SignInAsync(Province, "coordinator")).GoAsync($"/{Province}/geschenken/cijfers?van=Officials");

        Row(coordinator, "Gekregen").ShouldBe("7");
        Row(coordinator, "Afgeslagen").ShouldBe("minder dan 5");
        Row(coordinator, "Gemeld").ShouldBe("niet getoond");
        var director = await (await house.Visitor().SignInAsync(Province, "algemeen-directeur")).GoAsync($"/{Province}/geschenken/cijfers?van=Officials");
        Row(director, "Afgeslagen").ShouldBe("2", "who reads the gifts themselves sees the number");
    }

    [Fact]
    public void From_what_is_shown_no_hidden_number_follows()
    {
        Counted[] what = [Counted.Received, Counted.Offered, Counted.Promised, Counted.Refused];
        for (var all = 0; all < 10_000; all++)
        {
            int[] parts = [all % 10, all / 10 % 10, all / 100 % 10, all / 1_000];
            var numbers = what.Zip(parts).ToDictionary(pair => (Quarter.Item1, Quarter.Item2, pair.First), pair => pair.Second);
            numbers[(Quarter.Item1, Quarter.Item2, Counted.Declared)] = parts.Sum();
            var table = new CountTable([Quarter], numbers, new SmallNumbers(5));

            (what.All(part => table.Of(Quarter, part).Exact is not null) || table.Of(Quarter, Counted.Declared).Exact is null).ShouldBeTrue(string.Join(", ", parts));
        }
    }

    [Fact]
    public void With_one_part_hidden_the_total_would_tell_it()
    {
        var numbers = new Dictionary<(int, int, Counted), int> { [(2026, 4, Counted.Received)] = 7, [(2026, 4, Counted.Refused)] = 2, [(2026, 4, Counted.Declared)] = 9 };

        new CountTable([Quarter], numbers, SmallNumbers.Shown).Of(Quarter, Counted.Declared).Exact.ShouldBe(9, "where nothing is hidden the total shows");
        new CountTable([Quarter], numbers, new SmallNumbers(5)).Of(Quarter, Counted.Declared).Exact.ShouldBeNull();
        new CountTable([Quarter], numbers, new SmallNumbers(null)).Of(Quarter, Counted.Received).Exact.ShouldBeNull("without a decision nothing is shown");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "AR-072")]
    public async Task A_giver_who_gives_to_more_people_stands_out_in_every_spelling(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.AddGiftsAsync(Alphen, "medewerker", 2, (i, gift) => gift.GiverOrganisation = i == 0 ? "Bouwbedrijf De Steen B.V." : "BOUWBEDRIJF DE STEEN");
        await house.AddGiftsAsync(Alphen, "inkoop-4", 2, (i, gift) => (gift.GiverOrganisation, gift.GiverKvk, gift.Status) = i == 0 ? ("bouwbedrijf  de steen.", "00000017", "ontvangen") : ("De Steen Groep", "00000017", "geweigerd"));
        await house.AddGiftsAsync(Alphen, "toezicht-2", 1, (_, gift) => gift.GiverOrganisation = "Adviesbureau Helder");
        await house.AddGiftsAsync(Alphen, "toezicht-2", 1, (_, gift) => (gift.GiverOrganisation, gift.OfferedOn) = ("Adviesbureau Helder", new DateOnly(2025, 11, 20)));

        var coordinator = await (await house.Visitor().SignInAsync(Alphen, "coordinator")).GoAsync($"/{Alphen}/geschenken/patronen");

        coordinator.Text.ShouldContain("4 geschenken aan 2 personen, hoogstens 2 aan één persoon. 1 afgeslagen.");
        coordinator.Text.ShouldContain("De Steen Groep");
        coordinator.Text.ShouldNotContain("Adviesbureau Helder", Case.Sensitive, "once in the last twelve months");
        coordinator.Text.ShouldContain("Zien of één gever vaker of aan meer collega's iets geeft");
        var manager = await (await house.Visitor().SignInAsync(Alphen, "leidinggevende")).GoAsync($"/{Alphen}/geschenken/patronen");
        manager.Text.ShouldContain("2 geschenken aan 1 persoon", Case.Sensitive, "only of the own unit");
    }

    [Fact]
    public async Task Where_no_purpose_was_written_down_nobody_looks_at_patterns()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await house.AddGiftsAsync(Province, "medewerker", 3);
        var director = await (await house.Visitor().SignInAsync(Province, "algemeen-directeur")).GoAsync($"/{Province}/geschenken/patronen");
        director.Text.ShouldContain("bekijkt geen patronen per gever");
        director.Text.ShouldNotContain("Bouwbedrijf");

        await house.ChangeAsync(Province, db => Task.FromResult(db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = house.Body(Province).Id, Name = "geschenken.patronen", Value = "Zien wie vaak geeft", From = new DateOnly(2026, 11, 22), SetAt = DateTimeOffset.UnixEpoch })));

        (await director.GoAsync($"/{Province}/geschenken/patronen")).Text.ShouldContain("Bouwbedrijf De Steen");
    }

    [Theory]
    [InlineData("Bouwbedrijf De Steen B.V.", "bouwbedrijf de steen")]
    [InlineData("  bouwbedrijf   de STEEN.", "bouwbedrijf de steen")]
    [InlineData("Café Zuid", "cafe zuid")]
    [InlineData("BV", "bv")]
    public void Two_spellings_with_the_same_letters_are_one_giver(string name, string key) => Giver.Key(name, null).ShouldBe(key);

    /// <summary>In the newest quarter.</summary>
    private static string Row(Visitor visitor, string what) => Cells(visitor, what).First().TextContent.Trim();

    private static IEnumerable<AngleSharp.Dom.IElement> Cells(Visitor visitor, string what) =>
        visitor.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent == what).QuerySelectorAll("td");
}
