namespace Onkreukbaar.Decisions;

/// <summary>What a table answers when more rules fit.</summary>
public enum HitPolicy
{
    /// <summary>At most one rule may fit.</summary>
    Unique,

    /// <summary>More may fit when they say the same.</summary>
    Any,

    /// <summary>The rule with the foremost output value.</summary>
    Priority,

    /// <summary>The first rule that fits.</summary>
    First,

    /// <summary>All, in the order of the rows; or their sum, smallest, largest or number.</summary>
    Collect,

    /// <summary>All, in the order of the rows.</summary>
    RuleOrder,

    /// <summary>All, the foremost output value first.</summary>
    OutputOrder,
}

/// <summary>How <see cref="HitPolicy.Collect"/> makes one value of many.</summary>
public enum Aggregator
{
    /// <summary>The sum of the outputs.</summary>
    Sum,

    /// <summary>The smallest output.</summary>
    Min,

    /// <summary>The largest output.</summary>
    Max,

    /// <summary>How many rules fit.</summary>
    Count,
}

/// <summary>A decision table: rules in rows, facts and answers in columns.</summary>
public sealed class DecisionTable
{
    internal DecisionTable()
    {
    }

    /// <summary>What the table answers when more rules fit.</summary>
    public HitPolicy HitPolicy { get; internal init; }

    /// <summary>How many answers become one; only under <see cref="HitPolicy.Collect"/>.</summary>
    public Aggregator? Aggregator { get; internal init; }

    /// <summary>The input columns.</summary>
    public IReadOnlyList<InputClause> Inputs { get; internal init; } = [];

    /// <summary>The output columns.</summary>
    public IReadOnlyList<OutputClause> Outputs { get; internal init; } = [];

    /// <summary>The names of the annotation columns.</summary>
    public IReadOnlyList<string> Annotations { get; internal init; } = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<DecisionRule> Rules { get; internal init; } = [];
}

/// <summary>An input column.</summary>
public sealed class InputClause
{
    internal InputClause(string label, FeelExpression expression, UnaryTests? values) =>
        (Label, Expression, Values) = (label, expression, values);

    /// <summary>The label, or the text of the expression when there is none.</summary>
    public string Label { get; }

    /// <summary>What is tested in this column.</summary>
    public FeelExpression Expression { get; }

    /// <summary>The values the column admits, if the table says so.</summary>
    public UnaryTests? Values { get; }
}

/// <summary>An output column.</summary>
public sealed class OutputClause
{
    internal OutputClause(string name, string? type, IReadOnlyList<object?> values, FeelExpression? @default) =>
        (Name, Type, Values, Default) = (name, type, values, @default);

    /// <summary>The name; the name of the decision when a single output has none.</summary>
    public string Name { get; }

    /// <summary>The declared type as written, if any.</summary>
    public string? Type { get; }

    /// <summary>The listed output values, foremost first; empty when there is no list (or it holds more than constants).</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>The answer when no rule fits, if the table says so.</summary>
    public FeelExpression? Default { get; }
}

/// <summary>A row of a table.</summary>
public sealed class DecisionRule
{
    internal DecisionRule(string id, int row) => (Id, Row) = (id, row);

    /// <summary>The id in the file; made of table and row when there is none.</summary>
    public string Id { get; }

    /// <summary>The row, from 1.</summary>
    public int Row { get; }

    /// <summary>One cell for each input column.</summary>
    public IReadOnlyList<UnaryTests> Inputs
    {
        get;
        internal init
        {
            field = value;
            Tests = [.. value.Index().Where(c => !c.Item.IsAny)];
        }
    } = [];

    /// <summary>One cell for each output column.</summary>
    public IReadOnlyList<FeelExpression> Outputs { get; internal init; } = [];

    /// <summary>The annotations by column name.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; internal init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The description, if any.</summary>
    public string? Description { get; internal init; }

    /// <summary>The cells that say something, with their columns: most cells of a wide table do not.</summary>
    internal (int Column, UnaryTests Cell)[] Tests { get; private init; } = [];
}
