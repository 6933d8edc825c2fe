using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Advice;

/// <summary>What one person answered in one interview, in the order of answering. Null is "I do not know".</summary>
internal sealed record Answers(IReadOnlyList<GivenAnswer> Given, RefusedInput? Refused = null)
{
    public static readonly Answers None = new([]);

    /// <summary>The versions that answered when the interview began; somebody may decide on another one meanwhile.</summary>
    public string? AskedUnder { get; init; }

    public bool Has(string fact) => Given.Any(answer => answer.Fact == fact);

    public GivenAnswer? Find(string fact) => Given.FirstOrDefault(answer => answer.Fact == fact);

    /// <summary>Changing an answer keeps its place and every other answer, but a gift is either one thing or several.</summary>
    public Answers With(GivenAnswer answer)
    {
        var others = Given.Where(old => !Replaces(answer, old)).ToList();
        var place = others.FindIndex(old => old.Fact == answer.Fact);
        return new(place < 0 ? [.. others, answer] : [.. others[..place], answer, .. others[(place + 1)..]]);
    }

    /// <summary>
    /// Only what the interview would ask again: after a change, a question that no longer matters was never asked. What is
    /// never asked but was told all the same always counts.
    /// </summary>
    public Answers Counting(Topic topic, Func<Answers, IReadOnlyList<string>> neededAfter)
    {
        var counting = new Answers([.. Given.Where(answer => answer.Fact != Words.Parts && topic.Fact(answer.Fact) is not { IsInTables: true, Assumed: null })]);
        while (neededAfter(counting).Select(AnswerTo).FirstOrDefault(answer => answer is not null && !counting.Has(answer.Fact)) is { } asked)
        {
            counting = new Answers([.. counting.Given, asked]);
        }

        return new Answers([.. Given.Where(answer => counting.Has(answer.Fact))]);
    }

    public Answers Without(string fact) => new([.. Given.Where(old => old.Fact != fact)]);

    public Answers WithRefused(RefusedInput input) => this with { Refused = input };

    /// <summary>The question before this one, or null at the first.</summary>
    public string? Before(string fact)
    {
        var position = Given.ToList().FindIndex(answer => answer.Fact == fact);
        var before = position < 0 ? Given.Count - 1 : position - 1;
        return before < 0 ? null : Given[before].Fact;
    }

    public Dictionary<string, object?> ToFacts(Topic topic)
    {
        var facts = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var answer in Given)
        {
            if (topic.Fact(answer.Fact) is { } fact)
            {
                facts[answer.Fact] = answer.ToValue(fact, topic);
            }
        }

        return facts;
    }

    /// <summary>A list of things answers what it is and what it is worth.</summary>
    private GivenAnswer? AnswerTo(string fact) => Find(fact) ?? (fact is Words.Kind or Words.Value ? Find(Words.Parts) : null);

    private static bool Replaces(GivenAnswer answer, GivenAnswer old) => answer.Fact switch
    {
        Words.Parts => !answer.IsUnknown && old.Fact is Words.Kind or Words.Value,
        Words.Kind or Words.Value => old.Fact == Words.Parts,
        _ => false,
    };
}

/// <summary>One answer as text: a value, several, or parts as "kind|amount"; no values means not known.</summary>
internal sealed record GivenAnswer(string Fact, IReadOnlyList<string> Values)
{
    private const char Between = '|';

    public bool IsUnknown => Values.Count == 0;

    /// <summary>A row of the parts as text; a mark that somebody typed cannot shift the fields.</summary>
    public static string PartText(string kind, string value) => $"{kind.Replace(Between, ' ')}{Between}{value.Replace(Between, ' ')}";

    public object? ToValue(Fact fact, Topic topic) => IsUnknown ? null : fact.Kind switch
    {
        FactKind.Choices => fact.ReadSeveral(Values),
        FactKind.Parts => Values.Select(text => ToPart(text, topic)).ToList(),
        _ => fact.Read(Values[0]),
    };

    public IEnumerable<(string Kind, string Value)> ToParts() => Values.Select(Fields);

    private static (string Kind, string Value) Fields(string text)
    {
        var fields = text.Split(Between, 2);
        return (fields[0], fields.Length > 1 ? fields[1] : "");
    }

    private static Part ToPart(string text, Topic topic)
    {
        var (kind, value) = Fields(text);
        return new Part(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [Words.Kind] = kind.Length == 0 ? null : topic.Fact(Words.Kind)!.Read(kind),
            [Words.Value] = value.Length == 0 ? null : topic.Fact(Words.Value)!.Read(value),
        });
    }
}

/// <summary>What was typed and could not be read, kept so that the person sees it again beside the explanation.</summary>
internal sealed record RefusedInput(string Fact, IReadOnlyList<string> Typed, IReadOnlyList<WrongField> Errors);

/// <summary>What is wrong, and in which row of a list of things, counted from 0.</summary>
internal sealed record WrongField(InputError Error, int Row = 0);

internal enum InputError
{
    Nothing,
    NotANumber,
    Ambiguous,
    Negative,
    TooLarge,
    TooPrecise,
    NotADate,
    NotAnOption,
    NotTogether,
    PartWithoutKind,
}
