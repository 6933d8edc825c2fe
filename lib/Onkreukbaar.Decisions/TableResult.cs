namespace Onkreukbaar.Decisions;

/// <summary>What a table answered, and by which rules.</summary>
public sealed class TableResult
{
    internal TableResult(object? value, IReadOnlyList<FiredRule> fired) => (Value, Fired) = (value, fired);

    /// <summary>The answer: a value, a context for several outputs, or a list of those.</summary>
    public object? Value { get; }

    /// <summary>The rules that fired, in the order of the hit policy (foremost first for priority and output order).</summary>
    public IReadOnlyList<FiredRule> Fired { get; }

    /// <summary>The rules of which an unknown fact decides whether they fire. <see cref="Value"/> counts them as not fired.</summary>
    public IReadOnlyList<DecisionRule> Undecided { get; internal init; } = [];

    /// <summary>What went against the hit policy, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Diagnostics { get; internal init; } = [];

    /// <summary>Whether no rule fired and the default outputs answered.</summary>
    public bool IsDefault { get; internal init; }
}

/// <summary>A rule that fired, with its outputs evaluated.</summary>
public sealed class FiredRule
{
    private readonly IReadOnlyList<OutputClause> _columns;

    internal FiredRule(DecisionRule rule, IReadOnlyList<OutputClause> columns, IReadOnlyList<object?> outputs) =>
        (Rule, _columns, Outputs) = (rule, columns, outputs);

    /// <summary>The row.</summary>
    public DecisionRule Rule { get; }

    /// <summary>The outputs in the order of the columns.</summary>
    public IReadOnlyList<object?> Outputs { get; }

    /// <summary>The output of one column.</summary>
    /// <param name="outputName">The name of the column.</param>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public object? this[string outputName]
    {
        get
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                if (string.Equals(_columns[i].Name, outputName, StringComparison.Ordinal))
                {
                    return Outputs[i];
                }
            }

            throw new ArgumentException($"There is no output “{outputName}”.", nameof(outputName));
        }
    }
}
