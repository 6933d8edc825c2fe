namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// A function from facts to a value, as a reduced ordered decision diagram. It never changes; any number of threads may
/// ask it. Because equal parts of it are one part, what it depends on is exactly what stands in it.
/// </summary>
public sealed class Diagram<T>
    where T : notnull
{
    private volatile Tuple<Delegate, object>? _lastAsked;

    internal Diagram(FrozenNodes nodes, int root, T[] values) => (Nodes, Root, Values) = (nodes, root, values);

    /// <summary>The facts it is about.</summary>
    public FactSpace Space => Nodes.Space;

    /// <summary>The number of nodes, not counting the values.</summary>
    public int NodeCount => Nodes.Count;

    internal FrozenNodes Nodes { get; }

    internal int Root { get; }

    internal T[] Values { get; }

    /// <summary>The value when everything that matters is known.</summary>
    public T Value(FactState complete)
    {
        Space.MustBe(complete.Space);
        var id = Reachability.Walk(Nodes, Root, complete, complete.KnownLevels);
        return id < 0
            ? Values[~id]
            : throw new ArgumentException($"The fact '{Space[Space.FactOf[Nodes.Level[id]]].Name}' matters and is not known.", nameof(complete));
    }

    /// <summary>Every value that is possible while the facts that are not known may have any value.</summary>
    public IReadOnlyList<T> Outcomes(FactState state)
    {
        Space.MustBe(state.Space);
        var scratch = QueryScratch.Rent();
        try
        {
            var words = scratch.Reachable.Reach(Nodes, Root, state, state.FixedNow, Values.Length);
            var possible = new List<T>();
            for (var i = 0; i < Values.Length; i++)
            {
                if ((words[i >> 6] >> i & 1) != 0)
                {
                    possible.Add(Values[i]);
                }
            }

            return possible;
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>The facts that are not known, asked in vain or open, on which the value depends.</summary>
    public FactSet Support(FactState state)
    {
        Space.MustBe(state.Space);
        var scratch = QueryScratch.Rent();
        try
        {
            var restricted = scratch.Merge(Nodes, Root, state, state.FixedForGood, merge: 0, outcomes: 0);
            return Space.FactsOf(scratch.SupportOf(restricted));
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>Prepares a way to read this diagram. Keep what it returns: the preparation goes through the whole diagram.</summary>
    public Question<T, TAnswer> Question<TAnswer>(Func<IReadOnlyList<T>, TAnswer> answer)
        where TAnswer : notnull
        => new(this, answer);

    /// <summary>
    /// Asks once. The preparation of the last delegate is remembered, so a static lambda costs it once;
    /// with a lambda that captures, prepare a <see cref="Question{TAnswer}"/>.
    /// </summary>
    public Answer<TAnswer> Ask<TAnswer>(FactState state, Func<IReadOnlyList<T>, TAnswer> answer)
        where TAnswer : notnull
    {
        var last = _lastAsked;
        if (last?.Item1.Equals(answer) is not true || last.Item2 is not Question<T, TAnswer> question)
        {
            question = Question(answer);
            _lastAsked = new(answer, question);
        }

        return question.Ask(state);
    }

    /// <summary>
    /// Looks for facts under which a wanted value comes out. The facts that matter for it are known in the example and
    /// the others open; a fact is asked in vain in it only when it must be unknown.
    /// </summary>
    public bool TryExample(Func<T, bool> wanted, out FactState example)
    {
        bool[] want = [.. Values.Select(wanted)];
        foreach (var forbidden in (ReadOnlySpan<ulong>)[Space.MarkerLevels, 0])
        {
            var path = new (int Level, int Region)[Space.Widths.Length];
            if (Find(Root, want, forbidden, [], path, 0, out var length))
            {
                example = Along(path.AsSpan(0, length));
                return true;
            }
        }

        example = Space.Nothing;
        return false;
    }

    private bool Find(int id, bool[] want, ulong known, HashSet<int> failed, (int, int)[] path, int depth, out int length)
    {
        length = depth;
        if (id < 0)
        {
            return want[~id];
        }

        if (failed.Contains(id))
        {
            return false;
        }

        var level = Nodes.Level[id];
        var regions = (known >> level & 1) != 0 ? 1 : Space.Widths[level];
        for (var region = 0; region < regions; region++)
        {
            path[depth] = (level, region);
            if (Find(Nodes.Child(id, region), want, known, failed, path, depth + 1, out length))
            {
                return true;
            }
        }

        failed.Add(id);
        return false;
    }

    private FactState Along(ReadOnlySpan<(int Level, int Region)> path)
    {
        var example = Space.Nothing.Edit();
        foreach (var (level, region) in path)
        {
            var fact = Space.FactOf[level];
            if ((Space.MarkerLevels >> level & 1) == 0)
            {
                example.Know(fact, region);
            }
            else if (region == 1)
            {
                example.Ask(fact);
            }
            else if (!example.Knows(fact))
            {
                example.Know(fact, 0);
            }
        }

        return example.Done();
    }
}
