using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Propose;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.CodeKeeping.KeepingVisits;

namespace Onkreukbaar.Tests.CodeKeeping;

/// <summary>What a unit agrees for itself comes on top of the code, and is never milder.</summary>
public sealed class UnitRuleTests
{
    private const string Why = "Wij beslissen over vergunningen en nemen niets aan.";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-041")]
    public async Task A_unit_takes_no_gifts_from_the_day_somebody_else_activates_it(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;

        await writer.AgreeAsync(house, "vergunningen", "weigeren");
        writer.At.ShouldBe(proposal);
        writer.Under("Voorbeelden die een ander antwoord krijgen (0)").ShouldNotBeNull("nobody else hears anything else");
        await (await (await house.ColleagueAsync()).GoAsync(proposal)).DoAsync("Activeer");
        (await AskedAsync(house, null)).ShouldBe("toegestaan-mits-gemeld", "not before its day");
        time.Advance(TimeSpan.FromDays(45));

        (await AskedAsync(house, "vergunningen")).ShouldBe("weigeren");
        (await AskedAsync(house, "geen")).ShouldBe("toegestaan-mits-gemeld");
        var visitor = await house.Visitor().GoAsync($"/{Utrecht}/gedragscode/{Code}/geschenken");
        visitor.Text.ShouldContain(Why);
    }

    [Fact]
    [Trait("Req", "GU-041")]
    public async Task Who_declares_a_gift_is_known_to_work_there_and_also_below_it()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await (await house.WriterAsync()).ProposeAsync()).AgreeAsync(house, "leefomgeving", "weigeren");
        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");
        time.Advance(TimeSpan.FromDays(45));

        var ofTheTeam = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        await DeclareAsync(ofTheTeam);
        var elsewhere = await house.Visitor().SignInAsync(Utrecht, "inkoop-4");
        await DeclareAsync(elsewhere);

        ofTheTeam.Text.ShouldContain("Leefomgeving");
        ofTheTeam.Text.ShouldContain(Why);
        elsewhere.Text.ShouldNotContain(Why);
    }

    [Theory]
    [InlineData("toegestaan")]
    [InlineData("niet-geregeld")]
    [InlineData("buiten-bereik")]
    [InlineData("")]
    [Trait("Req", "GU-041")]
    public async Task What_is_not_stricter_is_refused(string verdict)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var before = (await house.ProposalsAsync()).Single().Number;

        await writer.AgreeAsync(house, "vergunningen", verdict);

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.Verdict").ShouldNotBeNullOrWhiteSpace();
        writer.Page.QuerySelectorAll("main input[name='Form.Verdict']").Select(input => input.GetAttribute("value")).ShouldNotContain("toegestaan");
        (await house.ProposalsAsync()).Single().Number.ShouldBe(before);
    }

    /// <summary>Also by a file from elsewhere: a row that looks at the unit can only name units, and only be stricter.</summary>
    [Theory]
    [InlineData("\"vergunningen\"", "\"toegestaan\"", "an arrangement of a unit can only be stricter than the code")]
    [InlineData("\"vergunningen\"", "\"buiten-bereik\"", "an arrangement of a unit can only be stricter than the code")]
    [InlineData("not(\"vergunningen\")", "\"weigeren\"", "a row for units names them, and does not say which units it is not for")]
    [Trait("Req", "GU-041")]
    public void A_table_in_which_a_unit_would_be_milder_is_refused(string cell, string verdict, string problem)
    {
        var (code, files) = With("vergunningen", "weigeren");
        var tables = Encoding.UTF8.GetString(files.Required("decisions/geschenken.dmn"));
        var row = tables.IndexOf("<rule id=\"AFD-", StringComparison.Ordinal);
        var changed = tables[..row] + tables[row..].Replace("<text>\"vergunningen\"</text>", $"<text>{cell}</text>", StringComparison.Ordinal).Replace("<text>\"weigeren\"</text>", $"<text>{verdict}</text>", StringComparison.Ordinal);

        var broken = Should.Throw<BrokenCodeException>(() => CodeReader.Read(code.Body, code.Code, files.With("decisions/geschenken.dmn", Encoding.UTF8.GetBytes(changed))));

        broken.Problems.Select(found => found.ToString()).ShouldContain(found => found.Contains(problem, StringComparison.Ordinal));
    }

    /// <summary>The law of it, over every topic with a verdict of every code: for the unit it is the strictest of both, for others nothing changes.</summary>
    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    [Trait("Req", "GU-041")]
    public void With_an_arrangement_an_answer_is_never_milder_and_for_others_the_same(string name)
    {
        var code = Shipped.Code(name);
        var files = CodeFiles.FromFolder(Repository.Codes, code.Body, code.Code);
        var dice = new Dice(41);
        foreach (var topic in code.Topics.Where(topic => UnitRows.CanBeAdded(files, topic.Topic)))
        {
            var verdict = dice.Pick([.. UnitRule.Verdicts(topic.Topic)]).Value;
            var condition = dice.Pick<string?>([null, .. UnitRule.Conditions(topic).Select(choice => choice.Value)]);
            var rule = new UnitRule(Team("vergunningen"), UnitRule.ReadCondition(topic, condition), verdict, Why);
            var next = CodeReader.Read(code.Body, code.Code, files.WithUnitRule(code, topic, rule));
            var after = next.Topic(topic.Topic.Name)!;
            var scale = new Scale(topic.Topic.Verdicts);

            foreach (var facts in Enumerable.Range(0, 60).Select(_ => Facts(dice, code, topic)))
            {
                var was = BodyCodes.Answer(code, topic, facts, Shipped.Today);
                var there = BodyCodes.Answer(next, after, With(facts, "vergunningen"), Shipped.Today);
                var elsewhere = BodyCodes.Answer(next, after, With(facts, UnitFact.None), Shipped.Today);

                scale.Rank(Bare(there.Verdict)).ShouldBeGreaterThanOrEqualTo(scale.Rank(Bare(was.Verdict)), topic.Topic.Name);
                (there.Verdict == Words.OutOfScope).ShouldBe(was.Verdict == Words.OutOfScope, topic.Topic.Name);
                (elsewhere.Verdict, string.Join(',', elsewhere.Duties), string.Join(',', elsewhere.Dispositions)).ShouldBe((was.Verdict, string.Join(',', was.Duties), string.Join(',', was.Dispositions)), topic.Topic.Name);
            }
        }
    }

    private static async Task DeclareAsync(Visitor visitor)
    {
        var id = await visitor.FillInAsync(Utrecht, GiftVisits.BookFromABuilder.With(("Form.OfferedOn.Day", "4"), ("Form.OfferedOn.Month", "1"), ("Form.OfferedOn.Year", "2027")), ("waarde", "20"));
        await visitor.SubmitAsync();
        await visitor.OpenGiftAsync(Utrecht, id);
    }

    private static string Bare(string verdict) => verdict == Words.AllowedIfDeclared ? Words.Allowed : verdict;

    private static Dictionary<string, object?> Facts(Dice dice, CodeVersion code, TopicOfCode topic)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var fact in topic.Topic.Facts.Where(fact => fact is { IsInTables: true, IsDerived: false }))
        {
            object? value = fact.Kind switch
            {
                FactKind.Choice => dice.Pick(fact.Name == topic.Topic.Audience ? code.Audiences : [.. fact.Values.Select(value => value.Name)]),
                FactKind.Choices => fact.ReadSeveral([dice.Pick([.. fact.Values.Select(value => value.Name)])]),
                FactKind.YesNo => dice.Pick([true, false]),
                _ => dice.Pick([fact.Min, Math.Min(fact.Max, 40), Math.Min(fact.Max, 60), Math.Min(fact.Max, 1_000)]),
            };
            facts[fact.Name] = value;
        }

        return facts;
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> facts, string unit) => new(facts, StringComparer.Ordinal) { [UnitFact.Name] = unit };

    private static (CodeVersion Code, CodeFiles Files) With(string unit, string verdict)
    {
        var code = Shipped.Code($"{Utrecht}/{Code}");
        var files = CodeFiles.FromFolder(Repository.Codes, code.Body, code.Code);
        return (code, files.WithUnitRule(code, code.Topic("geschenken")!, new UnitRule(Team(unit), null, verdict, Why)));
    }

    private static Unit Team(string code) => new() { Id = Guid.Empty, BodyId = Guid.Empty, Code = code, Name = code };

    private static Task<string> AskedAsync(RunningHouse house, string? unit) => house.VerdictAsync(20, facts: unit is null ? [] : [(UnitFact.Name, unit)]);
}

/// <summary>What a keeper does for a unit.</summary>
internal static class UnitVisits
{
    public static async Task<Visitor> AgreeAsync(this Visitor writer, RunningHouse house, string unit, string verdict)
    {
        var id = await house.ReadAsync(db => db.Set<Unit>().IgnoreQueryFilters().Where(found => found.Code == unit && db.Set<Onkreukbaar.Platform.Modules.Organisation.Body>().Any(body => body.Id == found.BodyId && body.Slug == Utrecht)).Select(found => found.Id).SingleAsync());
        await writer.GoAsync($"{writer.At}/geschenken/afdeling");
        return await writer.TryAsync(("Form.UnitId", $"{id}"), ("Form.When", ""), ("Form.Verdict", verdict), ("Form.Why", "Wij beslissen over vergunningen en nemen niets aan."));
    }
}
