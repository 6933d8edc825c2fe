namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A cell on a fact: the regions that pass, and what it says of the fact while that is unknown (usually nothing).</summary>
internal sealed record FactCell(bool[] Passes, bool? WhileUnknown)
{
    public bool AsksWhetherUnknown => WhileUnknown is { } says && Passes.Contains(!says);
}

/// <summary>
/// All cells on one fact, and the domain they make: the values are cut where the cells compare, and values that no cell
/// tells apart are one region.
/// </summary>
internal sealed class FactCells
{
    private readonly FactDeclaration _fact;
    private readonly IReadOnlyDictionary<string, object?> _constants;
    private readonly Dictionary<string, FactCell> _byText = new(StringComparer.Ordinal);

    public FactCells(FactDeclaration fact, IReadOnlyList<(FactTable Table, FactColumn Column, DecisionRule Rule, UnaryTests Cell)> cells, IReadOnlyDictionary<string, object?> constants)
    {
        (_fact, _constants) = (fact, constants);
        UnaryTests[] tests = [.. cells.Select(cell => cell.Cell).Where(cell => !cell.IsAny).DistinctBy(cell => cell.Text, StringComparer.Ordinal)];
        if (fact.Kind is FactKind.Number or FactKind.Date)
        {
            foreach (var (table, column, rule, cell) in cells.Where(cell => !cell.Cell.IsAny))
            {
                MustBeCut(table, column, rule, cell);
            }
        }

        IsUsed = tests.Length > 0;
        Domain = fact.Kind == FactKind.Choices ? SeveralAtOnce(tests) : OneAtATime(tests);
        foreach (var test in tests)
        {
            _byText[test.Text] = new(
                [.. Enumerable.Range(0, Domain.Count).Select(region => Passes(test, Domain.Example(region)))],
                test.Matches(Unknown.Value, constants));
        }
    }

    public FactDomain Domain { get; }

    public bool IsUsed { get; }

    public bool AskWhetherUnknown => _byText.Values.Any(cell => cell.AsksWhetherUnknown);

    public FactCell this[UnaryTests cell] => _byText[cell.Text];

    private bool Passes(UnaryTests test, object value) => value is IReadOnlyList<string> several
        ? several.Any(one => test.Matches(one, _constants) is true)
        : test.Matches(value, _constants) is true;

    private FactDomain OneAtATime(UnaryTests[] tests)
    {
        var boundaries = tests.SelectMany(test => test.Boundaries(_constants)).ToList();
        var whole = _fact.Kind switch
        {
            FactKind.Choice => FactDomain.Choice(_fact.Name, _fact.Values),
            FactKind.Truth => FactDomain.Truth(_fact.Name),
            FactKind.Number => FactDomain.Number(_fact.Name, _fact.Min, _fact.Max, boundaries.Cast<decimal>()),
            _ => FactDomain.Date(_fact.Name, boundaries.Cast<DateOnly>()),
        };
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var classOf = new int[whole.Count];
        for (var region = 0; region < whole.Count; region++)
        {
            var profile = string.Concat(tests.Select(test => Passes(test, whole.Example(region)) ? '1' : '0'));
            classes.TryAdd(profile, classes.Count);
            classOf[region] = classes[profile];
        }

        return whole.Merge(classOf);
    }

    private FactDomain SeveralAtOnce(UnaryTests[] tests)
    {
        // A cell passes a set when it passes one of its values, so the union of what its values pass says all about a set.
        bool[][] columns = [.. tests
            .Select(test => _fact.Values.Select(value => Passes(test, value)).ToArray())
            .DistinctBy(passes => string.Concat(passes.Select(pass => pass ? '1' : '0')), StringComparer.Ordinal)];
        if (columns.Length > 64)
        {
            throw new FactModelException($"The cells on the fact '{_fact.Name}' divide its values in {columns.Length} ways; at most 64 can be handled.");
        }

        var marks = new ulong[_fact.Values.Count];
        for (var column = 0; column < columns.Length; column++)
        {
            for (var value = 0; value < marks.Length; value++)
            {
                marks[value] |= columns[column][value] ? 1UL << column : 0;
            }
        }

        return FactDomain.Choices(_fact.Name, _fact.Values, _fact.Alone, marks);
    }

    private void MustBeCut(FactTable table, FactColumn column, DecisionRule rule, UnaryTests cell)
    {
        if (!cell.HasExactBoundaries)
        {
            throw FactTables.Refused(table.Decision, column.Label, rule, $"the cell '{cell.Text}' does not compare with fixed values");
        }

        if (cell.Boundaries(_constants).FirstOrDefault(boundary => _fact.Kind == FactKind.Number ? boundary is not decimal : boundary is not DateOnly) is { } odd)
        {
            throw FactTables.Refused(table.Decision, column.Label, rule, $"the cell '{cell.Text}' compares a {(_fact.Kind == FactKind.Number ? "number" : "day")} with '{odd}'");
        }
    }
}
