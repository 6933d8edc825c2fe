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

internal sealed class TableLogic(DecisionTable table) : Logic
{
    public DecisionTable Table { get; } = table;

    public override object? Evaluate(IReadOnlyDictionary<string, object?> scope) => throw new NotSupportedException();
}
