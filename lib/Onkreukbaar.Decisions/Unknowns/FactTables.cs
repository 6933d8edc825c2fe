namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A column of a table: on a fact, or on an earlier decision.</summary>
internal sealed record FactColumn(string Label, string Name, FactDeclaration? Fact);

/// <summary>A table whose columns are known and whose rows say constants.</summary>
internal sealed record FactTable(Decision Decision, DecisionTable Table, FactColumn[] Columns, RuleOutputs[] Rows, object? NoneFires)
{
    public string Name => Decision.Name;

    /// <summary>The rows in the order in which <see cref="Win"/> hears of them: the one to prefer comes last.</summary>
    public IEnumerable<int> Contest => Table.HitPolicy switch
    {
        HitPolicy.Unique or HitPolicy.Any => Enumerable.Range(0, Rows.Length),
        HitPolicy.Priority or HitPolicy.OutputOrder => Enumerable.Range(0, Rows.Length).OrderBy(row => Rows[row].Rank).Reverse(),
        _ => Enumerable.Range(0, Rows.Length).Reverse(),
    };

    /// <summary>The winner when one more row fires; as in the plain evaluation nobody wins when the hit policy is broken.</summary>
    public int Win(int soFar, int row) => Table.HitPolicy switch
    {
        HitPolicy.Unique when soFar != NoRow => Broken,
        HitPolicy.Any when soFar != NoRow => soFar != Broken && SaySame(soFar, row) ? soFar : Broken,
        _ => row,
    };

    public bool SaySame(int one, int other) => Rows[one].Values.SequenceEqual(Rows[other].Values);

    public const int NoRow = -1;

    private const int Broken = -2;

    public RuleOutputs Row(int winner) => winner < 0 ? RuleOutputs.None : Rows[winner];

    /// <summary>What a later table sees.</summary>
    public DecisionValue Value(int winner) => new(winner switch { NoRow => NoneFires, Broken => null, _ => Rows[winner].Values[0] });
}

/// <summary>Reads the tables of a model as conditions on declared facts, and refuses what cannot be read so.</summary>
internal sealed class FactTables
{
    private readonly DecisionModel _model;
    private readonly Dictionary<string, FactDeclaration> _facts;
    private readonly IReadOnlyDictionary<string, object?> _constants;

    private FactTables(DecisionModel model, IReadOnlyList<FactDeclaration> declared, IReadOnlyDictionary<string, object?> constants)
    {
        (_model, _constants) = (model, constants);
        _facts = declared.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        All = [.. model.Decisions.Where(decision => decision.Table is not null).Select(decision => Read(decision, decision.Table!))];
    }

    public FactTable[] All { get; }

    public static FactTable[] Read(DecisionModel model, IReadOnlyList<FactDeclaration> facts, IReadOnlyDictionary<string, object?> constants)
        => new FactTables(model, facts, constants).All;

    private FactTable Read(Decision decision, DecisionTable table)
    {
        FactColumn[] columns = [.. table.Inputs.Select(input => Column(decision, input))];
        foreach (var rule in table.Rules)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                if (rule.Inputs[i].Names.FirstOrDefault(name => !_constants.ContainsKey(name)) is { } name)
                {
                    throw Refused(decision, columns[i].Label, rule, $"the cell '{rule.Inputs[i].Text}' uses '{name}', which is not a constant");
                }
            }
        }

        object?[][] outputs = [.. table.Rules.Select(rule => Outputs(decision, table, rule))];
        var ranks = Ranks(table, outputs);
        return new(
            decision,
            table,
            columns,
            [.. table.Rules.Select((rule, i) => new RuleOutputs(rule, table.Outputs, outputs[i], ranks[i]))],
            table.Outputs[0].Default?.Evaluate(_constants));
    }

    private FactColumn Column(Decision decision, InputClause input)
    {
        if (!input.Expression.IsName(out var name))
        {
            throw Refused(decision, input.Label, null, $"'{input.Expression.Text}' is not the name of a fact or a decision");
        }

        if (_facts.TryGetValue(name, out var fact))
        {
            return new(input.Label, name, fact);
        }

        if (!_model.TryGet(name, out var earlier))
        {
            throw Refused(decision, input.Label, null, $"there is no fact and no decision '{name}'");
        }

        return earlier.Table is null or { Aggregator: not null }
            ? throw Refused(decision, input.Label, null, $"the decision '{name}' is not a table of which one row wins")
            : new(input.Label, name, null);
    }

    private object?[] Outputs(Decision decision, DecisionTable table, DecisionRule rule)
    {
        var values = new object?[rule.Outputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (rule.Outputs[i].Names.FirstOrDefault(name => !_constants.ContainsKey(name)) is { } name)
            {
                throw Refused(decision, table.Outputs[i].Name, rule, $"the output '{rule.Outputs[i].Text}' uses '{name}', which is not a constant");
            }

            values[i] = rule.Outputs[i].Evaluate(_constants);
        }

        return values;
    }

    private static int[] Ranks(DecisionTable table, object?[][] outputs)
    {
        // Column by column from the left, and only the columns that list their values.
        int[] listed = [.. Enumerable.Range(0, table.Outputs.Count).Where(i => table.Outputs[i].Values.Count > 0)];
        int[][] places = [.. outputs.Select(row => listed.Select(i => Place(table.Outputs[i].Values, row[i])).ToArray())];
        int[][] distinct = [.. places.DistinctBy(place => string.Join(',', place), StringComparer.Ordinal).Order(ByPlace)];
        return [.. places.Select(place => Array.FindIndex(distinct, other => other.AsSpan().SequenceEqual(place)))];
    }

    private static int Place(IReadOnlyList<object?> values, object? value)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (Equals(values[i], value))
            {
                return i;
            }
        }

        return values.Count;
    }

    private static Comparer<int[]> ByPlace { get; } = Comparer<int[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    internal static FactModelException Refused(Decision decision, string column, DecisionRule? rule, string because)
        => new($"Decision '{decision.Name}', column '{column}'{(rule is null ? "" : $", row {rule.Row} ({rule.Id})")}: {because}.");
}
