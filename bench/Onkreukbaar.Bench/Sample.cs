using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Bench;

/// <summary>Facts to ask about, made from the practice cases: the questions that people really have.</summary>
internal sealed class Sample(BodyCodes codes)
{
    private static readonly Dictionary<string, object?> NothingKnown = new(StringComparer.Ordinal);

    /// <summary>Every case with every fact of the topic filled in.</summary>
    public List<Dictionary<string, object?>> AllKnown { get; } = [.. codes.Versions.SelectMany(version => version.Topics)
        .SelectMany(topic => topic.Cases.Where(practice => !practice.Given.ContainsKey(Words.Parts)).Select(practice => Filled(topic.Topic, practice)))];

    public List<Dictionary<string, object?>> NoneKnown { get; } = [NothingKnown];

    /// <summary>The cases in which a gift of several things is given.</summary>
    public List<Dictionary<string, object?>> WithParts { get; } = [.. codes.Versions.SelectMany(version => version.Topics)
        .SelectMany(topic => topic.Cases.Where(practice => practice.Given.ContainsKey(Words.Parts)).Select(practice => Filled(topic.Topic, practice)))];

    /// <summary>Every fourth fact asked in vain: "I do not know".</summary>
    public List<Dictionary<string, object?>> SomeNull => [.. AllKnown.Select((facts, shift) => facts
        .Select((fact, i) => fact.Key != Words.Audience && (i + shift) % 4 == 0 ? KeyValuePair.Create(fact.Key, (object?)null) : fact)
        .ToDictionary(StringComparer.Ordinal))];

    /// <summary>Half the answers of an interview about each case.</summary>
    public List<Dictionary<string, object?>> HalfKnown => [.. AllKnown.Select(Interview).Select(states => states[states.Count / 2])];

    /// <summary>Every state of the interviews about all cases.</summary>
    public List<Dictionary<string, object?>> Interviews => [.. AllKnown.SelectMany(Interview)];

    private List<Dictionary<string, object?>> Interview(Dictionary<string, object?> facts)
    {
        List<Dictionary<string, object?>> states = [NothingKnown];
        while (codes.Answer(Subject.Topic, states[^1], Subject.Today).Needed is [var asked, ..])
        {
            states.Add(new(states[^1], StringComparer.Ordinal) { [asked] = facts.GetValueOrDefault(asked) });
        }

        return states;
    }

    private static Dictionary<string, object?> Filled(Topic topic, PracticeCase practice)
    {
        var facts = practice.Given.Where(given => given.Value is not null).ToDictionary(StringComparer.Ordinal);
        foreach (var fact in topic.Facts.Where(fact => fact.IsInTables && !fact.IsDerived && !(fact.Name == Words.Value && facts.ContainsKey(Words.Parts))))
        {
            facts.TryAdd(fact.Name, fact.Harmless ?? (fact.Values is [var first, ..] ? first.Name : null));
        }

        return facts;
    }
}
