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

/// <summary>What a unit agrees for itself, or what is decided for one kind of people, comes on top of the code, and is never milder.</summary>
public sealed class StricterRuleTests
{
    private const string Province = "provincie-utrecht";
    private const string Plan = "integriteitsplan-2018-2021";
    private const string KeepProvince = $"/{Province}/beheer/code";
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
        elsewhere.Status.ShouldBe(HttpStatusCode.OK);
        elsewhere.Text.ShouldContain("G-2027-0002");
        elsewhere.Text.ShouldNotContain(Why);
    }

    [Fact]
    [Trait("Req", "GU-041")]
    public async Task A_milder_rule_of_a_team_does_not_switch_off_the_one_of_the_department_above_it()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        await writer.AgreeAsync(house, "vergunningen", "bespreken", "In ons team bespreken we het.");
        await writer.AgreeAsync(house, "leefomgeving", "weigeren");
        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");
        time.Advance(TimeSpan.FromDays(45));

        (await AskedAsync(house, "vergunningen")).ShouldBe("weigeren");
    }

    [Fact]
    [Trait("Req", "GU-041")]
    public async Task A_version_that_still_has_to_begin_and_knows_no_units_takes_nothing_away_today()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var writer = await house.WriterAsync();
        await (await writer.ProposeAsync()).AgreeAsync(house, "vergunningen", "weigeren");
        var colleague = await house.ColleagueAsync();
        await (await colleague.GoAsync(writer.At)).DoAsync("Activeer");
        time.Advance(TimeSpan.FromDays(45));
        writer = await (await house.WriterAsync()).ProposeAsync("2028-01-01", "2028");
        await writer.UploadAsync($"{writer.At}/geschenken/tabellen", CodeFiles.FromFolder(Repository.Codes, Utrecht, Code).Required("decisions/geschenken.dmn"));
        await writer.AcceptAllAsync();
        await (await (await house.ColleagueAsync()).GoAsync(writer.At)).DoAsync("Activeer");

        (await AskedAsync(house, "vergunningen")).ShouldBe("weigeren");
        (await AskedAsync(house, "geen")).ShouldBe("toegestaan-mits-gemeld");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-140")]
    public async Task Accepting_gifts_is_forbidden_for_members_of_the_States_from_a_day_on_and_for_nobody_else(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var writer = await house.Visitor().SignInAsync(Province, "coordinator");
        await (await writer.GoAsync($"{KeepProvince}/{Plan}/nieuw")).TryAsync(("Form.Label", "2027"), ("Form.From", "2027-01-01"), ("Form.Reason", "Besluit van Provinciale Staten"));
        await writer.ForbidAsync("statenlid", "Provinciale Staten besloten dat Statenleden niets aannemen.");
        await writer.AcceptAllAsync();
        await (await (await house.Visitor().SignInAsync(Province, "functioneel-beheerder")).GoAsync(writer.At)).DoAsync("Activeer");
        (await OfferedAsync(house, "statenlid")).ShouldBe("toegestaan", "not before its day");
        time.Advance(TimeSpan.FromDays(45));

        (await OfferedAsync(house, "statenlid")).ShouldBe("weigeren");
        (await OfferedAsync(house, "gedeputeerde")).ShouldBe("toegestaan");
        (await OfferedAsync(house, "commissaris")).ShouldBe("toegestaan");
        (await OfferedAsync(house, "ambtenaar")).ShouldNotBe("weigeren");
        (await house.Visitor().GoAsync($"/{Province}/gedragscode/{Plan}/geschenken")).Text.ShouldContain("Provinciale Staten besloten dat Statenleden niets aannemen.");
    }

    [Theory]
    [InlineData("raadslid")]
    [InlineData("ambtenaar")]
    [InlineData("iedereen")]
    [Trait("Req", "PU-140")]
    public async Task A_kind_of_people_the_code_is_not_for_cannot_be_chosen(string group)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await house.Visitor().SignInAsync(Province, "coordinator");
        await (await writer.GoAsync($"{KeepProvince}/{Plan}/nieuw")).TryAsync(("Form.Label", "2027"), ("Form.From", "2027-01-01"), ("Form.Reason", "Besluit"));

        await writer.ForbidAsync(group, "Niets aannemen.");

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.For").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Sending_it_twice_adds_it_once()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await writer.AgreeAsync(house, "vergunningen", "weigeren");
        var number = (await house.ProposalsAsync()).Single().Number;
        await writer.GoAsync(proposal);

        await writer.AgreeAsync(house, "vergunningen", "weigeren");

        (await house.ProposalsAsync()).Single().Number.ShouldBe(number);
    }

    [Fact]
    public async Task What_was_put_in_is_taken_out_again_and_the_rule_of_another_unit_stays()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();
        var proposal = writer.At;
        await writer.AgreeAsync(house, "vergunningen", "weigeren");
        await writer.AgreeAsync(house, "inkoop", "afgeraden", "Wij kopen in.");
        await writer.GoAsync($"{proposal}/geschenken/strenger");
        writer.Page.QuerySelectorAll("main form[action*='handler=Weg']").Length.ShouldBe(2);

        await writer.DoAsync("Weg");

        writer.At.ShouldBe(proposal);
        writer.Text.ShouldNotContain(Why);
        writer.Text.ShouldContain("Wij kopen in.");
        writer.Text.ShouldNotContain("AFD-vergunningen");
        await (await (await house.ColleagueAsync()).GoAsync(proposal)).DoAsync("Activeer");
    }

    [Theory]
    [InlineData("Niets boven {grens}")]
    [InlineData("## Kop")]
    [InlineData("")]
    public async Task A_reason_that_cannot_be_an_explanation_is_refused_at_its_field(string why)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var writer = await (await house.WriterAsync()).ProposeAsync();

        await writer.AgreeAsync(house, "vergunningen", "weigeren", why);

        writer.Status.ShouldBe(HttpStatusCode.BadRequest);
        writer.ErrorAt("Form.Why").ShouldNotBeNullOrWhiteSpace();
    }

    /// <summary>Where another row than the strictest would win, a unit could be milder.</summary>
    [Theory]
    [InlineData("hitPolicy=\"OUTPUT ORDER\"", "hitPolicy=\"FIRST\"")]
    [InlineData("\"buiten-bereik\",\"verboden\"", "\"buiten-bereik\",\"bespreken\",\"verboden\"")]
    [Trait("Req", "GU-041")]
    public void A_table_in_which_the_strictest_row_does_not_win_takes_no_unit_rule(string from, string to)
    {
        var (code, files) = With("vergunningen", "weigeren");
        var tables = Encoding.UTF8.GetString(files.Required("decisions/geschenken.dmn"));
        var place = tables.IndexOf(from, tables.IndexOf("name=\"oordeel\"", StringComparison.Ordinal), StringComparison.Ordinal);
        place.ShouldBeGreaterThan(0);

        var broken = Should.Throw<BrokenCodeException>(() => CodeReader.Read(code.Body, code.Code, files.With("decisions/geschenken.dmn", Encoding.UTF8.GetBytes(tables[..place] + to + tables[(place + from.Length)..]))));

        broken.Problems.Select(found => found.ToString()).ShouldContain(found => found.Contains("the strictest row must win", StringComparison.Ordinal));
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
    [InlineData("\"vergunningen\"", "\"toegestaan\"", "a unit rule can only be stricter than the code")]
    [InlineData("\"vergunningen\"", "\"buiten-bereik\"", "a unit rule can only be stricter than the code")]
    [InlineData("\"geen\"", "\"weigeren\"", "a row for units names them, and does not say which units it is not for")]
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
    public void With_a_unit_rule_an_answer_is_never_milder_and_for_others_the_same(string name)
    {
        var code = Shipped.Code(name);
        var files = CodeFiles.FromFolder(Repository.Codes, code.Body, code.Code);
        var (dice, stricter) = (new Dice(41), 0);
        var topics = code.Topics.Where(topic => StricterRows.CanBeAdded(files, topic.Topic)).ToList();
        topics.ShouldNotBeEmpty();
        foreach (var topic in topics)
        {
            var verdict = dice.Pick([.. StricterRule.Verdicts(topic.Topic)]).Value;
            var condition = dice.Pick<string?>([null, .. StricterRule.Conditions(code, topic).Select(choice => choice.Value)]);
            var rule = new StricterRule(Team("vergunningen"), StricterRule.ReadCondition(code, topic, condition), verdict, Why);
            var next = CodeReader.Read(code.Body, code.Code, files.WithStricterRule(code, topic, rule, Shipped.Today));
            var after = next.Topic(topic.Topic.Name)!;
            var scale = new Scale(topic.Topic.Verdicts);

            foreach (var facts in Enumerable.Range(0, 60).Select(_ => Facts(dice, code, topic)))
            {
                var was = BodyCodes.Answer(code, topic, facts, Shipped.Today);
                var there = BodyCodes.Answer(next, after, With(facts, "vergunningen"), Shipped.Today);
                var elsewhere = BodyCodes.Answer(next, after, With(facts, UnitFact.None), Shipped.Today);

                stricter += scale.Rank(Bare(there.Verdict)) > scale.Rank(Bare(was.Verdict)) ? 1 : 0;
                scale.Rank(Bare(there.Verdict)).ShouldBeGreaterThanOrEqualTo(scale.Rank(Bare(was.Verdict)), topic.Topic.Name);
                (there.Verdict == Words.OutOfScope).ShouldBe(was.Verdict == Words.OutOfScope, topic.Topic.Name);
                (elsewhere.Verdict, string.Join(',', elsewhere.Duties), string.Join(',', elsewhere.Dispositions)).ShouldBe((was.Verdict, string.Join(',', was.Duties), string.Join(',', was.Dispositions)), topic.Topic.Name);
            }
        }

        stricter.ShouldBeGreaterThan(0, "the rules did something");
    }

    /// <summary>The same law for a rule about one kind of people.</summary>
    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    [Trait("Req", "PU-140")]
    public void With_a_rule_for_one_kind_of_people_an_answer_is_never_milder_and_for_others_the_same(string name)
    {
        var code = Shipped.Code(name);
        var files = CodeFiles.FromFolder(Repository.Codes, code.Body, code.Code);
        var (dice, stricter, tried) = (new Dice(43), 0, 0);
        foreach (var topic in code.Topics.Where(topic => StricterRows.CanBeAdded(files, topic.Topic) && Circle.GroupChoices(code, topic).Any()))
        {
            var group = Circle.OfGroup(code, topic, dice.Pick([.. Circle.GroupChoices(code, topic).Select(choice => choice.Value)]))!;
            var next = CodeReader.Read(code.Body, code.Code, files.WithStricterRule(code, topic, new StricterRule(group, null, dice.Pick([.. StricterRule.Verdicts(topic.Topic)]).Value, Why), Shipped.Today));
            var after = next.Topic(topic.Topic.Name)!;
            var scale = new Scale(topic.Topic.Verdicts);
            tried++;

            foreach (var facts in Enumerable.Range(0, 60).Select(_ => Facts(dice, code, topic)))
            {
                var was = BodyCodes.Answer(code, topic, facts, Shipped.Today);
                var now = BodyCodes.Answer(next, after, facts, Shipped.Today);

                stricter += scale.Rank(Bare(now.Verdict)) > scale.Rank(Bare(was.Verdict)) ? 1 : 0;
                scale.Rank(Bare(now.Verdict)).ShouldBeGreaterThanOrEqualTo(scale.Rank(Bare(was.Verdict)), topic.Topic.Name);
                if (facts.GetValueOrDefault(topic.Topic.Audience) as string != group.Values[0])
                {
                    (now.Verdict, string.Join(',', now.Duties)).ShouldBe((was.Verdict, string.Join(',', was.Duties)), topic.Topic.Name);
                }
            }
        }

        tried.ShouldBeGreaterThan(0);
        stricter.ShouldBeGreaterThan(0, "the rules did something");
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
                FactKind.Choice => dice.Pick(Possible(code, fact)),
                FactKind.Choices => fact.ReadSeveral([dice.Pick([.. fact.Values.Select(value => value.Name)])]),
                FactKind.YesNo => dice.Pick([true, false]),
                _ => dice.Pick([fact.Min, Math.Min(fact.Max, 40), Math.Min(fact.Max, 60), Math.Min(fact.Max, 1_000)]),
            };
            facts[fact.Name] = value;
        }

        return facts;
    }

    /// <summary>Of a fact that asks who somebody is, whom the code is for.</summary>
    private static IReadOnlyList<string> Possible(CodeVersion code, Fact fact)
    {
        var names = fact.Values.Select(value => value.Name).ToList();
        return names.Exists(code.IsFor) ? names.FindAll(code.IsFor) : names;
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> facts, string unit) => new(facts, StringComparer.Ordinal) { [UnitFact.Name] = unit };

    private static (CodeVersion Code, CodeFiles Files) With(string unit, string verdict)
    {
        var code = Shipped.Code($"{Utrecht}/{Code}");
        var files = CodeFiles.FromFolder(Repository.Codes, code.Body, code.Code);
        return (code, files.WithStricterRule(code, code.Topic("geschenken")!, new StricterRule(Team(unit), null, verdict, Why), Shipped.Today));
    }

    private static Circle Team(string code) => Circle.Of(new Unit { Id = Guid.Empty, BodyId = Guid.Empty, Code = code, Name = code }, []);

    /// <summary>What somebody hears who is offered something innocent that costs little.</summary>
    private static Task<string> OfferedAsync(RunningHouse house, string who) => house.VerdictAsync(10, body: Province, facts: (Words.Audience, who));

    private static Task<string> AskedAsync(RunningHouse house, string? unit) => house.VerdictAsync(20, facts: unit is null ? [] : [(UnitFact.Name, unit)]);
}

/// <summary>What a keeper does for a unit, or for one kind of people.</summary>
internal static class StricterVisits
{
    /// <summary>Forbids gifts in the proposal on whose page the visitor stands.</summary>
    public static async Task<Visitor> ForbidAsync(this Visitor writer, string group, string why)
    {
        await writer.GoAsync($"{writer.At}/geschenken/strenger");
        return await writer.TryAsync(("Form.For", group), ("Form.When", ""), ("Form.Verdict", "weigeren"), ("Form.Why", why));
    }

    public static async Task<Visitor> AgreeAsync(this Visitor writer, RunningHouse house, string unit, string verdict, string why = "Wij beslissen over vergunningen en nemen niets aan.")
    {
        var id = await house.ReadAsync(db => db.Set<Unit>().IgnoreQueryFilters().Where(found => found.Code == unit && db.Set<Onkreukbaar.Platform.Modules.Organisation.Body>().Any(body => body.Id == found.BodyId && body.Slug == Utrecht)).Select(found => found.Id).SingleAsync());
        await writer.GoAsync($"{writer.At}/geschenken/strenger");
        return await writer.TryAsync(("Form.For", $"{id}"), ("Form.When", ""), ("Form.Verdict", verdict), ("Form.Why", why));
    }
}
