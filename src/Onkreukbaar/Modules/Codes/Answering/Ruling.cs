namespace Onkreukbaar.Modules.Codes;

/// <summary>A verdict with the one who decides.</summary>
internal readonly record struct Ruling(string Verdict, string? Decider)
{
    /// <summary>A talk that no row names a decider for: a lack of facts gives it, or leaves open who decides.</summary>
    public bool IsForLackOfFacts => Verdict == Words.Discuss && Decider is null;

    /// <summary>What a person hears: what is allowed but must be declared is allowed on that condition.</summary>
    public string Said(bool mustDeclare) => Verdict == Words.Allowed && mustDeclare ? Words.AllowedIfDeclared : Verdict;

    public string? DecidedBy(IReadOnlyList<string> inDoubt) => Decider ?? (IsForLackOfFacts ? inDoubt[0] : null);
}

/// <summary>How verdicts weigh against each other, and what may be said while facts are unknown.</summary>
internal sealed class Scale(Terms verdicts)
{
    private readonly int discuss = verdicts[Words.Discuss].Rank;

    public int Rank(string verdict) => verdict is Words.OutOfScope or Words.NoRule or Words.OnlySteps ? 0 : verdicts[verdict].Rank;

    public bool IsStricterThanATalk(string verdict) => Rank(verdict) > discuss;

    /// <summary>
    /// The strictest verdict that is certain; while an unknown fact could still make it stricter, at least a talk.
    /// Outcomes out of scope do not count as long as others are possible: not knowing never makes an answer milder.
    /// </summary>
    public Ruling Judge(IReadOnlyList<Ruling> possible)
    {
        var inScope = possible.Where(ruling => ruling.Verdict != Words.OutOfScope).ToList();
        if (inScope.Count == 0)
        {
            return Common(possible);
        }

        var mildest = inScope.Min(ruling => Rank(ruling.Verdict));
        var strictest = inScope.Max(ruling => Rank(ruling.Verdict));
        return strictest > mildest && mildest < discuss
            ? new Ruling(Words.Discuss, null)
            : Common([.. inScope.Where(ruling => Rank(ruling.Verdict) == mildest)]);
    }

    private static Ruling Common(IReadOnlyList<Ruling> equals) => new(
        Same(equals.Select(ruling => ruling.Verdict)) ?? Words.Discuss,
        Same(equals.Select(ruling => ruling.Decider)));

    private static string? Same(IEnumerable<string?> words)
    {
        var different = words.Distinct(StringComparer.Ordinal).Take(2).ToList();
        return different.Count == 1 ? different[0] : null;
    }
}
