namespace Onkreukbaar.Decisions;

/// <summary>An expression, parsed once.</summary>
public sealed class FeelExpression
{
    internal FeelExpression(string text) => Text = text;

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names it uses, each once.</summary>
    public IReadOnlyCollection<string> Names { get; } = [];

    /// <summary>Whether the expression is nothing but a name.</summary>
    /// <param name="name">The name, or an empty string.</param>
    public bool IsName(out string name)
    {
        name = Text;
        return false;
    }

    /// <summary>The value, given the values of names. A name without a value is null.</summary>
    /// <param name="scope">The values of names.</param>
    public object? Evaluate(IReadOnlyDictionary<string, object?> scope) => throw new NotSupportedException(Text);

    /// <summary>Parses an expression that may use the given names.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The names it may use.</param>
    /// <exception cref="FormatException">The text is not an expression, or uses another name or function.</exception>
    public static FeelExpression Parse(string text, IEnumerable<string> names) => new(text);
}
