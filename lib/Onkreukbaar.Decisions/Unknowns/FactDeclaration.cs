namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>What kind of values a fact has.</summary>
public enum FactKind
{
    /// <summary>One value out of a list.</summary>
    Choice,

    /// <summary>One or more values out of a list.</summary>
    Choices,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>A fact the tables may use, with all the values it can have.</summary>
public sealed record FactDeclaration
{
    private FactDeclaration(string name, FactKind kind) => (Name, Kind) = (name, kind);

    /// <summary>The name by which the tables use it.</summary>
    public string Name { get; }

    /// <summary>The kind of values.</summary>
    public FactKind Kind { get; }

    /// <summary>The list of values; empty for other kinds.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>The value that is never chosen together with another.</summary>
    public string? Alone { get; private init; }

    /// <summary>The smallest number.</summary>
    public decimal Min { get; private init; }

    /// <summary>The largest number, if there is one.</summary>
    public decimal? Max { get; private init; }

    /// <summary>One value out of a list.</summary>
    public static FactDeclaration Choice(string name, IReadOnlyList<string> values) => new(name, FactKind.Choice) { Values = values };

    /// <summary>One or more values out of a list; a cell fits when any of them does.</summary>
    public static FactDeclaration Choices(string name, IReadOnlyList<string> values, string? alone = null)
        => new(name, FactKind.Choices) { Values = values, Alone = alone };

    /// <summary>True or false.</summary>
    public static FactDeclaration Truth(string name) => new(name, FactKind.Truth);

    /// <summary>A number between two bounds, both included.</summary>
    public static FactDeclaration Number(string name, decimal min = 0, decimal? max = null) => new(name, FactKind.Number) { Min = min, Max = max };

    /// <summary>A day.</summary>
    public static FactDeclaration Date(string name) => new(name, FactKind.Date);
}

/// <summary>Tables that cannot be read as a finite function of the declared facts.</summary>
public sealed class FactModelException : Exception
{
    internal FactModelException(string message)
        : base(message)
    {
    }
}
