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

    public required Terms Roles { get; init; }

    /// <summary>Strongest first.</summary>
    public required Terms Strengths { get; init; }

    public required IReadOnlyList<Topic> Topics { get; init; }

    public Topic? Topic(string name) => Topics.FirstOrDefault(topic => topic.Name == name);
}

/// <summary>One word of a closed list. Rank orders verdicts from mild to strict; Keeps marks a disposition by which the thing stays with people.</summary>
/// <param name="Name">The word itself.</param>
/// <param name="Label">What people read.</param>
/// <param name="Explanation">A sentence about it.</param>
/// <param name="Rank">Orders verdicts.</param>
/// <param name="Keeps">Marks a disposition.</param>
/// <param name="Steps">Of a disposition: what must be done to get the thing there, in order.</param>
/// <param name="By">Of a step: melder, ontvanger or beslisser.</param>
/// <param name="Short">Of a disposition: as whoever decides chooses it, addressed to nobody.</param>
internal sealed record Term(string Name, LocalText Label, LocalText? Explanation, int Rank, bool Keeps, IReadOnlyList<string> Steps, string? By, LocalText? Short);

internal sealed class Terms(IReadOnlyList<Term> all)
{
    private readonly FrozenDictionary<string, Term> byName = all.ToFrozenDictionary(term => term.Name, StringComparer.Ordinal);

    public IReadOnlyList<Term> All { get; } = all;

    public Term this[string name] => byName[name];

    public bool Has(string name) => byName.ContainsKey(name);

    public Term? Find(string? name) => name is null ? null : byName.GetValueOrDefault(name);
}

internal sealed class Topic(string name, LocalText label, LocalText explanation, bool hasRegister, IReadOnlyList<Fact> facts)
{
    private readonly FrozenDictionary<string, Fact> byName = facts.ToFrozenDictionary(fact => fact.Name, StringComparer.Ordinal);

    public string Name { get; } = name;

    public LocalText Label { get; } = label;

    public LocalText Explanation { get; } = explanation;

    /// <summary>Whether what people declare about it is kept in a register.</summary>
    public bool HasRegister { get; } = hasRegister;

    public IReadOnlyList<Fact> Facts { get; } = facts;

    public Fact? Fact(string fact) => byName.GetValueOrDefault(fact);
}
