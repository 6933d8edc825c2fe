namespace Onkreukbaar.Decisions;

/// <summary>
/// Reads expressions and cells by descent. Nesting is bounded, and so is the depth of what it builds: a deep text is
/// an error with a place, never the end of the process.
/// </summary>
internal sealed partial class FeelParser(string text, FeelNames names, bool isCell, int maxDepth = FeelParser.DefaultDepth) : FeelScanner(text)
{
    public const int DefaultDepth = 64;
    private const int DeepestNode = 250;

    private int _depth;

    public List<string> Used { get; } = [];

    public List<string> Strange { get; } = [];

    public List<Knowledge> Calls { get; } = [];

    public FeelNode WholeExpression()
    {
        var expression = Expression();
        return AtEnd ? expression : throw Unexpected();
    }

    private FeelNode Expression()
    {
        Enter();
        FeelNode node;
        if (IsPrefix("if"))
        {
            At += 2;
            var condition = Expression();
            ExpectWord("then");
            var then = Expression();
            ExpectWord("else");
            node = Made(new IfNode(condition, then, Expression()));
        }
        else
        {
            node = Conjunction();
            while (TakeWord("or"))
            {
                node = Made(new AndOrNode(isAnd: false, node, Conjunction()));
            }
        }

        Leave();
        return node;
    }

    private FeelNode Conjunction()
    {
        var node = Comparison();
        while (TakeWord("and"))
        {
            node = Made(new AndOrNode(isAnd: true, node, Comparison()));
        }

        return node;
    }

    private FeelNode Comparison()
    {
        var left = Arithmetic();
        if (TakeComparison() is { } how)
        {
            return Made(new CompareNode(how, left, Arithmetic()));
        }

        if (TakeWord("between"))
        {
            var low = Arithmetic();
            ExpectWord("and");
            return Made(new BetweenNode(left, low, Arithmetic()));
        }

        return TakeWord("in") ? Made(new InNode(left, InTests())) : left;
    }

    private FeelNode Arithmetic()
    {
        var node = Term();
        while (Next is '+' or '-')
        {
            node = Made(new ArithmeticNode(Text[At++], node, Term()));
        }

        return node;
    }

    private FeelNode Term()
    {
        var node = Factor();
        while (Next is '*' or '/')
        {
            node = Made(new ArithmeticNode(Text[At++], node, Factor()));
        }

        return node;
    }

    private FeelNode Factor()
    {
        var node = Signed();
        while (Take("**"))
        {
            node = Made(new ArithmeticNode('^', node, Signed()));
        }

        return node;
    }

    private FeelNode Signed()
    {
        if (!Take("-"))
        {
            return Path();
        }

        Enter();
        var operand = Signed();
        Leave();
        return operand is ConstantNode { Value: var value } ? new ConstantNode(FeelArithmetic.Negate(value)) : Made(new NegateNode(operand));
    }

    private FeelNode Path()
    {
        var node = Primary();
        while (Next == '.' && (At + 1 >= Text.Length || Text[At + 1] != '.'))
        {
            At++;
            node = Made(new MemberNode(node, MemberName()));
        }

        return node;
    }

    private FeelNode Primary()
    {
        switch (Next)
        {
            case '"':
                return new ConstantNode(TakeText());
            case '@':
                At++;
                var written = TakeText();
                return new ConstantNode(Temporal.Any(written) ?? throw Error($"“{written}” is not a date, time or duration"));
            case '(':
                At++;
                var inner = Expression();
                Expect(")");
                return inner;
            case '[':
                At++;
                return Made(new ListNode(Arguments("]")));
            case '?' when isCell:
                At++;
                return new InputNode();
            case '?':
                throw Error("“?” stands for the value of a column, and there is none here");
            case var c when char.IsAsciiDigit(c) || (c == '.' && At + 1 < Text.Length && char.IsAsciiDigit(Text[At + 1])):
                return new ConstantNode(TakeNumber());
            default:
                return Word();
        }
    }

    private void ExpectWord(string word)
    {
        if (!TakeWord(word))
        {
            throw Error($"“{word}” is expected here");
        }
    }

    private void Enter()
    {
        if (++_depth > maxDepth)
        {
            throw Error($"nested deeper than {maxDepth}");
        }
    }

    private void Leave() => _depth--;

    private FeelNode Made(FeelNode node) => node.Depth <= DeepestNode ? node : throw Error("too many parts in one expression");
}
