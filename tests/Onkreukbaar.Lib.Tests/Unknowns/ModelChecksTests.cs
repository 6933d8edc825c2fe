using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class ModelChecksTests
{
    private static readonly FactDeclaration[] Facts =
        [FactDeclaration.Choice("role", ["official", "council", "guest"]), FactDeclaration.Truth("home"), FactDeclaration.Number("value", 0, 1000)];

    [Fact]
    public void A_sound_table_has_no_findings()
        => Check("UNIQUE", "a | \"official\" | true | < 50 -> 1", "b | \"official\" | false | < 50 -> 2", "c | \"official\" | - | >= 50 -> 3", "d | not(\"official\") | - | - -> 4")
            .ShouldBeEmpty();

    [Fact]
    public void A_hole_is_found_with_an_example_that_falls_into_it()
    {
        var hole = Check("UNIQUE", "a | - | true | - -> 1", "b | - | false | < 50 -> 1", "c | - | false | > 50 -> 1").Single(f => f.Kind == FindingKind.Hole);

        hole.Decision.ShouldBe("t");
        hole.Example.ShouldBe(new Dictionary<string, object?>(StringComparer.Ordinal) { ["home"] = false, ["value"] = 50m }, ignoreOrder: true);
    }

    [Fact]
    public void Rows_that_overlap_where_only_one_may_fire_are_found_with_an_example()
    {
        var overlap = Check("UNIQUE", "a | \"official\" | - | <= 50 -> 1", "b | - | - | >= 50 -> 1", "c | not(\"official\") | - | < 50 -> 1").Single();

        overlap.Kind.ShouldBe(FindingKind.Overlap);
        overlap.RuleIds.ShouldBe(["a", "b"]);
        overlap.Rows.ShouldBe([1, 2]);
        overlap.Example["value"].ShouldBe(50m);
        overlap.Example["role"].ShouldBe("official");
        overlap.Message.ShouldContain("row 1 (a) and 2 (b)");
    }

    [Fact]
    public void Under_any_only_rows_that_say_different_things_are_found()
    {
        Check("ANY", "a | - | true | - -> 1", "b | - | - | - -> 1").ShouldBeEmpty();
        Check("ANY", "a | - | true | - -> 2", "b | - | - | - -> 1").Single().Kind.ShouldBe(FindingKind.Disagreement);
    }

    [Fact]
    public void A_row_that_can_never_fire_is_found_with_the_cell_to_blame()
    {
        var findings = Check("COLLECT", "a | \"official\" | - | > 1000 -> 1", "b | \"nobody\" | - | - -> 1", "c | - | - | - -> 1");

        findings.Where(f => f.Kind == FindingKind.NeverFires).Select(f => (f.RuleIds[0], f.Column)).ShouldBe([("a", "value"), ("b", "role")]);
        findings.Single(f => f.Kind == FindingKind.ValueOutsideFact).Message.ShouldContain("'nobody'");
    }

    [Fact]
    public void A_row_behind_earlier_rows_is_found_only_where_the_first_row_decides()
    {
        string[] rows = ["a | - | true | - -> 1", "b | - | false | - -> 2", "c | \"guest\" | - | - -> 3"];

        var shadowed = Check("FIRST", rows).Single();

        shadowed.Kind.ShouldBe(FindingKind.Shadowed);
        shadowed.RuleIds.ShouldBe(["c", "a", "b"]);
        Check("RULE ORDER", rows).ShouldBeEmpty();
    }

    [Fact]
    public void A_fact_that_no_cell_asks_for_is_found()
    {
        var model = TableText.Read(["role", "home", "value"], [], new TableText("t", "FIRST", ["role"], ["o"], ["a | - -> 1"]));

        ModelChecks.Run(FactModel.Compile(model, Facts, new Dictionary<string, object?>(StringComparer.Ordinal)))
            .Select(f => (f.Kind, f.Column)).ShouldBe([(FindingKind.UnusedFact, "role"), (FindingKind.UnusedFact, "home"), (FindingKind.UnusedFact, "value")]);
    }

    [Fact]
    public void A_search_for_holes_over_the_node_limit_says_so()
    {
        // Each row is small; whether one of them fires is not.
        string[] facts = [.. Enumerable.Range(0, 20).Select(i => $"f{i}")];
        var rows = Enumerable.Range(0, 10).SelectMany(i => new[] { true, false }.Select(value =>
            $"r{i}{value} | {string.Join(" | ", Enumerable.Range(0, 20).Select(f => f % 10 == i ? (f == i) == value ? "true" : "false" : "-"))} -> 1"));
        var model = TableText.Read(facts, [], new TableText("t", "COLLECT", facts, ["o"], [.. rows]));

        var findings = ModelChecks.Run(FactModel.Compile(model, [.. facts.Select(FactDeclaration.Truth)], new Dictionary<string, object?>(StringComparer.Ordinal), maxNodes: 300));

        findings.Single().Kind.ShouldBe(FindingKind.NotDecided);
        findings.Single().Message.ShouldContain("300 nodes");
    }

    private static IReadOnlyList<Finding> Check(string hitPolicy, params string[] rows)
    {
        var model = TableText.Read(["role", "home", "value"], [], new TableText("t", hitPolicy, ["role", "home", "value"], ["o"], rows));
        return [.. ModelChecks.Run(FactModel.Compile(model, Facts, new Dictionary<string, object?>(StringComparer.Ordinal))).Where(f => f.Kind != FindingKind.UnusedFact)];
    }
}
