namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// One way to read a diagram, prepared: which answer a set of possible outcomes gives. Any number of threads may ask.
/// The answer must depend on nothing but the outcomes. Two outcomes that are answered the same each should be answered
/// so together as well: what is needed is what can make a difference, and not what only makes sure.
/// </summary>
public sealed class Question<T, TAnswer>
    where T : notnull
    where TAnswer : notnull
{
    private readonly Diagram<T> _diagram;
    private readonly FrozenNodes _quotient;
    private readonly int[] _quotientOf;
    private readonly Answer<TAnswer> _nothingKnown;
    private volatile AnswerBook<T, TAnswer> _book;

    internal Question(Diagram<T> diagram, Func<IReadOnlyList<T>, TAnswer> answer)
    {
        _diagram = diagram;
        _book = new(diagram.Values, answer);

        // The same diagram with answers for outcomes, reduced: facts that only tell equal answers apart are gone.
        var nodes = diagram.Nodes;
        var store = new NodeStore();
        store.Begin(nodes.Space, onTopOf: null, nodes.Count);
        _quotientOf = new int[nodes.Count];
        for (var id = 0; id < nodes.Count; id++)
        {
            var from = store.Open(nodes.Level[id]);
            for (var region = 0; region < nodes.Space.Widths[nodes.Level[id]]; region++)
            {
                store.Put(from, region, Quotient(nodes.Child(id, region)));
            }

            _quotientOf[id] = store.Close(nodes.Level[id], from);
        }

        _quotient = FrozenNodes.Of(store, _quotientOf);
        _nothingKnown = Compute(nodes.Space.Nothing);
    }

    /// <summary>
    /// The answer now, and the open facts that can still change it: those for which some values of the other open facts
    /// make two of its own values give different answers. A fact whose being unknown is tested somewhere is needed too
    /// when knowing it at all can change the answer.
    /// </summary>
    public Answer<TAnswer> Ask(FactState state)
    {
        _diagram.Space.MustBe(state.Space);
        return state.IsNothing ? _nothingKnown : Compute(state);
    }

    private int Quotient(int id) => id < 0 ? ~_book.Single[~id].Id : _quotientOf[id];

    private Answer<TAnswer> Compute(FactState state)
    {
        var id = Reachability.Walk(_diagram.Nodes, _diagram.Root, state, state.FixedForGood);
        if (id < 0)
        {
            return new(_book.Single[~id].Value, default, IsExact: true);
        }

        if (_book.IsFull)
        {
            _book = _book.Emptied();
        }

        var scratch = QueryScratch.Rent();
        try
        {
            var current = _book;
            var present = current.Of(scratch.Reachable.Reach(_diagram.Nodes, id, state, state.FixedNow, _diagram.Values.Length)).Value;
            var (levels, exact) = Needed(scratch, id, state, current);
            return new(present, _diagram.Space.FactsOf(levels & state.OpenLevels), exact);
        }
        finally
        {
            scratch.Return();
        }
    }

    private (ulong Levels, bool Exact) Needed(QueryScratch scratch, int id, FactState state, AnswerBook<T, TAnswer> current)
    {
        var support = _diagram.Nodes.SupportOf(id);
        if ((support & state.OpenLevels) == 0)
        {
            return (0, true);
        }

        var forGood = state.FixedForGood;
        var asked = state.AskedLevels & support & ~_diagram.Space.MarkerLevels;
        try
        {
            if (asked == 0)
            {
                return (scratch.SupportOf(scratch.Merge(_quotient, Quotient(id), state, forGood, merge: 0, outcomes: 0)), true);
            }

            var merged = scratch.Merge(_diagram.Nodes, id, state, forGood, asked, _diagram.Values.Length);
            return (scratch.SupportOfAnswers(merged, _quotient, _quotientOf, set => AnswerOf(scratch, set, current)), true);
        }
        catch (DiagramTooLargeException)
        {
            return (support, false);
        }
    }

    private int AnswerOf(QueryScratch scratch, int set, AnswerBook<T, TAnswer> current)
    {
        if (set < _diagram.Values.Length)
        {
            return current.Single[set].Id;
        }

        Span<ulong> words = scratch.Sets.WordCount <= 32 ? stackalloc ulong[scratch.Sets.WordCount] : new ulong[scratch.Sets.WordCount];
        words.Clear();
        scratch.Sets.AddTo(words, set);
        return current.Of(words).Id;
    }
}
