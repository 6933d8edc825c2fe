namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>The nodes of one step of building, as bare ids; ~0 is false and ~1 is true where truth is meant.</summary>
internal sealed class Workshop
{
    private readonly NodeStore _store = new();

    public Workshop(DiagramBuilder builder)
    {
        Space = builder.Space;
        _store.Begin(builder.Space, onTopOf: null, builder.MaxNodes);
    }

    public const int False = ~0;

    public const int True = ~1;

    public static Interned<bool> Truths => new(false, true);

    public FactSpace Space { get; }

    public NodeStore Store => _store;

    public static int Of(bool value) => value ? True : False;

    public int Literal(int level, Func<int, bool> regions)
    {
        var from = _store.Open(level);
        for (var region = 0; region < Space.Widths[level]; region++)
        {
            _store.Put(from, region, Of(regions(region)));
        }

        return _store.Close(level, from);
    }

    /// <summary>What a cell says of a fact, which may be something else while the fact is unknown.</summary>
    public int Cell(int fact, FactCell cell)
    {
        var passes = Literal(Space.LevelOf[fact], region => cell.Passes[region]);
        return cell.AsksWhetherUnknown
            ? If(Literal(Space.MarkerOf[fact], region => region == 1), Of(cell.WhileUnknown is true), passes)
            : passes;
    }

    public int Import<T>(Diagram<T> diagram, Interned<T> values)
        where T : notnull
    {
        Space.MustBe(diagram.Space);
        var mine = Import(diagram.Nodes, outcome => values.IdOf(diagram.Values[outcome]));
        return diagram.Root < 0 ? ~values.IdOf(diagram.Values[~diagram.Root]) : mine[diagram.Root];
    }

    public int[] Import(FrozenNodes nodes, Func<int, int> outcome)
    {
        var mine = new int[nodes.Count];
        for (var id = 0; id < nodes.Count; id++)
        {
            var from = _store.Open(nodes.Level[id]);
            for (var region = 0; region < Space.Widths[nodes.Level[id]]; region++)
            {
                var child = nodes.Child(id, region);
                _store.Put(from, region, child < 0 ? ~outcome(~child) : mine[child]);
            }

            mine[id] = _store.Close(nodes.Level[id], from);
        }

        return mine;
    }

    public Diagram<T> Finish<T>(int root, Interned<T> values)
        where T : notnull
    {
        // Number the values anew as well: only those that can come out are outcomes.
        var used = new Dictionary<int, int>();
        int[] roots = [Map(root, outcome => used.TryGetValue(outcome, out var id) ? id : used[outcome] = used.Count)];
        var nodes = FrozenNodes.Of(_store, roots);
        return new(nodes, roots[0], [.. used.OrderBy(pair => pair.Value).Select(pair => values[pair.Key])]);
    }

    public int And(int a, int b) => Apply(a, b, (x, y)
        => x == y || x == True ? y : y == True ? x : x == False || y == False ? False : null);

    public int Or(int a, int b) => Apply(a, b, (x, y)
        => x == y || x == False ? y : y == False ? x : x == True || y == True ? True : null);

    public int Not(int a) => Map(a, outcome => 1 - outcome);

    public int If(int test, int then, int otherwise)
    {
        var known = new Dictionary<(int, int, int), int>();
        return Choose(test, then, otherwise);

        int Choose(int c, int t, int e)
        {
            if (c < 0 || t == e)
            {
                return c == False ? e : t;
            }

            if (!known.TryGetValue((c, t, e), out var result))
            {
                var level = Math.Min(_store.Level(c), Math.Min(_store.Level(t), _store.Level(e)));
                var from = _store.Open(level);
                for (var region = 0; region < Space.Widths[level]; region++)
                {
                    _store.Put(from, region, Choose(Under(c, level, region), Under(t, level, region), Under(e, level, region)));
                }

                known[(c, t, e)] = result = _store.Close(level, from);
            }

            return result;
        }
    }

    public int Map(int id, Func<int, int> outcome)
    {
        var known = new Dictionary<int, int>();
        return Replace(id);

        int Replace(int node)
        {
            if (!known.TryGetValue(node, out var result))
            {
                if (node < 0)
                {
                    result = ~outcome(~node);
                }
                else
                {
                    var level = _store.Level(node);
                    var from = _store.Open(level);
                    for (var region = 0; region < Space.Widths[level]; region++)
                    {
                        _store.Put(from, region, Replace(_store.Child(node, region)));
                    }

                    result = _store.Close(level, from);
                }

                known[node] = result;
            }

            return result;
        }
    }

    /// <summary>Puts two diagrams together; the operation may decide before both are outcomes.</summary>
    public int Apply(int a, int b, Func<int, int, int?> operation)
    {
        var known = new PairMemo();
        known.Begin();
        return Join(a, b);

        int Join(int x, int y)
        {
            if (operation(x, y) is { } decided)
            {
                return decided;
            }

            if (known.TryGet(x, y, out var result))
            {
                return result;
            }

            var level = Math.Min(_store.Level(x), _store.Level(y));
            var from = _store.Open(level);
            for (var region = 0; region < Space.Widths[level]; region++)
            {
                _store.Put(from, region, Join(Under(x, level, region), Under(y, level, region)));
            }

            return known.Set(x, y, _store.Close(level, from));
        }
    }

    private int Under(int id, int level, int region) => _store.Level(id) == level ? _store.Child(id, region) : id;
}
