namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// Nodes under construction. A node with equal children is that child, and an equal node exists once, also when it
/// stands in the frozen nodes below: so equal functions have equal ids, and that is what makes a support exact.
/// </summary>
internal sealed class NodeStore
{
    private FactSpace? _space;
    private FrozenNodes? _below;
    private int _offset;
    private int _limit;
    private int _count;
    private int[] _levels = new int[64];
    private int[] _starts = new int[64];
    private ulong[] _supports = new ulong[64];
    private int[] _children = new int[256];
    private int _childCount;
    private int[] _pending = new int[256];
    private int _top;

    // A slot holds the generation and the id: a new generation empties the table without touching it.
    private long[] _table = new long[128];
    private int _generation;

    public FactSpace Space => _space!;

    public int Offset => _offset;

    public int Count => _offset + _count;

    public void Begin(FactSpace facts, FrozenNodes? onTopOf, int maxNodes)
    {
        (_space, _below, _offset, _limit) = (facts, onTopOf, onTopOf?.Count ?? 0, maxNodes);
        _count = _childCount = _top = 0;
        if (++_generation == int.MaxValue)
        {
            Array.Clear(_table);
            _generation = 1;
        }
    }

    /// <summary>The level of a node; an outcome comes after every level.</summary>
    public int Level(int id) => id < 0 ? int.MaxValue : id < _offset ? _below!.Level[id] : _levels[id - _offset];

    public int Child(int id, int region)
        => id < _offset ? _below!.Children[_below.Start[id] + region] : _children[_starts[id - _offset] + region];

    public ulong Support(int id) => id < 0 ? 0 : id < _offset ? _below!.Support[id] : _supports[id - _offset];

    /// <summary>Makes room for the children of a node; <see cref="Close"/> ends it. Between the two others may be opened and closed.</summary>
    public int Open(int level)
    {
        var from = _top;
        _top += _space!.Widths[level];
        if (_top > _pending.Length)
        {
            Array.Resize(ref _pending, Math.Max(_top, 2 * _pending.Length));
        }

        return from;
    }

    public void Put(int from, int region, int child) => _pending[from + region] = child;

    public int Close(int level, int from)
    {
        var mine = _pending.AsSpan(from, _space!.Widths[level]);
        _top = from;
        if (!mine.ContainsAnyExcept(mine[0]))
        {
            return mine[0];
        }

        var hash = Hash(level, mine);
        if (_below is not null && _below.Find(level, mine, hash) is >= 0 and var found)
        {
            return found;
        }

        var slot = hash & (_table.Length - 1);
        for (; (int)(_table[slot] >> 32) == _generation; slot = (slot + 1) & (_table.Length - 1))
        {
            var id = (int)_table[slot];
            if (_levels[id] == level && _children.AsSpan(_starts[id], mine.Length).SequenceEqual(mine))
            {
                return _offset + id;
            }
        }

        _table[slot] = ((long)_generation << 32) | (uint)_count;
        return Add(level, mine);
    }

    public static int Hash(int level, ReadOnlySpan<int> _children)
    {
        var hash = (uint)level * 2654435769u;
        foreach (var child in _children)
        {
            hash = (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ (uint)child) * 0x85EBCA6Bu;
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private int Add(int level, ReadOnlySpan<int> mine)
    {
        if (_count >= _limit)
        {
            throw new DiagramTooLargeException(_limit);
        }

        if (_count == _levels.Length)
        {
            Array.Resize(ref _levels, 2 * _count);
            Array.Resize(ref _starts, 2 * _count);
            Array.Resize(ref _supports, 2 * _count);
        }

        if (_childCount + mine.Length > _children.Length)
        {
            Array.Resize(ref _children, Math.Max(_childCount + mine.Length, 2 * _children.Length));
        }

        var support = 1UL << level;
        foreach (var child in mine)
        {
            support |= Support(child);
        }

        (_levels[_count], _starts[_count], _supports[_count]) = (level, _childCount, support);
        mine.CopyTo(_children.AsSpan(_childCount));
        _childCount += mine.Length;
        _count++;
        if (2 * _count > _table.Length)
        {
            Rehash();
        }

        return _offset + _count - 1;
    }

    private void Rehash()
    {
        _table = new long[2 * _table.Length];
        for (var id = 0; id < _count; id++)
        {
            var slot = Hash(_levels[id], _children.AsSpan(_starts[id], _space!.Widths[_levels[id]])) & (_table.Length - 1);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & (_table.Length - 1);
            }

            _table[slot] = ((long)_generation << 32) | (uint)id;
        }
    }
}
