using System.Collections.Frozen;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Finds what is wrong with tables without running them on cases. What it finds is so, with an example.</summary>
public static class ModelChecks
{
    /// <summary>Checks every table of the model, and whether every declared fact is used.</summary>
    public static IReadOnlyList<Finding> Run(FactModel model) =>
    [
        .. model.Tables.SelectMany(table => new TableCheck(model, table).Run()),
        .. model.Facts.Where(fact => !model.CellsOn(fact.Name).IsUsed).Select(fact => new Finding(
            FindingKind.UnusedFact, null, [], [], fact.Name, FrozenDictionary<string, object?>.Empty, $"No cell asks for the fact '{fact.Name}'.")),
    ];
}

internal sealed class TableCheck(FactModel model, FactTable table)
{
    private readonly TableRows _rows = model.Rows(table.Name, null);

    public IEnumerable<Finding> Run() =>
    [
        .. ValuesOutsideFacts(),
        .. NeverFire(),
        .. table.Table.HitPolicy == HitPolicy.First ? Decided(Shadowed, "an earlier row always decides first") : [],
        .. table.Table.HitPolicy is HitPolicy.Unique or HitPolicy.Any ? Decided(Together, "rows fire together") : [],
        .. Decided(Holes, "every case is covered"),
    ];

    private List<Finding> Decided(Func<IEnumerable<Finding>> check, string what)
    {
        try
        {
            return [.. check()];
        }
        catch (DiagramTooLargeException tooLarge)
        {
            return [Found(FindingKind.NotDecided, [], null, null, $"it takes more than {tooLarge.MaxNodes} nodes to say whether {what}")];
        }
    }

    private IEnumerable<Finding> ValuesOutsideFacts()
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (table.Columns[i].Fact is not { Kind: FactKind.Choice or FactKind.Choices } fact)
            {
                continue;
            }

            foreach (var rule in table.Table.Rules.Where(rule => !rule.Inputs[i].IsAny))
            {
                foreach (var value in rule.Inputs[i].Boundaries(model.Constants).Where(value => value is not string text || !fact.Values.Contains(text, StringComparer.Ordinal)))
                {
                    yield return Found(FindingKind.ValueOutsideFact, [rule], table.Columns[i].Label, null, $"'{value}' is not a value of the fact '{fact.Name}'");
                }
            }
        }
    }

    private IEnumerable<Finding> NeverFire()
        => Rows().Where(row => _rows.Roots[row] == Workshop.False).Select(row => Found(
            FindingKind.NeverFires, [Rule(row)], EmptyCell(row), null, EmptyCell(row) is null ? "no facts make the row fire" : "no value passes the cell"));

    private IEnumerable<Finding> Shadowed()
    {
        var work = new Workshop(model.Builder);
        var nodes = work.Import(_rows.Nodes, outcome => outcome);
        var before = Workshop.False;
        foreach (var row in Rows())
        {
            var fires = Root(nodes, row);
            if (fires != Workshop.False && work.And(fires, work.Not(before)) == Workshop.False)
            {
                // The rows that take its place, so that the reader need not search for them.
                DecisionRule[] takers = [.. Enumerable.Range(0, row).Where(other => work.And(fires, Root(nodes, other)) != Workshop.False).Select(Rule)];
                yield return Found(FindingKind.Shadowed, [Rule(row), .. takers], null, Example(work, fires), "an earlier row always decides first");
            }

            before = work.Or(before, fires);
        }
    }

    private IEnumerable<Finding> Together()
    {
        var work = new Workshop(model.Builder);
        var nodes = work.Import(_rows.Nodes, outcome => outcome);
        foreach (var (one, other) in Rows().SelectMany(_ => Rows(), (one, other) => (one, other)).Where(pair => pair.one < pair.other))
        {
            var unique = table.Table.HitPolicy == HitPolicy.Unique;
            if ((unique || !table.SaySame(one, other)) && work.And(Root(nodes, one), Root(nodes, other)) is not Workshop.False and var both)
            {
                yield return Found(
                    unique ? FindingKind.Overlap : FindingKind.Disagreement,
                    [Rule(one), Rule(other)],
                    null,
                    Example(work, both),
                    unique ? "both rows fire, and at most one may" : "both rows fire, and say different things");
            }
        }
    }

    private IEnumerable<Finding> Holes()
    {
        var work = new Workshop(model.Builder);
        var nodes = work.Import(_rows.Nodes, outcome => outcome);
        var none = work.Not(Rows().Aggregate(Workshop.False, (any, row) => work.Or(any, Root(nodes, row))));
        return none == Workshop.False ? [] : [Found(FindingKind.Hole, [], null, Example(work, none), "there are facts for which no row fires")];
    }

    private IEnumerable<int> Rows() => Enumerable.Range(0, _rows.Roots.Length);

    private DecisionRule Rule(int row) => table.Table.Rules[row];

    private int Root(int[] nodes, int row) => _rows.Roots[row] < 0 ? _rows.Roots[row] : nodes[_rows.Roots[row]];

    private string? EmptyCell(int row)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var cell = Rule(row).Inputs[i];
            if (table.Columns[i].Fact is { } fact && !cell.IsAny && model.CellsOn(fact.Name)[cell] is { WhileUnknown: not true } empty && !empty.Passes.Contains(true))
            {
                return table.Columns[i].Label;
            }
        }

        return null;
    }

    private static FactState Example(Workshop work, int condition)
        => work.Finish(condition, Workshop.Truths).TryExample(value => value, out var example)
            ? example
            : throw new InvalidOperationException("A condition that is not always false has an example.");

    private Finding Found(FindingKind kind, DecisionRule[] about, string? column, FactState? example, string what)
    {
        var where = about.Length == 0 ? "" : $", row {string.Join(" and ", about.Select(rule => $"{rule.Row} ({rule.Id})"))}";
        return new(
            kind,
            table.Name,
            [.. about.Select(rule => rule.Id)],
            [.. about.Select(rule => rule.Row)],
            column,
            example is null ? FrozenDictionary<string, object?>.Empty : model.Describe(example),
            $"Decision '{table.Name}'{where}{(column is null ? "" : $", column '{column}'")}: {what}.");
    }
}
