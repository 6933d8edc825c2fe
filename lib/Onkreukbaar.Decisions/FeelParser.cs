namespace Onkreukbaar.Decisions;

/// <summary>
/// Reads expressions and cells by descent. Nesting is bounded, and so is the depth of what it builds: a deep text is
/// an error with a place, never the end of the process.
/// </summary>
internal sealed class FeelParser(string text, FeelNames names, bool isCell, int maxDepth = FeelParser.DefaultDepth) : FeelScanner(text)
{
    public const int DefaultDepth = 64;
    private const int DeepestNode = 250;

    private static readonly string[] NotSupported = ["for", "some", "every", "function"];
    private static readonly string[] Reserved = ["true", "false", "null", "not", "if", "then", "else", "and", "or", "in", "between", .. NotSupported];

    private int _depth;

    public List<string> Used { get; } = [];

    public List<string> Strange { get; } = [];

    public List<Knowledge> Calls { get; } = [];

    public FeelNode WholeExpression()
    {
        var expression = Expression();
        return AtEnd ? expression : throw Unexpected();
    }

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
        var (start, depth) = (At, _depth);
        if (!IsPrefix("not"))
        {
            return null;
        }

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

    private string MemberName()
    {
        if (!FeelNames.IsStart(Next))
        {
            throw Unexpected();
        }

        if (names.Member(Text, At, out var end) is { } known)
        {
            At = end;
            return known;
        }

        return TakeIdentifier();
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

    private FeelNode Word()
    {
        var name = names.Name(Text, At, out var nameEnd);
        if (name is not null && Array.IndexOf(Reserved, name) >= 0)
        {
            (name, nameEnd) = (null, At);
        }

        if (names.Function(Text, At, out var functionEnd) is { } function && functionEnd >= nameEnd && IsCall(functionEnd))
        {
            At = functionEnd;
            Expect("(");
            return Call(function, Arguments(")"));
        }

        if (name is not null)
        {
            At = nameEnd;
            return Named(name);
        }

        return TakeWord("true") ? new ConstantNode(Truth.True)
            : TakeWord("false") ? new ConstantNode(Truth.False)
            : TakeWord("null") ? new ConstantNode(null)
            : Stranger();
    }

    private NameNode Named(string name)
    {
        if (!Used.Contains(name))
        {
            Used.Add(name);
        }

        return new NameNode(name, names.IsFact(name));
    }

    private NameNode Stranger()
    {
        if (!FeelNames.IsStart(Next))
        {
            throw Unexpected();
        }

        if (Array.Find(NotSupported, IsWord) is { } word)
        {
            throw Error($"“{word}” is not supported");
        }

        if (Array.Find(Reserved, IsWord) is not null)
        {
            throw Unexpected();
        }

        var name = TakeIdentifier();
        while (FeelNames.IsStart(Next) && !Array.Exists(Reserved, IsWord))
        {
            name += " " + TakeIdentifier();
        }

        if (Next == '(')
        {
            throw Error($"unknown function “{name}”");
        }

        Strange.Add(name);
        return new NameNode(name, isFact: false);
    }

    private FeelNode Call(string name, FeelNode[] arguments)
    {
        if (names.Knowledge(name) is { } knowledge)
        {
            Calls.Add(knowledge);
            return knowledge.Parameters.Count == arguments.Length
                ? Made(new InvokeNode(knowledge, arguments))
                : throw Error($"“{name}” takes {knowledge.Parameters.Count} arguments, not {arguments.Length}");
        }

        var function = FeelFunctions.All[name];
        if (arguments.Length < function.Fewest || arguments.Length > function.Most)
        {
            throw Error($"“{name}” does not take {arguments.Length} arguments");
        }

        return function.IsLiteral && arguments is [ConstantNode { Value: string written }]
            ? new ConstantNode(function.Apply([written]) ?? throw Error($"“{written}” is not a {name}"))
            : Made(new CallNode(function, arguments));
    }

    private FeelNode[] Arguments(string close)
    {
        var arguments = new List<FeelNode>();
        if (Take(close))
        {
            return [];
        }

        do
        {
            arguments.Add(Expression());
        }
        while (Take(","));

        Expect(close);
        return [.. arguments];
    }

    private bool IsCall(int at)
    {
        while (at < Text.Length && char.IsWhiteSpace(Text[at]))
        {
            at++;
        }

        return at < Text.Length && Text[at] == '(';
    }

    /// <summary>Whether a keyword stands here, and not the beginning of a longer known name.</summary>
    private bool IsPrefix(string word) => IsWord(word) && !(names.Name(Text, At, out var end) is not null && end > At + word.Length);

    private string TakeIdentifier()
    {
        var start = At;
        while (At < Text.Length && FeelNames.IsPart(Text[At]))
        {
            At++;
        }

        return Text[start..At];
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
