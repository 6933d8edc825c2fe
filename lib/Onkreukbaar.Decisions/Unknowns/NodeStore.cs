namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// Nodes under construction. A node with equal children is that child, and an equal node exists once, also when it
/// stands in the frozen nodes below: so equal functions have equal ids, and that is what makes a support exact.
/// </summary>
internal sealed class NodeStore
{
    private FactSpace? space;
    private FrozenNodes? below;
    private int offset;
    private int limit;
    private int count;
    private int[] levels = new int[64];
    private int[] starts = new int[64];
    private ulong[] supports = new ulong[64];
    private int[] children = new int[256];
    private int childCount;
    private int[] pending = new int[256];
    private int top;

    // A slot holds the generation and the id: a new generation empties the table without touching it.
    private long[] table = new long[128];
    private int generation;

    public FactSpace Space => space!;

    public int Offset => offset;

    public int Count => offset + count;

    public void Begin(FactSpace facts, FrozenNodes? onTopOf, int maxNodes)
    {
        (space, below, offset, limit) = (facts, onTopOf, onTopOf?.Count ?? 0, maxNodes);
        count = childCount = top = 0;
        if (++generation == int.MaxValue)
        {
            Array.Clear(table);
            generation = 1;
        }
    }

    /// <summary>The level of a node; an outcome comes after every level.</summary>
    public int Level(int id) => id < 0 ? int.MaxValue : id < offset ? below!.Level[id] : levels[id - offset];

    public int Child(int id, int region)
        => id < offset ? below!.Children[below.Start[id] + region] : children[starts[id - offset] + region];

    public ulong Support(int id) => id < 0 ? 0 : id < offset ? below!.Support[id] : supports[id - offset];

    /// <summary>Makes room for the children of a node; <see cref="Close"/> ends it. Between the two others may be opened and closed.</summary>
    public int Open(int level)
    {
        var from = top;
        top += space!.Widths[level];
        if (top > pending.Length)
        {
            Array.Resize(ref pending, Math.Max(top, 2 * pending.Length));
        }

        return from;
    }

    public void Put(int from, int region, int child) => pending[from + region] = child;

    public int Close(int level, int from)
    {
        var mine = pending.AsSpan(from, space!.Widths[level]);
        top = from;
        if (!mine.ContainsAnyExcept(mine[0]))
        {
            return mine[0];
        }

        var hash = Hash(level, mine);
        if (below is not null && below.Find(level, mine, hash) is >= 0 and var found)
        {
            return found;
        }

        var slot = hash & (table.Length - 1);
        for (; (int)(table[slot] >> 32) == generation; slot = (slot + 1) & (table.Length - 1))
        {
            var id = (int)table[slot];
            if (levels[id] == level && children.AsSpan(starts[id], mine.Length).SequenceEqual(mine))
            {
                return offset + id;
            }
        }

        table[slot] = ((long)generation << 32) | (uint)count;
        return Add(level, mine);
    }

    public static int Hash(int level, ReadOnlySpan<int> children)
    {
        var hash = (uint)level * 2654435769u;
        foreach (var child in children)
        {
            hash = (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ (uint)child) * 0x85EBCA6Bu;
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private int Add(int level, ReadOnlySpan<int> mine)
    {
        if (count >= limit)
        {
            throw new DiagramTooLargeException(limit);
        }

        if (count == levels.Length)
        {
            Array.Resize(ref levels, 2 * count);
            Array.Resize(ref starts, 2 * count);
            Array.Resize(ref supports, 2 * count);
        }

        if (childCount + mine.Length > children.Length)
        {
            Array.Resize(ref children, Math.Max(childCount + mine.Length, 2 * children.Length));
        }

        var support = 1UL << level;
        foreach (var child in mine)
        {
            support |= Support(child);
        }

        (levels[count], starts[count], supports[count]) = (level, childCount, support);
        mine.CopyTo(children.AsSpan(childCount));
        childCount += mine.Length;
        count++;
        if (2 * count > table.Length)
        {
            Rehash();
        }

        return offset + count - 1;
    }

    private void Rehash()
    {
        table = new long[2 * table.Length];
        for (var id = 0; id < count; id++)
        {
            var slot = Hash(levels[id], children.AsSpan(starts[id], space!.Widths[levels[id]])) & (table.Length - 1);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = ((long)generation << 32) | (uint)id;
        }
    }
}
