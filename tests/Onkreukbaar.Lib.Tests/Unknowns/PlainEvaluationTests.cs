using FsCheck;
using FsCheck.Fluent;
using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

/// <summary>The plain evaluation of the same tables is the other witness: it knows nothing of diagrams.</summary>
public sealed class PlainEvaluationTests
{
    private static readonly string[] FactNames = ["role", "home", "value", "day"];

    private static readonly FactDeclaration[] Facts =
        [FactDeclaration.Choice("role", ["a", "b", "c"]), FactDeclaration.Truth("home"), FactDeclaration.Number("value", 0, 100), FactDeclaration.Date("day")];

    private static readonly Dictionary<string, object?> Constants = new(StringComparer.Ordinal) { ["limit"] = 50m, ["unknown"] = Unknown.Value };

    private static readonly string[][] Cells =
    [
        ["-", "\"a\"", "\"a\", \"b\"", "not(\"a\")", "not(\"b\", \"c\")"],
        ["-", "true", "false", "not(true)"],
        ["-", "< limit", "<= limit", "> limit", "[10..limit]", "(10..limit)", "10", "not(10)", "< 10, > limit", "unknown"],
        ["-", "< date(\"2024-01-01\")", ">= date(\"2024-01-01\")", "date(\"2024-06-30\")"],
        ["-", "true", "false", "not(true)", "null"],
        ["-", "\"x\"", "\"x\", \"y\"", "not(\"z\")", "not(null)"],
    ];

    private static readonly object[][] Values =
    [
        ["a", "b", "c"],
        [true, false],
        [0m, 9.99m, 10m, 10.01m, 49.99m, 50m, 50.01m, 100m],
        [new DateOnly(1900, 1, 1), new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30), new DateOnly(2030, 1, 1)],
    ];

    private static readonly Gen<Tables> Random =
        from helper in Rows("h", ["true", "false"], 0, 1, 2, 3)
        from middle in Rows("m", ["\"x\"", "\"y\"", "\"z\""], 0, 1, 2, 3, 4)
        from last in Rows("r", ["1", "2", "3"], 0, 1, 2, 3, 4, 5)
        from middlePolicy in Gen.Elements("PRIORITY", "FIRST", "UNIQUE", "ANY")
        from lastPolicy in Gen.Elements("PRIORITY", "FIRST", "UNIQUE", "ANY", "OUTPUT ORDER", "RULE ORDER", "COLLECT")
        select new Tables(
            new("helper", "FIRST", FactNames, ["helper"], helper),
            new("middle", middlePolicy, [.. FactNames, "helper"], ["middle: \"y\", \"z\", \"x\""], middle),
            new("last", lastPolicy, [.. FactNames, "helper", "middle"], ["last: 3, 1, 2", "also"], [.. last.Select((row, i) => $"{row} | {i % 3}")]));

    [Fact]
    public void With_all_facts_known_the_rows_that_fire_are_those_of_the_plain_evaluation() => Holds(tables =>
    {
        var (model, facts) = Compile(tables);
        return Known().All(known =>
        {
            var plain = Plain(model, known);
            var truths = facts.Rules("last", facts.State(known));
            string[] certain = [.. model["last"].Table!.Rules.Where((_, row) => truths[row] == RuleTruth.Certain).Select(rule => rule.Id)];
            var first = facts.First("last").Value(facts.State(known)).Rule?.Id;
            return !truths.Contains(RuleTruth.Possible)
                && (tables.Last.HitPolicy == "FIRST" || certain.Order(StringComparer.Ordinal).SequenceEqual(plain.Fired.Select(fired => fired.Rule.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                && string.Equals(first, Winner(plain), StringComparison.Ordinal);
        });
    });

    [Fact]
    public void With_facts_unknown_the_winning_rows_are_those_of_the_plain_evaluation_of_every_completion() => Holds(tables =>
    {
        var unmarked = tables with { Last = WithoutMarker(tables.Last), Middle = WithoutMarker(tables.Middle), Helper = WithoutMarker(tables.Helper) };
        var (model, facts) = Compile(unmarked);
        var possible = facts.First("last").Outcomes(facts.State(new Dictionary<string, object?>(StringComparer.Ordinal) { ["home"] = true, ["role"] = null }));
        var plain = Known().Where(known => known["home"] is true).Select(known => Winner(Plain(model, known)) ?? "none");
        return possible.Select(row => row.Rule?.Id ?? "none").Order(StringComparer.Ordinal)
            .SequenceEqual(plain.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    });

    private static (DecisionModel Model, FactModel Facts) Compile(Tables tables)
    {
        var model = TableText.Read(FactNames, ["limit", "unknown"], tables.Helper, tables.Middle, tables.Last);
        return (model, FactModel.Compile(model, Facts, Constants));
    }

    private static TableResult Plain(DecisionModel model, Dictionary<string, object?> known)
        => model.EvaluateTable("last", new Dictionary<string, object?>(known, StringComparer.Ordinal) { ["limit"] = 50m, ["unknown"] = Unknown.Value });

    private static string? Winner(TableResult plain) => plain.Diagnostics.Count > 0 || plain.Fired.Count == 0 ? null : plain.Fired[0].Rule.Id;

    private static IEnumerable<Dictionary<string, object?>> Known() =>
        from role in Values[0]
        from home in Values[1]
        from value in Values[2]
        from day in Values[3]
        select new Dictionary<string, object?>(StringComparer.Ordinal) { ["role"] = role, ["home"] = home, ["value"] = value, ["day"] = day };

    private static TableText WithoutMarker(TableText table) => table with { Rows = [.. table.Rows.Select(row => row.Replace("unknown", "-", StringComparison.Ordinal))] };

    private static Gen<string[]> Rows(string id, string[] outputs, params int[] columns) =>
        from rows in Row(outputs, columns).ListOf(5)
        select rows.Select((row, i) => $"{id}{i} | {row}").ToArray();

    private static Gen<string> Row(string[] outputs, int[] columns) =>
        from cells in Gen.CollectToList(columns, column => Gen.Frequency((2, Gen.Constant("-")), (1, Gen.Elements(Cells[column]))))
        from output in Gen.Elements(outputs)
        select $"{string.Join(" | ", cells)} -> {output}";

    private static void Holds(Func<Tables, bool> property)
        => Prop.ForAll(Random.ToArbitrary(), property).QuickCheckThrowOnFailure();

    public sealed record Tables
    {
        internal Tables(TableText helper, TableText middle, TableText last) => (Helper, Middle, Last) = (helper, middle, last);

        internal TableText Helper { get; init; }

        internal TableText Middle { get; init; }

        internal TableText Last { get; init; }

        public override string ToString() => string.Join('\n', new[] { Helper, Middle, Last }.Select(t => $"{t.Name} {t.HitPolicy}\n  {string.Join("\n  ", t.Rows)}"));
    }
}
