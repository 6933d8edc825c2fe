namespace Onkreukbaar.Decisions;

/// <summary>An expression, parsed once.</summary>
public sealed class FeelExpression
{
    private readonly FeelNode _node;

    internal FeelExpression(string text, FeelNode node, IReadOnlyCollection<string> names) => (Text, _node, Names) = (text, node, names);

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names it uses, each once.</summary>
    public IReadOnlyCollection<string> Names { get; }

    internal bool IsConstant => _node is ConstantNode;

    /// <summary>Whether the expression is nothing but a name.</summary>
    /// <param name="name">The name, or an empty string.</param>
    public bool IsName(out string name)
    {
        name = (_node as NameNode)?.Name ?? "";
        return name.Length > 0;
    }

    /// <summary>The value, given the values of names. A name without a value is null.</summary>
    /// <param name="scope">The values of names.</param>
    public object? Evaluate(IReadOnlyDictionary<string, object?> scope) => _node.Evaluate(new Frame(scope, null));

    /// <summary>Parses an expression that may use the given names.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The names it may use.</param>
    /// <exception cref="FormatException">The text is not an expression, or uses another name or function.</exception>
    public static FeelExpression Parse(string text, IEnumerable<string> names)
    {
        var parser = new FeelParser(text, new FeelNames(names), isCell: false);
        var node = parser.WholeExpression();
        return parser.Strange is [var name, ..] ? throw new FormatException($"unknown name “{name}”") : new FeelExpression(text, node, parser.Used);
    }
}
