using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class FactModelTests
{
    private static readonly string[] FactNames = ["role", "giver", "home", "value", "day"];

    private static readonly FactDeclaration[] Facts =
    [
        FactDeclaration.Choice("role", ["official", "council", "guest", "visitor"]),
        FactDeclaration.Choices("giver", ["citizen", "company", "supplier", "nobody"], alone: "nobody"),
        FactDeclaration.Truth("home"),
        FactDeclaration.Number("value"),
        FactDeclaration.Date("day"),
    ];

    private static readonly Dictionary<string, object?> Constants = new(StringComparer.Ordinal) { ["limit"] = 50m, ["unknown"] = Unknown.Value };

    private static readonly TableText Special = new("special", "UNIQUE", ["giver"], ["special"], ["s1 | \"supplier\" -> true", "s2 | not(\"supplier\") -> false"]);

    private static readonly TableText Verdict = new(
        "verdict", "OUTPUT ORDER", ["role", "home", "value", "giver"], ["verdict: \"refuse\", \"ask\", \"discuss\", \"keep\"", "by"],
        [
            "v1 | - | true | - | - -> \"refuse\" | \"you\"",
            "v2 | \"official\" | - | > limit | - -> \"ask\" | \"manager\"",
            "v3 | \"official\" | - | <= limit | - -> \"keep\" | \"you\"",
            "v4 | not(\"official\") | - | - | - -> \"discuss\" | \"clerk\"",
            "v5 | - | - | - | \"supplier\" -> \"ask\" | \"manager\"",
            "v6 | - | - | unknown | - -> \"discuss\" | \"you\"",
        ]);

    private static readonly TableText Duties = new(
        "duties", "COLLECT", ["verdict", "day"], ["duty"],
        ["d1 | \"ask\", \"discuss\" | - -> \"report\"", "d2 | \"keep\" | >= date(\"2024-01-01\") -> \"register\"", "d3 | - | < date(\"2024-01-01\") -> \"old form\""]);

    [Fact]
    public void The_winning_row_is_the_foremost_output_value()
    {
        var model = Compile(Verdict);
        var verdict = model.First("verdict");

        verdict.Value(model.State(Known(("role", "official"), ("home", false), ("value", 50m), ("giver", Values("citizen")))))["verdict"].ShouldBe("keep");
        verdict.Value(model.State(Known(("role", "official"), ("home", false), ("value", 50.01m), ("giver", Values("citizen")))))["by"].ShouldBe("manager");
        verdict.Value(model.State(Known(("role", "guest"), ("home", true), ("value", 1), ("giver", Values("nobody"))))).Rule!.Id.ShouldBe("v1");
        verdict.Outcomes(model.State(Known(("home", false), ("role", "official"), ("giver", null), ("value", 10m)))).Select(row => row.Rule!.Id)
            .ShouldBe(["v3", "v5"], ignoreOrder: true);
    }

    [Fact]
    public void A_cell_on_several_values_fits_when_one_of_them_does()
    {
        var model = Compile(Special);

        Truths(model, "special", ("giver", Values("citizen"))).ShouldBe([RuleTruth.Impossible, RuleTruth.Certain]);
        Truths(model, "special", ("giver", Values("citizen", "supplier"))).ShouldBe([RuleTruth.Certain, RuleTruth.Certain]);
        Truths(model, "special", ("giver", Values("supplier"))).ShouldBe([RuleTruth.Certain, RuleTruth.Impossible]);
        Truths(model, "special").ShouldBe([RuleTruth.Possible, RuleTruth.Possible]);
        Should.Throw<ArgumentException>(() => model.State(Known(("giver", Values("nobody", "citizen"))))).Message.ShouldContain("'giver'");
    }

    [Fact]
    public void A_cell_on_the_unknown_fires_until_there_is_a_value()
    {
        var model = Compile(Verdict);

        Truths(model, "verdict")[5].ShouldBe(RuleTruth.Certain);
        Truths(model, "verdict", ("value", null))[5].ShouldBe(RuleTruth.Certain);
        Truths(model, "verdict", ("value", 50m))[5].ShouldBe(RuleTruth.Impossible);
        Needed(model, model.Map(r => r["by"])).ShouldBe(["role", "giver", "home", "value"]);
        Needed(model, model.Map(r => r["by"]), ("value", null), ("home", false), ("role", "guest")).ShouldBe(["giver"]);
    }

    [Fact]
    public void Values_that_no_cell_tells_apart_are_one_region()
    {
        var model = Compile(Verdict);

        model.Space[model.Space.IndexOf("role")].Count.ShouldBe(2);
        model.Space[model.Space.IndexOf("giver")].Count.ShouldBe(2);
        model.Space[model.Space.IndexOf("value")].Count.ShouldBe(2);
        model.Space[model.Space.IndexOf("day")].Count.ShouldBe(1);
    }

    [Fact]
    public void A_later_table_sees_the_first_output_of_the_winning_row()
    {
        var model = Compile(Verdict, Duties);
        var duties = model.Fold("duties", "", (all, row) => all + row.Values[0] + ";");
        var official = Known(("role", "official"), ("home", false), ("giver", Values("citizen")), ("day", new DateOnly(2024, 1, 1)));

        duties.Value(model.State(new Dictionary<string, object?>(official, StringComparer.Ordinal) { ["value"] = 50m })).ShouldBe("register;");
        duties.Value(model.State(new Dictionary<string, object?>(official, StringComparer.Ordinal) { ["value"] = 51m })).ShouldBe("report;");
        duties.Outcomes(model.State(official)).ShouldBe(["report;"]);
        duties.Outcomes(model.State(Known(("home", true)))).ShouldBe(["", "old form;"], ignoreOrder: true);
    }

    [Fact]
    public void A_later_table_can_be_asked_with_the_earlier_decision_given()
    {
        var model = Compile(Verdict, Duties);
        var given = Known(("verdict", "discuss"));

        model.Fold("duties", 0, (count, _) => count + 1, given).Outcomes(model.State(Known(("day", new DateOnly(2025, 1, 1))))).ShouldBe([1]);
        model.Fires("duties", "d1", given).NodeCount.ShouldBe(0);
        model.Fires("duties", "d1").NodeCount.ShouldBeGreaterThan(0);
        model.Rules("duties", model.Space.Nothing, given).ShouldBe([RuleTruth.Certain, RuleTruth.Impossible, RuleTruth.Possible]);
        Should.Throw<ArgumentException>(() => model.Rules("duties", model.Space.Nothing, Known(("nothing", "x")))).Message.ShouldContain("'nothing'");
    }

    [Fact]
    public void A_helper_decision_is_seen_through()
    {
        var model = Compile(Special with { HitPolicy = "FIRST" }, new TableText("answer", "UNIQUE", ["special", "home"], ["answer"],
            ["a1 | true | - -> \"no\"", "a2 | false | true -> \"no\"", "a3 | false | false -> \"yes\""]));
        var answer = model.Map(r => r["answer"], "answer");

        Needed(model, answer).ShouldBe(["giver", "home"]);
        Needed(model, answer, ("giver", Values("citizen", "supplier"))).ShouldBeEmpty();
        Needed(model, answer, ("home", true)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_known_is_read_by_name_and_a_mistake_is_named()
    {
        var model = Compile(Verdict);
        var state = model.State(Known(("home", true), ("role", null)));

        state.Known.Names(model.Space).ShouldBe(["home"]);
        state.Asked.Names(model.Space).ShouldBe(["role"]);
        model.Describe(state).ShouldBe(Known(("home", true), ("role", null)), ignoreOrder: true);
        Should.Throw<ArgumentException>(() => model.State(Known(("hoem", true)))).Message.ShouldContain("'hoem'");
        Should.Throw<ArgumentException>(() => model.State(Known(("home", "true")))).Message.ShouldContain("'home'");
        Should.Throw<ArgumentException>(() => model.State(Known(("value", -1m)))).Message.ShouldContain("'value'");
    }

    [Fact]
    public void Among_equals_the_fact_that_settles_most_comes_first()
    {
        var model = Compile(Verdict);
        var verdict = model.Map(r => r["verdict"]).Question(outcomes => outcomes.Count == 1 ? outcomes[0] : "?");
        int[] candidates = [model.Space.IndexOf("value"), model.Space.IndexOf("home")];

        model.ByEffect(candidates, model.Space.Nothing, state => verdict.Ask(state).Needed).ShouldBe([candidates[1], candidates[0]]);
        model.ByEffect([], model.Space.Nothing, state => verdict.Ask(state).Needed).ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_is_not_a_fact_or_a_decision_is_refused_with_its_place()
    {
        var odd = Special with { Columns = ["giver"] };

        var refused = Should.Throw<FactModelException>(() => FactModel.Compile(TableText.Read(FactNames, [], odd), [.. Facts.Where(f => f.Name != "giver")], Constants));
        refused.Message.ShouldContain("'special'");
        refused.Message.ShouldContain("column 'giver'");
    }

    [Fact]
    public void A_number_compared_with_text_is_refused_with_its_place()
        => Should.Throw<FactModelException>(() => Compile(new TableText("t", "UNIQUE", ["value"], ["o"], ["r1 | > \"a\" -> 1"])))
            .Message.ShouldContain("row 1 (r1)");

    [Fact]
    public void A_table_over_the_node_limit_is_refused_by_name()
    {
        var refused = Should.Throw<DiagramTooLargeException>(() => FactModel.Compile(TableText.Read(FactNames, ["limit", "unknown"], Verdict), Facts, Constants, maxNodes: 3));

        refused.Decision.ShouldBe("verdict");
        refused.Message.ShouldContain("'verdict'");
    }

    [Fact]
    public void Two_tables_that_contradict_each_other_are_found_with_an_example()
    {
        var model = Compile(Verdict, new TableText("places", "RULE ORDER", ["home"], ["place"], ["p1 | - -> \"your desk\""]));
        var refuse = model.Builder.Map(model.First("verdict"), row => Equals(row["verdict"], "refuse"));
        var keep = model.Fires("places", "p1");

        model.Builder.And(refuse, keep).TryExample(both => both, out var example).ShouldBeTrue();
        model.Describe(example)["home"].ShouldBe(true);
    }

    private static FactModel Compile(params TableText[] tables) => FactModel.Compile(TableText.Read(FactNames, ["limit", "unknown"], tables), Facts, Constants);

    private static IEnumerable<string> Needed(FactModel model, Diagram<string> diagram, params (string, object?)[] known)
        => diagram.Ask(model.State(Known(known)), outcomes => outcomes.Count == 1 ? outcomes[0] : "?").Needed.Names(model.Space);

    private static IReadOnlyList<RuleTruth> Truths(FactModel model, string decision, params (string, object?)[] known)
        => model.Rules(decision, model.State(Known(known)));

    private static Dictionary<string, object?> Known(params (string Name, object? Value)[] known)
        => known.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static string[] Values(params string[] values) => values;
}

internal static class FactModelExtensions
{
    public static Diagram<string> Map(this FactModel model, Func<RuleOutputs, object?> output, string decision = "verdict")
        => model.Builder.Map(model.First(decision), row => output(row)?.ToString() ?? "none");
}
