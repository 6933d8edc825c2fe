using System.Collections.Frozen;

namespace Onkreukbaar.Modules.Codes;

/// <summary>The closed lists that every code is written in: verdicts, duties, dispositions, roles, strengths, and facts per topic.</summary>
internal sealed class Vocabulary
{
    public required Terms Verdicts { get; init; }

    public required Terms Duties { get; init; }

    public required Terms Dispositions { get; init; }

    /// <summary>What must still be done with a thing after a decision, in words and by whom.</summary>
    public required Terms Steps { get; init; }

    /// <summary>Where something can go that was handed in.</summary>
    public required Terms Places { get; init; }

    public required Terms Roles { get; init; }

    /// <summary>Strongest first.</summary>
    public required Terms Strengths { get; init; }

    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>Whether something that goes there stays with the person or the body.</summary>
    public bool Keeps(string? disposition) => Dispositions.Find(disposition)?.Keeps == true;

    /// <summary>At least as strict as refusing.</summary>
    public bool IsRefusal(string verdict) => Verdicts[verdict].Rank >= Verdicts[Words.Refuse].Rank;

    public Topic? Topic(string name) => Topics.FirstOrDefault(topic => topic.Name == name);
}

/// <summary>One word of a closed list. Rank orders verdicts from mild to strict.</summary>
internal sealed record Term(string Name, LocalText Label, LocalText? Explanation, int Rank)
{
    /// <summary>A disposition by which the thing stays with people.</summary>
    public bool Keeps { get; init; }

    /// <summary>Of a disposition: what must be done to get the thing there, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Of a step: melder, ontvanger or beslisser.</summary>
    public string? By { get; init; }

    /// <summary>Of a step: that one of the places is chosen with it.</summary>
    public bool ChoosesPlace { get; init; }

    /// <summary>Of a disposition: as whoever decides chooses it, addressed to nobody.</summary>
    public LocalText? Short { get; init; }

    /// <summary>A role of somebody else than the person who asks, who can decide something.</summary>
    public bool IsSomebodyElse { get; init; }

    /// <summary>How a verdict is said to somebody in whose case this already happened, by the value of the fact that asks it.</summary>
    public IReadOnlyDictionary<string, Wording> WhenStatus { get; init; } = FrozenDictionary<string, Wording>.Empty;

    /// <summary>How a verdict is said when the thing may be accepted but does not stay with people.</summary>
    public Wording? WhenNotKept { get; init; }

    public Wording Said(string? status, bool isKept) =>
        !isKept && WhenNotKept is { } notKept ? notKept
        : status is not null && WhenStatus.TryGetValue(status, out var said) ? said
        : new Wording(Label, Explanation);
}

internal sealed record Wording(LocalText Label, LocalText? Explanation);

internal sealed class Terms(IReadOnlyList<Term> all)
{
    private readonly FrozenDictionary<string, Term> byName = all.ToFrozenDictionary(term => term.Name, StringComparer.Ordinal);

    public IReadOnlyList<Term> All { get; } = all;

    public Term this[string name] => byName[name];

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>Where a word stands in the list.</summary>
    public int Place(string name) => All.TakeWhile(term => term.Name != name).Count();

    public Term? Find(string? name) => name is null ? null : byName.GetValueOrDefault(name);
}

/// <summary>Under which heading topics stand together, and where it stands among the headings.</summary>
internal sealed record Category(string Name, LocalText Label, int Place);

/// <summary>What people ask about: its facts, and the common words as this topic says them.</summary>
internal sealed class Topic(IReadOnlyList<Fact> facts)
{
    private readonly FrozenDictionary<string, Fact> byName = facts.ToFrozenDictionary(fact => fact.Name, StringComparer.Ordinal);

    public required string Name { get; init; }

    public required LocalText Label { get; init; }

    public required LocalText Explanation { get; init; }

    /// <summary>Whether what people declare about it is kept in a register.</summary>
    public bool HasRegister { get; init; }

    public Category? Category { get; init; }

    /// <summary>Ordinary Dutch words by which people look for it.</summary>
    public IReadOnlyList<string> SearchWords { get; init; } = [];

    public required Terms Verdicts { get; init; }

    public required Terms Duties { get; init; }

    public required Terms Dispositions { get; init; }

    /// <summary>What to do, of a topic that answers with steps instead of a verdict.</summary>
    public required Terms Steps { get; init; }

    public bool IsAnsweredWithSteps => Steps.All.Count > 0;

    /// <summary>The fact that asks who somebody is, which chooses the code.</summary>
    public string Audience { get; } = facts.FirstOrDefault(fact => fact.Values.Any(value => value.Group is not null))?.Name ?? Words.Audience;

    public IReadOnlyList<Fact> Facts { get; } = facts;

    /// <summary>The same topic with a fact added, or in the place of the one with its name.</summary>
    public Topic With(Fact fact) => new([.. Facts.Where(other => other.Name != fact.Name), fact])
    {
        Name = Name,
        Label = Label,
        Explanation = Explanation,
        HasRegister = HasRegister,
        Category = Category,
        SearchWords = SearchWords,
        Verdicts = Verdicts,
        Duties = Duties,
        Dispositions = Dispositions,
        Steps = Steps,
    };

    public Fact? Fact(string fact) => byName.GetValueOrDefault(fact);
}
