namespace Onkreukbaar.Decisions;

/// <summary>One test of a cell. It answers true, false, null (the test makes no sense for the value) or unknown.</summary>
internal abstract class CellTest(params FeelNode[] nodes)
{
    public IReadOnlyList<FeelNode> Nodes { get; } = nodes;

    public bool UsesInput => Nodes.Any(n => n.UsesInput);

    public virtual bool IsExact => !UsesInput;

    public abstract object? Test(object? value, in Frame frame);

    public virtual void AddBoundaries(in Frame frame, List<object> found)
    {
        foreach (var node in Nodes)
        {
            Boundary.Add(node.Evaluate(frame), found);
        }
    }

    public static object? AnyOf(CellTest[] tests, object? value, in Frame frame)
    {
        object? answer = Truth.False;
        foreach (var test in tests)
        {
            answer = Truth.Or(answer, test.Test(value, frame));
            if (answer is true)
            {
                return answer;
            }
        }

        return answer;
    }
}

internal sealed class CompareTest(Comparison how, FeelNode endpoint) : CellTest(endpoint)
{
    public override object? Test(object? value, in Frame frame) => FeelValue.Compare(how, value, endpoint.Evaluate(frame));
}

internal sealed class RangeTest(bool isLowOpen, FeelNode low, FeelNode high, bool isHighOpen) : CellTest(low, high)
{
    public override object? Test(object? value, in Frame frame) => Truth.And(
        FeelValue.Compare(isLowOpen ? Comparison.Greater : Comparison.GreaterOrEqual, value, low.Evaluate(frame)),
        FeelValue.Compare(isHighOpen ? Comparison.Less : Comparison.LessOrEqual, value, high.Evaluate(frame)));
}

/// <summary>An expression without a sign before it: the value equals it, or is in the list it gives.</summary>
internal sealed class EqualTest(FeelNode expression) : CellTest(expression)
{
    public override object? Test(object? value, in Frame frame)
    {
        var wanted = expression.Evaluate(frame);

        // A marker asks whether the value is unknown. A fact that happens to be unknown itself says nothing yet.
        if (wanted is Unknown && expression is NameNode { IsFact: false })
        {
            return Truth.Of(value is Unknown);
        }

        return wanted is IReadOnlyList<object?> list && value is not IReadOnlyList<object?>
            ? FeelValue.Contains(list, value)
            : FeelValue.Equal(value, wanted);
    }
}

/// <summary>An expression about <c>?</c>, which must be true.</summary>
internal sealed class ConditionTest(FeelNode condition) : CellTest(condition)
{
    public override bool IsExact => condition.IsExact;

    public override object? Test(object? value, in Frame frame) => condition.Evaluate(new Frame(frame.Scope, value));

    public override void AddBoundaries(in Frame frame, List<object> found) => condition.AddBoundaries(frame, found);
}

internal sealed class NotTest(CellTest[] tests) : CellTest([.. tests.SelectMany(t => t.Nodes)])
{
    public override bool IsExact => Array.TrueForAll(tests, t => t.IsExact);

    public override object? Test(object? value, in Frame frame) => Truth.Not(AnyOf(tests, value, frame));

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        foreach (var test in tests)
        {
            test.AddBoundaries(frame, found);
        }
    }
}

internal static class Boundary
{
    public static void Add(object? value, List<object> found)
    {
        if (value is IReadOnlyList<object?> list)
        {
            foreach (var item in list)
            {
                Add(FeelValue.Normalize(item), found);
            }
        }
        else if (value is not (null or Unknown) && !found.Contains(value))
        {
            found.Add(value);
        }
    }
}
