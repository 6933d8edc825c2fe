using System.Globalization;

namespace Onkreukbaar.Decisions;

/// <summary>Finds the rules that fire and makes an answer of them as the hit policy says.</summary>
internal static class TableEvaluation
{
    public static TableResult Run(DecisionTable table, IReadOnlyDictionary<string, object?> scope)
    {
        var values = new object?[table.Inputs.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = table.Inputs[i].Expression.Evaluate(scope);
        }

        List<FiredRule> fired = [];
        List<DecisionRule> undecided = [];
        foreach (var rule in table.Rules)
        {
            switch (Fires(rule, values, scope))
            {
                case true:
                    fired.Add(new FiredRule(rule, table.Outputs, Outputs(rule.Outputs, scope)));
                    break;
                case null:
                    undecided.Add(rule);
                    break;
                default:
                    continue;
            }

            if (table.HitPolicy == HitPolicy.First && fired.Count == 1)
            {
                break;
            }
        }

        if (fired.Count == 0)
        {
            var isDefault = table.Outputs.Any(o => o.Default is not null);
            return new TableResult(isDefault ? Default(table, scope) : null, fired) { Undecided = undecided, IsDefault = isDefault };
        }

        if (fired.Count > 1 && table.HitPolicy is HitPolicy.Priority or HitPolicy.OutputOrder)
        {
            fired = ByPriority(table, fired);
        }

        var clash = Clash(table.HitPolicy, fired);
        return new TableResult(clash is null ? Answer(table, fired) : null, fired)
        {
            Undecided = undecided,
            Diagnostics = clash is null ? [] : [clash],
        };
    }

    private static bool? Fires(DecisionRule rule, object?[] values, IReadOnlyDictionary<string, object?> scope)
    {
        bool? answer = true;
        foreach (var (column, cell) in rule.Tests)
        {
            switch (cell.Matches(values[column], scope))
            {
                case false:
                    return false;
                case null:
                    answer = null;
                    break;
            }
        }

        return answer;
    }

    private static string? Clash(HitPolicy policy, List<FiredRule> fired)
    {
        var isClash = fired.Count > 1 && policy switch
        {
            HitPolicy.Unique => true,
            HitPolicy.Any => !fired.TrueForAll(f => FeelValue.Equal(f.Outputs, fired[0].Outputs) is true),
            _ => false,
        };
        if (!isClash)
        {
            return null;
        }

        var rows = string.Join(", ", fired.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Rule.Row} ({f.Rule.Id})")));
        return policy == HitPolicy.Unique
            ? $"more than one rule fires where only one may: rows {rows}"
            : $"the rules that fire do not say the same: rows {rows}";
    }

    private static object? Answer(DecisionTable table, List<FiredRule> fired) => table.HitPolicy switch
    {
        HitPolicy.RuleOrder or HitPolicy.OutputOrder => All(table, fired),
        HitPolicy.Collect => table.Aggregator is { } how ? Aggregate(how, [.. fired.Select(f => f.Outputs[0])]) : All(table, fired),
        _ => One(table, fired[0].Outputs),
    };

    private static object? Aggregate(Aggregator how, object?[] outputs) =>
        how == Aggregator.Count ? (decimal)outputs.Length
        : FeelFunctions.IsUnknown(outputs) ? Unknown.Value
        : how switch
        {
            Aggregator.Sum => FeelFunctions.Sum(outputs),
            Aggregator.Min => FeelFunctions.Extreme(outputs, -1),
            _ => FeelFunctions.Extreme(outputs, 1),
        };

    private static List<object?> All(DecisionTable table, List<FiredRule> fired) => fired.ConvertAll(f => One(table, f.Outputs));

    private static object? One(DecisionTable table, IReadOnlyList<object?> outputs)
    {
        if (outputs.Count == 1)
        {
            return outputs[0];
        }

        var context = new Dictionary<string, object?>(outputs.Count, StringComparer.Ordinal);
        for (var i = 0; i < outputs.Count; i++)
        {
            context[table.Outputs[i].Name] = outputs[i];
        }

        return context;
    }

    private static object? Default(DecisionTable table, IReadOnlyDictionary<string, object?> scope)
    {
        var one = One(table, [.. table.Outputs.Select(o => o.Default?.Evaluate(scope))]);
        return table.HitPolicy is HitPolicy.RuleOrder or HitPolicy.OutputOrder || (table.HitPolicy == HitPolicy.Collect && table.Aggregator is null)
            ? new List<object?> { one }
            : one;
    }

    private static object?[] Outputs(IReadOnlyList<FeelExpression> cells, IReadOnlyDictionary<string, object?> scope)
    {
        var outputs = new object?[cells.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = cells[i].Evaluate(scope);
        }

        return outputs;
    }

    // Column by column, as the standard has it; OrderBy keeps the order of the rows where the values are the same.
    private static List<FiredRule> ByPriority(DecisionTable table, List<FiredRule> fired)
    {
        IOrderedEnumerable<FiredRule> sorted = fired.Order(Comparer<FiredRule>.Create((_, _) => 0));
        for (var i = 0; i < table.Outputs.Count; i++)
        {
            if (table.Outputs[i].Values is { Count: > 0 } values)
            {
                var column = i;
                sorted = sorted.ThenBy(f => Rank(values, f.Outputs[column]));
            }
        }

        return [.. sorted];
    }

    private static int Rank(IReadOnlyList<object?> values, object? output)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (FeelValue.Equal(values[i], output) is true)
            {
                return i;
            }
        }

        return int.MaxValue;
    }
}
