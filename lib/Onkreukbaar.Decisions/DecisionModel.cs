using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Onkreukbaar.Decisions;

/// <summary>A DMN model: decisions, the facts they need, and how they are answered.</summary>
public sealed class DecisionModel
{
    private readonly Dictionary<string, Decision> _byName;
    private readonly ConcurrentDictionary<string, Decision[]> _needed = new(StringComparer.Ordinal);

    internal DecisionModel(IReadOnlyList<InputData> inputs, IReadOnlyList<Decision> decisions)
    {
        (Inputs, Decisions) = (inputs, decisions);
        _byName = decisions.ToDictionary(d => d.Name, StringComparer.Ordinal);
    }

    /// <summary>The name of the model.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The namespace of the model.</summary>
    public string Namespace { get; internal init; } = "";

    /// <summary>The version of DMN it is written in, such as <c>1.5</c>.</summary>
    public string DmnVersion { get; internal init; } = "";

    /// <summary>The facts, in the order of the file.</summary>
    public IReadOnlyList<InputData> Inputs { get; }

    /// <summary>The decisions; each stands after the decisions it requires.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>The decision of that name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Decision this[string name] => _byName.TryGetValue(name, out var found)
        ? found
        : throw new KeyNotFoundException($"The model “{Name}” has no decision “{name}”.");

    /// <summary>Looks for the decision of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="decision">The decision, if there is one.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out Decision? decision) => _byName.TryGetValue(name, out decision);

    /// <summary>Reads a model from DMN 1.3, 1.4 or 1.5 XML.</summary>
    /// <param name="xml">The file.</param>
    /// <param name="options">Constants and bounds.</param>
    /// <exception cref="DecisionModelException">The model has problems; all of them are listed.</exception>
    public static DecisionModel Read(Stream xml, ReadOptions? options = null) => ModelReader.Read(xml, options ?? new ReadOptions());

    /// <summary>Answers a decision, after the decisions it requires.</summary>
    /// <param name="decision">The name of the decision.</param>
    /// <param name="inputs">The facts and constants by name. A fact that is absent is null; a value under the name of a required decision stands in for that decision.</param>
    /// <exception cref="KeyNotFoundException">There is no such decision.</exception>
    /// <exception cref="ArgumentException">A constant that is used has no value.</exception>
    public object? Evaluate(string decision, IReadOnlyDictionary<string, object?> inputs)
    {
        var asked = this[decision];
        return asked.Logic.Evaluate(Scope(asked, inputs));
    }

    /// <summary>Answers a decision table, after the decisions it requires, and says which rules fired.</summary>
    /// <param name="decision">The name of the decision.</param>
    /// <param name="inputs">As in <see cref="Evaluate"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such decision.</exception>
    /// <exception cref="ArgumentException">The decision is not a table, or a constant that is used has no value.</exception>
    public TableResult EvaluateTable(string decision, IReadOnlyDictionary<string, object?> inputs)
    {
        var asked = this[decision];
        return asked.Table is { } table
            ? TableEvaluation.Run(table, Scope(asked, inputs))
            : throw new ArgumentException($"“{decision}” is not a decision table.", nameof(decision));
    }

    /// <summary>The inputs with the answers of the required decisions beside them.</summary>
    private IReadOnlyDictionary<string, object?> Scope(Decision asked, IReadOnlyDictionary<string, object?> inputs)
    {
        var needed = _needed.GetOrAdd(asked.Name, static (_, start) => start.Model.Needed(start.Decision), (Model: this, Decision: asked));
        foreach (var decision in needed)
        {
            CheckConstants(decision, inputs);
        }

        if (needed.Length == 1)
        {
            return inputs;
        }

        var scope = new Dictionary<string, object?>(inputs, StringComparer.Ordinal);
        foreach (var decision in needed)
        {
            if (decision != asked && !scope.ContainsKey(decision.Name))
            {
                scope[decision.Name] = decision.Logic.Evaluate(scope);
            }
        }

        return scope;
    }

    // A limit that silently is null would make a rule never fire.
    private static void CheckConstants(Decision decision, IReadOnlyDictionary<string, object?> inputs)
    {
        foreach (var constant in decision.Constants)
        {
            if (!inputs.ContainsKey(constant))
            {
                throw new ArgumentException($"“{decision.Name}” uses the constant “{constant}”, which has no value.", nameof(inputs));
            }
        }
    }

    private Decision[] Needed(Decision asked)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Decision>([asked]);
        while (open.TryPop(out var decision))
        {
            if (wanted.Add(decision.Name))
            {
                foreach (var name in decision.Requires)
                {
                    if (_byName.TryGetValue(name, out var required))
                    {
                        open.Push(required);
                    }
                }
            }
        }

        return [.. Decisions.Where(d => wanted.Contains(d.Name))];
    }
}
