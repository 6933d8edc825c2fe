using System.Numerics;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// Finished nodes: reduced and shared, children before parents. A node id is not negative; ~id is an outcome.
/// Nothing here changes, so any number of threads may read it.
/// </summary>
internal sealed class FrozenNodes
{
    private readonly int[] _table;

    private FrozenNodes(FactSpace space, int[] level, int[] start, int[] children)
    {
        (Space, Level, Start, Children) = (space, level, start, children);
        Support = new ulong[level.Length];
        Reach = new ulong[level.Length];
        _table = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * level.Length) + 1)];
        for (var id = 0; id < level.Length; id++)
        {
            Support[id] = 1UL << level[id];
            foreach (var child in ChildrenOf(id))
            {
                Support[id] |= child < 0 ? 0 : Support[child];
                Reach[id] |= child < 0 ? 1UL << ~child : Reach[child];
            }

            var slot = NodeStore.Hash(level[id], ChildrenOf(id)) & (_table.Length - 1);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & (_table.Length - 1);
            }

            _table[slot] = id + 1;
        }
    }

    public FactSpace Space { get; }

    public int Count => Level.Length;

    public int[] Level { get; }

    public int[] Start { get; }

    public int[] Children { get; }

    /// <summary>The levels each node depends on: because the nodes are reduced, exactly those that occur under it.</summary>
    public ulong[] Support { get; }

    /// <summary>The outcomes under each node; only of use when there are at most 64.</summary>
    public ulong[] Reach { get; }

    public ReadOnlySpan<int> ChildrenOf(int id) => Children.AsSpan(Start[id], Space.Widths[Level[id]]);

    public int Child(int id, int region) => Children[Start[id] + region];

    public ulong SupportOf(int id) => id < 0 ? 0 : Support[id];

    /// <summary>The node with these children, or -1.</summary>
    public int Find(int level, ReadOnlySpan<int> children, int hash)
    {
        for (var slot = hash & (_table.Length - 1); _table[slot] != 0; slot = (slot + 1) & (_table.Length - 1))
        {
            var id = _table[slot] - 1;
            if (Level[id] == level && ChildrenOf(id).SequenceEqual(children))
            {
                return id;
            }
        }

        return -1;
    }

    /// <summary>The nodes under the roots, numbered anew; the roots are replaced by their new ids.</summary>
    public static FrozenNodes Of(NodeStore store, Span<int> roots)
    {
        var level = new List<int>();
        var start = new List<int>();
        var children = new List<int>();
        var renumbered = new Dictionary<int, int>();
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = Add(roots[i]);
        }

        return new(store.Space, [.. level], [.. start], [.. children]);

        int Add(int id)
        {
            if (id < 0)
            {
                return id;
            }

            if (renumbered.TryGetValue(id, out var known))
            {
                return known;
            }

            var mine = new int[store.Space.Widths[store.Level(id)]];
            for (var region = 0; region < mine.Length; region++)
            {
                mine[region] = Add(store.Child(id, region));
            }

            start.Add(children.Count);
            children.AddRange(mine);
            level.Add(store.Level(id));
            return renumbered[id] = level.Count - 1;
        }
    }
}
