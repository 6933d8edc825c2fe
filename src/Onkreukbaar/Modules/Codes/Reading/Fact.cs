using System.Globalization;

namespace Onkreukbaar.Modules.Codes;

internal enum FactKind
{
    Choice,
    Choices,
    YesNo,
    Money,
    Number,
    Date,
    Parts,
}

/// <summary>One value of a fact. Group is what the people are called for whom it holds, where the fact asks who somebody is.</summary>
internal sealed record FactValue(string Name, LocalText Label, LocalText? Explanation, LocalText? Group);

/// <summary>Something the rules ask about: its closed list of values, its question, and the value that can do no harm.</summary>
internal sealed record Fact
{
    private static readonly Dictionary<string, FactKind> Kinds = new(StringComparer.Ordinal)
    {
        ["keuze"] = FactKind.Choice,
        ["keuzes"] = FactKind.Choices,
        ["ja-nee"] = FactKind.YesNo,
        ["bedrag"] = FactKind.Money,
        ["getal"] = FactKind.Number,
        ["datum"] = FactKind.Date,
        ["onderdelen"] = FactKind.Parts,
    };

    public required string Name { get; init; }

    /// <summary>The kind as the vocabulary and the API name it.</summary>
    public required string Type { get; init; }

    public required FactKind Kind { get; init; }

    public required LocalText Label { get; init; }

    public required LocalText Question { get; init; }

    public LocalText? Hint { get; init; }

    /// <summary>Of what a number counts: hours a week, percent.</summary>
    public LocalText? Unit { get; init; }

    public IReadOnlyList<FactValue> Values { get; init; } = [];

    /// <summary>A value of a <see cref="FactKind.Choices"/> that never stands beside another one, such as "none".</summary>
    public string? Alone { get; init; }

    public object? Harmless { get; init; }

    /// <summary>What is taken for granted when nobody says anything about it; such a fact is never asked.</summary>
    public object? Assumed { get; init; }

    /// <summary>Set while answering, never from outside.</summary>
    public bool IsDerived { get; init; }

    public decimal Min { get; init; }

    public decimal Max { get; init; }

    public bool IsInTables => Kind is not (FactKind.Date or FactKind.Parts);

    public FactValue? Value(string name) => Values.FirstOrDefault(value => value.Name == name);

    public static FactKind? KindOf(string type) => Kinds.TryGetValue(type, out var kind) ? kind : null;

    /// <summary>Reads a value as files write it: names, true/false, a point in amounts, yyyy-MM-dd. Null when it is not one.</summary>
    public object? Read(string text) => Kind switch
    {
        FactKind.Choice => Value(text) is null ? null : text,
        FactKind.Choices => ReadSeveral([text]),
        FactKind.YesNo => text switch { "true" => true, "false" => false, _ => null },
        FactKind.Money or FactKind.Number => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount >= Min && amount <= Max ? amount : null,
        FactKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        _ => null,
    };

    /// <summary>A non-empty set of known values, in the vocabulary's order; null when it is not one.</summary>
    public IReadOnlyList<string>? ReadSeveral(IReadOnlyCollection<string> names)
    {
        var wellFormed = names.Count > 0 && names.All(name => Value(name) is not null) && (Alone is null || names.Distinct(StringComparer.Ordinal).Count() == 1 || !names.Contains(Alone, StringComparer.Ordinal));
        return wellFormed ? [.. Values.Select(value => value.Name).Where(name => names.Contains(name, StringComparer.Ordinal))] : null;
    }
}

/// <summary>One thing in a gift of several: each fact that it answers for itself. Null is asked and not known, absent is not asked.</summary>
internal sealed record Part(IReadOnlyDictionary<string, object?> Facts);
