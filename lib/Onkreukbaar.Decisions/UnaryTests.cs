namespace Onkreukbaar.Decisions;

/// <summary>An input cell: the tests a value must pass, parsed once.</summary>
public sealed class UnaryTests
{
    internal UnaryTests(string text) => Text = text;

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Whether the cell is <c>-</c> (or empty) and every value passes.</summary>
    public bool IsAny { get; }

    /// <summary>The names it uses, each once.</summary>
    public IReadOnlyCollection<string> Names { get; } = [];

    /// <summary>
    /// Whether the value passes; null when an unknown value decides. A cell that names a constant which is bound to
    /// <see cref="Unknown.Value"/> asks whether the value is unknown: true on unknown, false on every known value.
    /// </summary>
    /// <param name="value">The value in the column.</param>
    /// <param name="scope">The values of names in the cell.</param>
    public bool? Matches(object? value, IReadOnlyDictionary<string, object?> scope) => throw new NotSupportedException(Text);

    /// <summary>
    /// Every constant and endpoint the value is compared with, evaluated: numbers, dates, times and durations, and the
    /// compared strings and booleans. Unknown and null endpoints are left out.
    /// </summary>
    /// <param name="scope">The values of names in the cell.</param>
    public IReadOnlyList<object> Boundaries(IReadOnlyDictionary<string, object?> scope) => throw new NotSupportedException(Text);

    /// <summary>
    /// Whether the answer can only change at a boundary. Not so when the cell reckons with the value before it
    /// compares it, as in <c>? * 2 &gt; 10</c>.
    /// </summary>
    public bool HasExactBoundaries { get; }

    /// <summary>Parses a cell that may use the given names.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="names">The names it may use.</param>
    /// <exception cref="FormatException">The text is not a cell, or uses another name or function.</exception>
    public static UnaryTests Parse(string text, IEnumerable<string> names) => new(text);
}
