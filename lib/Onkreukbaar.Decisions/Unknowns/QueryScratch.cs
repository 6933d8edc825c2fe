namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>The working memory of one question at a time. Each thread keeps one, so that asking allocates next to nothing.</summary>
internal sealed class QueryScratch
{
    private const int MaxNodes = 50_000;
    private const int MaxUnions = 400_000;

    [ThreadStatic]
    private static QueryScratch? _idle;

    private readonly NodeMemo _merged = new();
    private readonly NodeMemo _translated = new();
    private readonly PairMemo _unions = new();
    private readonly NodeStore _store = new();
    private readonly NodeStore _answers = new();
    private FrozenNodes _nodes = null!;
    private FactState _state = null!;
    private ulong _fixedLevels;
    private ulong _mergedLevels;
    private int _unionsMade;

    public Reachability Reachable { get; } = new();

    public OutcomeSets Sets { get; } = new();

    // An answer may itself ask: whoever rents takes the scratch out, so the inner question gets another.
    public static QueryScratch Rent()
    {
        var scratch = _idle ?? new();
        _idle = null;
        return scratch;
    }

    public void Return() => _idle = this;

    /// <summary>
    /// The diagram under a node with the fixed levels filled in, and the merged levels left out: their branches are
    /// united, so that an outcome becomes the set of outcomes they leave possible. The result lives in this scratch.
    /// </summary>
    public int Merge(FrozenNodes among, int id, FactState at, ulong fixedForGood, ulong merge, int outcomes)
    {
        (_nodes, _state, _fixedLevels, _mergedLevels, _unionsMade) = (among, at, fixedForGood, merge, 0);
        _store.Begin(among.Space, among, MaxNodes);
        _merged.Begin(among.Count);
        if (merge != 0)
        {
            _unions.Begin();
            Sets.Begin(outcomes);
        }

        return MergeNode(id);
    }

    public ulong SupportOf(int id) => _store.Support(id);

    /// <summary>The levels that a merged diagram depends on once its sets of outcomes are read as answers.</summary>
    public ulong SupportOfAnswers(int id, FrozenNodes quotient, int[] quotientOf, Func<int, int> answerOfSet)
    {
        _translated.Begin(_store.Count - _store.Offset);
        _answers.Begin(quotient.Space, quotient, MaxNodes);
        return _answers.Support(Translate(id));

        int Translate(int node)
        {
            if (node < 0)
            {
                return ~answerOfSet(~node);
            }

            if (node < _store.Offset)
            {
                return quotientOf[node];
            }

            if (_translated.TryGet(node - _store.Offset, out var known))
            {
                return known;
            }

            var level = _store.Level(node);
            var from = _answers.Open(level);
            for (var region = 0; region < quotient.Space.Widths[level]; region++)
            {
                _answers.Put(from, region, Translate(_store.Child(node, region)));
            }

            return _translated.Set(node - _store.Offset, _answers.Close(level, from));
        }
    }

    private int MergeNode(int id)
    {
        id = Reachability.Walk(_nodes, id, _state, _fixedLevels);
        if (id < 0 || (_nodes.Support[id] & (_fixedLevels | _mergedLevels)) == 0)
        {
            return id;
        }

        if (_merged.TryGet(id, out var known))
        {
            return known;
        }

        var level = _nodes.Level[id];
        var width = _nodes.Space.Widths[level];
        int result;
        if ((_mergedLevels >> level & 1) != 0)
        {
            result = MergeNode(_nodes.Child(id, 0));
            for (var region = 1; region < width; region++)
            {
                result = Union(result, MergeNode(_nodes.Child(id, region)));
            }
        }
        else
        {
            var from = _store.Open(level);
            for (var region = 0; region < width; region++)
            {
                _store.Put(from, region, MergeNode(_nodes.Child(id, region)));
            }

            result = _store.Close(level, from);
        }

        return _merged.Set(id, result);
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
        if (_unions.TryGet(a, b, out var known))
        {
            return known;
        }

        if (++_unionsMade > MaxUnions)
        {
            throw new DiagramTooLargeException(MaxNodes);
        }

        var (levelOfA, levelOfB) = (_store.Level(a), _store.Level(b));
        var level = Math.Min(levelOfA, levelOfB);
        var from = _store.Open(level);
        for (var region = 0; region < _nodes.Space.Widths[level]; region++)
        {
            _store.Put(from, region, Union(
                levelOfA == level ? _store.Child(a, region) : a,
                levelOfB == level ? _store.Child(b, region) : b));
        }

        return _unions.Set(a, b, _store.Close(level, from));
    }
}
