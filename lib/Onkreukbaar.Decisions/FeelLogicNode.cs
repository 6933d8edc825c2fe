namespace Onkreukbaar.Decisions;

internal sealed class CompareNode(Comparison how, FeelNode left, FeelNode right) : FeelNode(left, right)
{
    public override bool IsExact => !UsesInput || (left is InputNode && !right.UsesInput) || (right is InputNode && !left.UsesInput);

    public override object? Evaluate(in Frame frame) => FeelValue.Compare(how, left.Evaluate(frame), right.Evaluate(frame));

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        if (left.UsesInput != right.UsesInput)
        {
            Boundary.Add((left.UsesInput ? right : left).Evaluate(frame), found);
        }
    }
}

internal sealed class BetweenNode(FeelNode value, FeelNode low, FeelNode high) : FeelNode(value, low, high)
{
    public override bool IsExact => !UsesInput || (value is InputNode && !low.UsesInput && !high.UsesInput);

    public override object? Evaluate(in Frame frame)
    {
        var middle = value.Evaluate(frame);
        return Truth.And(
            FeelValue.Compare(Comparison.GreaterOrEqual, middle, low.Evaluate(frame)),
            FeelValue.Compare(Comparison.LessOrEqual, middle, high.Evaluate(frame)));
    }

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        if (value.UsesInput)
        {
            Boundary.Add(low.Evaluate(frame), found);
            Boundary.Add(high.Evaluate(frame), found);
        }
    }
}

internal sealed class InNode(FeelNode value, CellTest[] tests) : FeelNode([value, .. tests.SelectMany(t => t.Nodes)])
{
    public override bool IsExact => !UsesInput || (value is InputNode && Array.TrueForAll(tests, t => t.IsExact && !t.UsesInput));

    public override object? Evaluate(in Frame frame) => CellTest.AnyOf(tests, value.Evaluate(frame), frame);

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        if (value.UsesInput)
        {
            foreach (var test in tests)
            {
                test.AddBoundaries(frame, found);
            }
        }
    }
}

internal sealed class AndOrNode(bool isAnd, FeelNode left, FeelNode right) : FeelNode(left, right)
{
    public override bool IsExact => left.IsExact && right.IsExact;

    public override object? Evaluate(in Frame frame)
    {
        var first = left.Evaluate(frame);
        return first is bool settled && settled != isAnd ? first
            : isAnd ? Truth.And(first, right.Evaluate(frame))
            : Truth.Or(first, right.Evaluate(frame));
    }

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        left.AddBoundaries(frame, found);
        right.AddBoundaries(frame, found);
    }
}

internal sealed class IfNode(FeelNode condition, FeelNode then, FeelNode @else) : FeelNode(condition, then, @else)
{
    public override bool IsExact => condition.IsExact && then.IsExact && @else.IsExact;

    public override object? Evaluate(in Frame frame)
    {
        var answer = condition.Evaluate(frame);
        if (answer is not Unknown)
        {
            return (answer is true ? then : @else).Evaluate(frame);
        }

        var (yes, no) = (then.Evaluate(frame), @else.Evaluate(frame));
        return FeelValue.Equal(yes, no) is true ? yes : Unknown.Value;
    }

    public override void AddBoundaries(in Frame frame, List<object> found)
    {
        condition.AddBoundaries(frame, found);
        then.AddBoundaries(frame, found);
        @else.AddBoundaries(frame, found);
    }
}
