namespace Onkreukbaar.Decisions;

/// <content>Cells: tests with commas between them, which also stand after <c>in</c>.</content>
internal sealed partial class FeelParser
{
    // Where "not(" turned out to be a function: it is not tried as a test again, or nested ones would be tried twice at every level.
    private readonly HashSet<int> _notFunctions = [];

    public CellTest[] WholeCell()
    {
        var tests = Tests();
        return AtEnd ? tests : throw Unexpected();
    }

    private CellTest[] Tests()
    {
        var tests = new List<CellTest>();
        do
        {
            tests.Add(Test());
        }
        while (Take(","));

        return [.. tests];
    }

    private CellTest Test(bool isOperand = false)
    {
        if (TakeNot() is { } not)
        {
            return not;
        }

        if (TakeComparison() is { } how)
        {
            return new CompareTest(how, Arithmetic());
        }

        if (IsRange())
        {
            return Range();
        }

        var expression = isOperand ? Arithmetic() : Expression();
        return expression.UsesInput ? new ConditionTest(expression) : new EqualTest(expression);
    }

    /// <summary><c>not(...)</c> as a whole test; where more follows it is a function within an expression.</summary>
    private NotTest? TakeNot()
    {
        if (!IsPrefix("not") || _notFunctions.Contains(At))
        {
            return null;
        }

        var (start, depth) = (At, _depth);
        At += "not".Length;
        if (Take("("))
        {
            Enter();
            var tests = Tests();
            Leave();
            if (Take(")") && Next is ',' or ')' or '\0')
            {
                return new NotTest(tests);
            }
        }

        _notFunctions.Add(start);
        (At, _depth) = (start, depth);
        return null;
    }

    private bool IsRange() => Next is '[' or '(' or ']' && HasDots(At + 1);

    private RangeTest Range()
    {
        var isLowOpen = Text[At++] != '[';
        var low = Arithmetic();
        Expect("..");
        var high = Arithmetic();
        var isHighOpen = Next switch { ')' or '[' => true, ']' => false, _ => throw Unexpected() };
        At++;
        return new RangeTest(isLowOpen, low, high, isHighOpen);
    }

    private CellTest[] InTests()
    {
        Enter();
        CellTest[] tests;
        if (!IsRange() && Take("("))
        {
            tests = Tests();
            Expect(")");
        }
        else
        {
            tests = [Test(isOperand: true)];
        }

        Leave();
        return tests;
    }
}
