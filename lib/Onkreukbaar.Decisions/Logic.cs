namespace Onkreukbaar.Decisions;

/// <summary>What stands in the box of a decision: an expression, a table, an invocation or a context.</summary>
internal abstract class Logic
{
    public static readonly Logic Nothing = new Empty();

    public abstract object? Evaluate(IReadOnlyDictionary<string, object?> scope);

    private sealed class Empty : Logic
    {
        public override object? Evaluate(IReadOnlyDictionary<string, object?> scope) => null;
    }
}

internal sealed class ExpressionLogic(FeelExpression expression) : Logic
{
    public override object? Evaluate(IReadOnlyDictionary<string, object?> scope) => expression.Evaluate(scope);
}

internal sealed class TableLogic(DecisionTable table) : Logic
{
    public DecisionTable Table { get; } = table;

    public override object? Evaluate(IReadOnlyDictionary<string, object?> scope) => TableEvaluation.Run(Table, scope).Value;
}

internal sealed class InvocationLogic(Knowledge knowledge, IReadOnlyDictionary<string, Logic> bindings) : Logic
{
    public override object? Evaluate(IReadOnlyDictionary<string, object?> scope) =>
        knowledge.Invoke([.. knowledge.Parameters.Select(p => bindings.TryGetValue(p, out var argument) ? argument.Evaluate(scope) : null)], scope);
}

internal sealed class ContextLogic(IReadOnlyList<KeyValuePair<string, Logic>> entries, Logic? result) : Logic
{
    public override object? Evaluate(IReadOnlyDictionary<string, object?> scope)
    {
        var inner = new Dictionary<string, object?>(scope, StringComparer.Ordinal);
        var context = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, logic) in entries)
        {
            inner[name] = context[name] = logic.Evaluate(inner);
        }

        return result is null ? context : result.Evaluate(inner);
    }
}

/// <summary>A business knowledge model: a function the model defines. It sees its parameters and the constants, nothing else.</summary>
internal sealed class Knowledge(string name, IReadOnlyList<string> parameters)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Parameters { get; } = parameters;

    public Logic Body { get; set; } = Logic.Nothing;

    /// <summary>The constants its body uses, which it takes from whoever invokes it.</summary>
    public IReadOnlyCollection<string> Constants { get; set; } = [];

    /// <summary>How many invocations one invocation comes to; known when the model is read, so that it stays bounded.</summary>
    public long Cost { get; set; } = 1;

    /// <summary>How many invocations stand within each other at most; kept small enough for the stack.</summary>
    public int Height { get; set; } = 1;

    public object? Invoke(object?[] arguments, IReadOnlyDictionary<string, object?> caller)
    {
        var scope = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var constant in Constants)
        {
            if (caller.TryGetValue(constant, out var value))
            {
                scope[constant] = value;
            }
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            scope[Parameters[i]] = arguments[i];
        }

        return Body.Evaluate(scope);
    }
}
