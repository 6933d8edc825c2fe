using System.Runtime.InteropServices;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Remembers a number for a small number; forgets everything at once without clearing.</summary>
internal sealed class NodeMemo
{
    private long[] _entries = [];
    private int _generation;

    public void Begin(int size)
    {
        if (size > _entries.Length)
        {
            _entries = new long[Math.Max(size, 2 * _entries.Length)];
            _generation = 0;
        }
        else if (_generation == int.MaxValue)
        {
            Array.Clear(_entries);
            _generation = 0;
        }

        _generation++;
    }

    public bool TryGet(int key, out int value)
    {
        var entry = _entries[key];
        value = (int)entry;
        return (int)(entry >> 32) == _generation;
    }

    public int Set(int key, int value)
    {
        _entries[key] = ((long)_generation << 32) | (uint)value;
        return value;
    }
}

/// <summary>Remembers a number for a pair of numbers.</summary>
internal sealed class PairMemo
{
    private Entry[] _entries = new Entry[256];
    private int _generation;
    private int _count;

    public void Begin()
    {
        _count = 0;
        if (++_generation == int.MaxValue)
        {
            Array.Clear(_entries);
            _generation = 1;
        }
    }

    public bool TryGet(int a, int b, out int value)
    {
        ref var entry = ref Slot(_entries, Key(a, b));
        value = entry.Value;
        return entry.Generation == _generation;
    }

    public int Set(int a, int b, int value)
    {
        if (2 * ++_count > _entries.Length)
        {
            var larger = new Entry[2 * _entries.Length];
            foreach (var entry in _entries)
            {
                if (entry.Generation == _generation)
                {
                    Slot(larger, entry.Key) = entry;
                }
            }

            _entries = larger;
        }

        Slot(_entries, Key(a, b)) = new(Key(a, b), value, _generation);
        return value;
    }

    private static long Key(int a, int b) => ((long)a << 32) | (uint)b;

    private ref Entry Slot(Entry[] among, long key)
    {
        var slot = (int)((ulong)(key * -7046029254386353131L) >> 33) & (among.Length - 1);
        while (among[slot].Generation == _generation && among[slot].Key != key)
        {
            slot = (slot + 1) & (among.Length - 1);
        }

        return ref among[slot];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Key, int Value, int Generation);
}

/// <summary>Sets of outcomes by number; the number of a set with one outcome is that outcome.</summary>
internal sealed class OutcomeSets
{
    private readonly Dictionary<ulong[], int> _idOf = new(WordsComparer.Instance);
    private readonly List<ulong[]> _sets = [];
    private ulong[] _work = [];
    private int _outcomes;

    public int WordCount { get; private set; }

    public void Begin(int outcomeCount)
    {
        _outcomes = outcomeCount;
        WordCount = (outcomeCount + 63) / 64;
        _idOf.Clear();
        _sets.Clear();
        if (_work.Length < WordCount)
        {
            _work = new ulong[WordCount];
        }
    }

    public int Union(int a, int b)
    {
        if (a == b)
        {
            return a;
        }

        var union = _work.AsSpan(0, WordCount);
        union.Clear();
        AddTo(union, a);
        AddTo(union, b);
        var lookup = _idOf.GetAlternateLookup<ReadOnlySpan<ulong>>();
        if (!lookup.TryGetValue(union, out var id))
        {
            id = _outcomes + _sets.Count;
            ulong[] words = [.. union];
            _sets.Add(words);
            _idOf.Add(words, id);
        }

        return id;
    }

    public void AddTo(Span<ulong> words, int set)
    {
        if (set < _outcomes)
        {
            words[set >> 6] |= 1UL << set;
            return;
        }

        var other = _sets[set - _outcomes];
        for (var i = 0; i < other.Length; i++)
        {
            words[i] |= other[i];
        }
    }
}

/// <summary>Compares sets of outcomes by content, also before they have an array of their own.</summary>
internal sealed class WordsComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
{
    public static WordsComparer Instance { get; } = new();

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ulong[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<ulong> alternate)
    {
        var hash = 17UL;
        foreach (var word in alternate)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
        }

        return (int)(hash >> 32);
    }

    public ulong[] Create(ReadOnlySpan<ulong> alternate) => [.. alternate];
}
