using System.Collections.Immutable;

namespace Onkreukbaar.Decisions;

/// <summary>An input cell: the tests a value must pass, parsed once.</summary>
public sealed class UnaryTests
{
    private readonly CellTest[] _tests;

    internal UnaryTests(string text, CellTest[] tests, IReadOnlyCollection<string> names)
    {
        (Text, _tests, Names) = (text, tests, names);
        IsAny = tests.Length == 0;
        HasExactBoundaries = Array.TrueForAll(tests, t => t.IsExact);
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Whether the cell is <c>-</c> (or empty) and every value passes.</summary>
    public bool IsAny { get; }

    /// <summary>The names it uses, each once.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>
    /// Whether the answer can only change at a boundary. Not so when the cell reckons with the value before it
    /// compares it, as in <c>? * 2 &gt; 10</c>.
    /// </summary>
    public bool HasExactBoundaries { get; }

    /// <summary>The values when the cell only lists constants; null when it says anything else.</summary>
    internal IReadOnlyList<object?>? Constants =>
        !IsAny && Array.TrueForAll(_tests, t => t is EqualTest { Nodes: [ConstantNode] })
            ? [.. _tests.Select(t => ((ConstantNode)t.Nodes[0]).Value)]
            : null;

    /// <summary>
    /// Whether the value passes; null when an unknown value decides. A cell that names a constant which is bound to
    /// <see cref="Unknown.Value"/> asks whether the value is unknown: true on unknown, false on every known value.
    /// </summary>
    /// <param name="value">The value in the column.</param>
    /// <param name="scope">The values of names in the cell.</param>
    public bool? Matches(object? value, IReadOnlyDictionary<string, object?> scope)
    {
        if (IsAny)
        {
            return true;
        }

        return CellTest.AnyOf(_tests, FeelValue.Normalize(value), new Frame(scope, null)) switch
        {
            true => true,
            Unknown => null,
            _ => false,
        };
    }

    /// <summary>
    /// Every constant and endpoint the value is compared with, evaluated: numbers, dates, times and durations, and the
    /// compared strings and booleans; each once. Unknown and null endpoints are left out.
    /// </summary>
    /// <param name="scope">The values of names in the cell.</param>
    public IReadOnlyList<object> Boundaries(IReadOnlyDictionary<string, object?> scope)
    {
        if (IsAny)
        {
            return ImmutableArray<object>.Empty;
        }

        var found = new List<object>();
        foreach (var test in _tests)
        {
            test.AddBoundaries(new Frame(scope, null), found);
        }

        return found;
    }

    /// <summary>Parses a cell that may use the given names.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="names">The names it may use.</param>
    /// <param name="facts">Those of the names that stand for facts: an unknown fact makes the cell unknown, it is no marker.</param>
    /// <exception cref="FormatException">The text is not a cell, or uses another name or function.</exception>
    public static UnaryTests Parse(string text, IEnumerable<string> names, IEnumerable<string>? facts = null)
    {
        if (IsDash(text))
        {
            return new UnaryTests(text, [], []);
        }

        var parser = new FeelParser(text, new FeelNames(names, facts), isCell: true);
        var tests = parser.WholeCell();
        return parser.Strange is [var name, ..] ? throw new FormatException($"unknown name “{name}”") : new UnaryTests(text, tests, parser.Used);
    }

    internal static bool IsDash(string text) => text.AsSpan().Trim() is "" or "-";
}
