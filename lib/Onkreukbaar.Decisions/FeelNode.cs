namespace Onkreukbaar.Decisions;

/// <summary>What an expression is evaluated with: the values of names, and the value of the column for <c>?</c>.</summary>
internal readonly record struct Frame(IReadOnlyDictionary<string, object?> Scope, object? Input);

/// <summary>A part of a parsed expression.</summary>
internal abstract class FeelNode
{
    protected FeelNode(params ReadOnlySpan<FeelNode> children)
    {
        foreach (var child in children)
        {
            Depth = Math.Max(Depth, child.Depth + 1);
            UsesInput |= child.UsesInput;
        }
    }

    /// <summary>How many calls evaluating it nests; the parser keeps it small enough for the stack.</summary>
    public int Depth { get; } = 1;

    /// <summary>Whether <c>?</c> stands in it.</summary>
    public bool UsesInput { get; protected init; }

    /// <summary>Whether its answer can only change where <c>?</c> passes a boundary.</summary>
    public virtual bool IsExact => !UsesInput;

    public abstract object? Evaluate(in Frame frame);

    /// <summary>Adds what <c>?</c> is compared with.</summary>
    public virtual void AddBoundaries(in Frame frame, List<object> found)
    {
    }
}

internal sealed class ConstantNode(object? value) : FeelNode
{
    public object? Value { get; } = value;

    public override object? Evaluate(in Frame frame) => Value;
}

internal sealed class NameNode(string name, bool isFact) : FeelNode
{
    public string Name { get; } = name;

    /// <summary>A fact of the model, which can be unknown; anything else that is bound to unknown is a marker.</summary>
    public bool IsFact { get; } = isFact;

    public override object? Evaluate(in Frame frame) =>
        frame.Scope.TryGetValue(Name, out var value) ? FeelValue.Normalize(value) : null;
}

internal sealed class InputNode : FeelNode
{
    public InputNode() => UsesInput = true;

    public override object? Evaluate(in Frame frame) => frame.Input;
}

internal sealed class MemberNode(FeelNode target, string name) : FeelNode(target)
{
    public override object? Evaluate(in Frame frame) => target.Evaluate(frame) switch
    {
        IReadOnlyDictionary<string, object?> context => context.TryGetValue(name, out var value) ? FeelValue.Normalize(value) : null,
        Unknown => Unknown.Value,
        var value => FeelFunctions.Property(value, name),
    };
}

internal sealed class ListNode(FeelNode[] items) : FeelNode(items)
{
    public override object? Evaluate(in Frame frame)
    {
        var values = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return values;
    }
}

internal sealed class NegateNode(FeelNode operand) : FeelNode(operand)
{
    public override object? Evaluate(in Frame frame) => FeelArithmetic.Negate(operand.Evaluate(frame));
}

internal sealed class ArithmeticNode(char sign, FeelNode left, FeelNode right) : FeelNode(left, right)
{
    public override object? Evaluate(in Frame frame) => FeelArithmetic.Apply(sign, left.Evaluate(frame), right.Evaluate(frame));
}

internal sealed class CallNode(FeelFunction function, FeelNode[] arguments) : FeelNode(arguments)
{
    public override bool IsExact => !UsesInput || (function.IsNot && arguments[0].IsExact);

    public override object? Evaluate(in Frame frame)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
            if (FeelFunctions.IsUnknown(values[i]))
            {
                return Unknown.Value;
            }
        }

        return function.Apply(values);
    }

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        foreach (var argument in arguments)
        {
            argument.AddBoundaries(frame, found);
        }
    }
}

internal sealed class InvokeNode(Knowledge knowledge, FeelNode[] arguments) : FeelNode(arguments)
{
    public override object? Evaluate(in Frame frame)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return knowledge.Invoke(values, frame.Scope);
    }
}
