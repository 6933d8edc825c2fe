namespace Onkreukbaar.Decisions;

/// <content>Words: names, functions, the constants that are words, and those that mean nothing here.</content>
internal sealed partial class FeelParser
{
    private static readonly string[] NotSupported = ["for", "some", "every", "function"];
    private static readonly string[] Reserved = ["true", "false", "null", "not", "if", "then", "else", "and", "or", "in", "between", .. NotSupported];

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
}
