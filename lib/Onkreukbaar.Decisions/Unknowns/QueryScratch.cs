namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>The working memory of one question at a time. Each thread keeps one, so that asking allocates next to nothing.</summary>
internal sealed class QueryScratch
{
    private const int MaxNodes = 50_000;
    private const int MaxUnions = 400_000;

    [ThreadStatic]
    private static QueryScratch? idle;

    private readonly NodeMemo seen = new();
    private readonly NodeMemo merged = new();
    private readonly NodeMemo translated = new();
    private readonly PairMemo unions = new();
    private readonly NodeStore store = new();
    private readonly NodeStore answers = new();
    private ulong[] reached = [];
    private FrozenNodes nodes = null!;
    private FactState state = null!;
    private ulong fixedLevels;
    private ulong mergedLevels;
    private int unionsMade;
    private ulong reachedSmall;

    public OutcomeSets Sets { get; } = new();

    // An answer may itself ask: whoever rents takes the scratch out, so the inner question gets another.
    public static QueryScratch Rent()
    {
        var scratch = idle ?? new();
        idle = null;
        return scratch;
    }

    public void Return() => idle = this;

    /// <summary>Goes down as long as the level is fixed.</summary>
    public static int Walk(FrozenNodes nodes, int id, FactState state, ulong fixedLevels)
    {
        while (id >= 0 && (fixedLevels >> nodes.Level[id] & 1) != 0)
        {
            id = nodes.Child(id, state.Region(nodes.Level[id]));
        }

        return id;
    }

    /// <summary>The outcomes under a node when the levels that are not fixed may have any region.</summary>
    public ReadOnlySpan<ulong> Reach(FrozenNodes among, int id, FactState at, ulong fixedNow, int outcomes)
    {
        var words = Math.Max(1, (outcomes + 63) / 64);
        if (reached.Length < words)
        {
            reached = new ulong[words];
        }

        if (words == 1)
        {
            reached[0] = ReachSmall(among, id, at, fixedNow);
            return reached.AsSpan(0, 1);
        }

        (nodes, state, fixedLevels) = (among, at, fixedNow);
        seen.Begin(among.Count);
        Array.Clear(reached);
        VisitLarge(id);
        return reached.AsSpan(0, words);
    }

    /// <summary>The same for at most 64 outcomes.</summary>
    public ulong ReachSmall(FrozenNodes among, int id, FactState at, ulong fixedNow)
    {
        id = Walk(among, id, at, fixedNow);
        if (id < 0)
        {
            return 1UL << ~id;
        }

        if ((among.Support[id] & fixedNow) == 0)
        {
            return among.Reach[id];
        }

        (nodes, state, fixedLevels) = (among, at, fixedNow);
        seen.Begin(among.Count);
        reachedSmall = 0;
        VisitSmall(id);
        return reachedSmall;
    }

    /// <summary>
    /// The diagram under a node with the fixed levels filled in, and the merged levels left out: their branches are
    /// united, so that an outcome becomes the set of outcomes they leave possible. The result lives in this scratch.
    /// </summary>
    public int Merge(FrozenNodes among, int id, FactState at, ulong fixedForGood, ulong merge, int outcomes)
    {
        (nodes, state, fixedLevels, mergedLevels, unionsMade) = (among, at, fixedForGood, merge, 0);
        store.Begin(among.Space, among, MaxNodes);
        merged.Begin(among.Count);
        if (merge != 0)
        {
            unions.Begin();
            Sets.Begin(outcomes);
        }

        return MergeNode(id);
    }

    public ulong SupportOf(int id) => store.Support(id);

    /// <summary>The levels that a merged diagram depends on once its sets of outcomes are read as answers.</summary>
    public ulong SupportOfAnswers(int id, FrozenNodes quotient, int[] quotientOf, Func<int, int> answerOfSet)
    {
        translated.Begin(store.Count - store.Offset);
        answers.Begin(quotient.Space, quotient, MaxNodes);
        return answers.Support(Translate(id));

        int Translate(int node)
        {
            if (node < 0)
            {
                return ~answerOfSet(~node);
            }

            if (node < store.Offset)
            {
                return quotientOf[node];
            }

            if (translated.TryGet(node - store.Offset, out var known))
            {
                return known;
            }

            var level = store.Level(node);
            var from = answers.Open(level);
            for (var region = 0; region < quotient.Space.Widths[level]; region++)
            {
                answers.Put(from, region, Translate(store.Child(node, region)));
            }

            return translated.Set(node - store.Offset, answers.Close(level, from));
        }
    }

    private void VisitSmall(int id)
    {
        id = Walk(nodes, id, state, fixedLevels);
        if (id < 0)
        {
            reachedSmall |= 1UL << ~id;
        }
        else if ((nodes.Support[id] & fixedLevels) == 0)
        {
            reachedSmall |= nodes.Reach[id];
        }
        else if ((nodes.Reach[id] & ~reachedSmall) != 0 && !seen.TryGet(id, out _))
        {
            seen.Set(id, 1);
            foreach (var child in nodes.ChildrenOf(id))
            {
                VisitSmall(child);
            }
        }
    }

    private void VisitLarge(int id)
    {
        id = Walk(nodes, id, state, fixedLevels);
        if (id < 0)
        {
            reached[~id >> 6] |= 1UL << ~id;
        }
        else if (!seen.TryGet(id, out _))
        {
            seen.Set(id, 1);
            foreach (var child in nodes.ChildrenOf(id))
            {
                VisitLarge(child);
            }
        }
    }

    private int MergeNode(int id)
    {
        id = Walk(nodes, id, state, fixedLevels);
        if (id < 0 || (nodes.Support[id] & (fixedLevels | mergedLevels)) == 0)
        {
            return id;
        }

        if (merged.TryGet(id, out var known))
        {
            return known;
        }

        var level = nodes.Level[id];
        var width = nodes.Space.Widths[level];
        int result;
        if ((mergedLevels >> level & 1) != 0)
        {
            result = MergeNode(nodes.Child(id, 0));
            for (var region = 1; region < width; region++)
            {
                result = Union(result, MergeNode(nodes.Child(id, region)));
            }
        }
        else
        {
            var from = store.Open(level);
            for (var region = 0; region < width; region++)
            {
                store.Put(from, region, MergeNode(nodes.Child(id, region)));
            }

            result = store.Close(level, from);
        }

        return merged.Set(id, result);
    }

    private int Union(int a, int b)
    {
        if (a == b)
        {
            return a;
        }

        if (a < 0 && b < 0)
        {
            return ~Sets.Union(~a, ~b);
        }

        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        if (unions.TryGet(a, b, out var known))
        {
            return known;
        }

        if (++unionsMade > MaxUnions)
        {
            throw new DiagramTooLargeException(MaxNodes);
        }

        var (levelOfA, levelOfB) = (store.Level(a), store.Level(b));
        var level = Math.Min(levelOfA, levelOfB);
        var from = store.Open(level);
        for (var region = 0; region < nodes.Space.Widths[level]; region++)
        {
            store.Put(from, region, Union(
                levelOfA == level ? store.Child(a, region) : a,
                levelOfB == level ? store.Child(b, region) : b));
        }

        return unions.Set(a, b, store.Close(level, from));
    }
}
