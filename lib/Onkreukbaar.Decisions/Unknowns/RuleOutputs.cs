namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>What one row says.</summary>
public sealed class RuleOutputs
{
    private readonly IReadOnlyList<OutputClause> _columns;

    internal RuleOutputs(DecisionRule? rule, IReadOnlyList<OutputClause> columns, IReadOnlyList<object?> values, int rank)
        => (Rule, _columns, Values, Rank) = (rule, columns, values, rank);

    /// <summary>No row: nothing fired.</summary>
    public static RuleOutputs None { get; } = new(null, [], [], int.MaxValue);

    /// <summary>The row; null when nothing fired.</summary>
    public DecisionRule? Rule { get; }

    /// <summary>The values in the order of the output columns.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>
    /// The place among the rows of the table by the lists of output values: 0 comes first, rows that say the same share
    /// a place. Zero for every row when the table lists no output values.
    /// </summary>
    public int Rank { get; }

    /// <summary>The value in one output column; null when nothing fired.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public object? this[string output]
    {
        get
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                if (string.Equals(_columns[i].Name, output, StringComparison.Ordinal))
                {
                    return Values[i];
                }
            }

            return Rule is null ? null : throw new ArgumentException($"There is no output '{output}'.", nameof(output));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Rule is null ? "none" : $"{Rule.Id}: {string.Join(", ", Values)}";
}

/// <summary>What is certain about a row while facts are unknown.</summary>
public enum RuleTruth
{
    /// <summary>The row fires for no values of the unknown facts.</summary>
    Impossible,

    /// <summary>The row fires for some values of the unknown facts.</summary>
    Possible,

    /// <summary>The row fires whatever the unknown facts are.</summary>
    Certain,
}
