using System.Collections.Frozen;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// The facts a diagram is about, in the order in which it decides on them. Facts that are usually known early belong
/// early: what is known at the top of a diagram is answered by walking down.
/// </summary>
public sealed class FactSpace
{
    /// <summary>The largest number of facts, counting one more for each fact of which being unknown is a condition.</summary>
    public const int MaxFacts = 64;

    private readonly FactDomain[] _facts;
    private readonly FrozenDictionary<string, int> _indexOf;

    /// <summary>A space of these facts.</summary>
    public FactSpace(IReadOnlyList<FactDomain> facts)
        : this(facts, FrozenSet<string>.Empty)
    {
    }

    /// <summary>A space of these facts, in which "is unknown" can be a condition on the facts of the second list.</summary>
    public FactSpace(IReadOnlyList<FactDomain> facts, IReadOnlyCollection<string> testedForUnknown)
    {
        if (facts.Count + testedForUnknown.Count > MaxFacts)
        {
            throw new ArgumentException(
                $"{facts.Count} facts, {testedForUnknown.Count} of them tested for being unknown, are more than the {MaxFacts} that can be handled.",
                nameof(facts));
        }

        _facts = [.. facts];
        var numbered = new Dictionary<string, int>(StringComparer.Ordinal);
        var widths = new List<int>();
        var factOf = new List<int>();
        LevelOf = new int[facts.Count];
        MarkerOf = new int[facts.Count];
        foreach (var fact in _facts)
        {
            var index = numbered.Count;
            if (!numbered.TryAdd(fact.Name, index))
            {
                throw new ArgumentException($"The fact '{fact.Name}' stands in the space twice.", nameof(facts));
            }

            LevelOf[index] = widths.Count;
            widths.Add(fact.Count);
            factOf.Add(index);
            MarkerOf[index] = -1;
            if (testedForUnknown.Contains(fact.Name, StringComparer.Ordinal))
            {
                MarkerOf[index] = widths.Count;
                MarkerLevels |= 1UL << widths.Count;
                widths.Add(2);
                factOf.Add(index);
            }
        }

        _indexOf = numbered.ToFrozenDictionary(StringComparer.Ordinal);
        Widths = [.. widths];
        FactOf = [.. factOf];
        Nothing = new FactState(this);
    }

    /// <summary>The number of facts.</summary>
    public int Count => _facts.Length;

    /// <summary>The state in which nothing is known and nothing was asked.</summary>
    public FactState Nothing { get; }

    /// <summary>The domain of a fact.</summary>
    public FactDomain this[int fact] => _facts[fact];

    // A level is a place in the order of the diagram: a fact, or whether that fact is unknown.
    internal int[] Widths { get; }

    internal int[] FactOf { get; }

    internal int[] LevelOf { get; }

    internal int[] MarkerOf { get; }

    internal ulong MarkerLevels { get; }

    /// <summary>The index of a fact.</summary>
    public int IndexOf(string name)
        => _indexOf.TryGetValue(name, out var index) ? index : throw new ArgumentException($"There is no fact '{name}'.", nameof(name));

    /// <summary>The index of a fact, if there is one of that name.</summary>
    public bool TryIndexOf(string name, out int fact) => _indexOf.TryGetValue(name, out fact);

    internal FactSet FactsOf(ulong levels)
    {
        if (MarkerLevels == 0)
        {
            return new(levels);
        }

        ulong bits = 0;
        foreach (var level in new FactSet(levels))
        {
            bits |= 1UL << FactOf[level];
        }

        return new(bits);
    }

    internal void MustBe(FactSpace other)
    {
        if (!ReferenceEquals(this, other))
        {
            throw new ArgumentException("The diagram and the state are about different facts.", nameof(other));
        }
    }
}
