using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

/// <summary>Short ways to try an expression or a cell.</summary>
internal static class FeelText
{
    private static readonly Dictionary<string, object?> Nothing = new(StringComparer.Ordinal);

    public static object? Value(string expression) => FeelExpression.Parse(expression, []).Evaluate(Nothing);

    public static object? Value(string expression, params (string Name, object? Value)[] names) =>
        FeelExpression.Parse(expression, names.Select(n => n.Name)).Evaluate(Scope(names));

    public static bool? Matches(string cell, object? value, params (string Name, object? Value)[] names) =>
        UnaryTests.Parse(cell, names.Select(n => n.Name)).Matches(value, Scope(names));

    public static Dictionary<string, object?> Scope(params (string Name, object? Value)[] names) =>
        names.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal);

    public static string Of(object? value) => value switch
    {
        null => "null",
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Of))}]",
        IReadOnlyDictionary<string, object?> context => $"{{{string.Join(", ", context.Select(p => p.Key + ": " + Of(p.Value)))}}}",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
