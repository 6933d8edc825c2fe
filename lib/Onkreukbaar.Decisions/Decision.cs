namespace Onkreukbaar.Decisions;

/// <summary>A fact the model asks for.</summary>
public sealed class InputData
{
    internal InputData(string name, string? type) => (Name, Type) = (name, type);

    /// <summary>The name by which expressions use it.</summary>
    public string Name { get; }

    /// <summary>The declared type as written (<c>number</c>, <c>string</c>, the name of an item definition), if any.</summary>
    public string? Type { get; }
}

/// <summary>A decision of the model.</summary>
public sealed class Decision
{
    internal Decision(string id, string name) => (Id, Name) = (id, name);

    /// <summary>The id in the file.</summary>
    public string Id { get; }

    /// <summary>The name by which other decisions use it.</summary>
    public string Name { get; }

    /// <summary>The question it answers, if the model says so.</summary>
    public string? Question { get; internal init; }

    /// <summary>The answers it can give in words, if the model says so.</summary>
    public string? AllowedAnswers { get; internal init; }

    /// <summary>The names of the inputs and decisions it requires.</summary>
    public IReadOnlyList<string> Requires { get; internal init; } = [];

    /// <summary>The decision table, or null when the decision is an expression.</summary>
    public DecisionTable? Table => (Logic as TableLogic)?.Table;

    internal Logic Logic { get; init; } = Logic.Nothing;

    /// <summary>The constants it uses, itself or in a function.</summary>
    internal IReadOnlyList<string> Constants { get; init; } = [];
}
