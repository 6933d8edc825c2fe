using System.Runtime.InteropServices;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Remembers a number for a small number; forgets everything at once without clearing.</summary>
internal sealed class NodeMemo
{
    private long[] entries = [];
    private int generation;

    public void Begin(int size)
    {
        if (size > entries.Length)
        {
            entries = new long[Math.Max(size, 2 * entries.Length)];
            generation = 0;
        }
        else if (generation == int.MaxValue)
        {
            Array.Clear(entries);
            generation = 0;
        }

        generation++;
    }

    public bool TryGet(int key, out int value)
    {
        var entry = entries[key];
        value = (int)entry;
        return (int)(entry >> 32) == generation;
    }

    public int Set(int key, int value)
    {
        entries[key] = ((long)generation << 32) | (uint)value;
        return value;
    }
}

/// <summary>Remembers a number for a pair of numbers.</summary>
internal sealed class PairMemo
{
    private Entry[] entries = new Entry[256];
    private int generation;
    private int count;

    public void Begin()
    {
        count = 0;
        if (++generation == int.MaxValue)
        {
            Array.Clear(entries);
            generation = 1;
        }
    }

    public bool TryGet(int a, int b, out int value)
    {
        ref var entry = ref Slot(entries, Key(a, b));
        value = entry.Value;
        return entry.Generation == generation;
    }

    public int Set(int a, int b, int value)
    {
        if (2 * ++count > entries.Length)
        {
            var larger = new Entry[2 * entries.Length];
            foreach (var entry in entries)
            {
                if (entry.Generation == generation)
                {
                    Slot(larger, entry.Key) = entry;
                }
            }

            entries = larger;
        }

        Slot(entries, Key(a, b)) = new(Key(a, b), value, generation);
        return value;
    }

    private static long Key(int a, int b) => ((long)a << 32) | (uint)b;

    private ref Entry Slot(Entry[] among, long key)
    {
        var slot = (int)((ulong)(key * -7046029254386353131L) >> 33) & (among.Length - 1);
        while (among[slot].Generation == generation && among[slot].Key != key)
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
    private readonly Dictionary<ulong[], int> idOf = new(WordsComparer.Instance);
    private readonly List<ulong[]> sets = [];
    private ulong[] work = [];
    private int outcomes;

    public int WordCount { get; private set; }

    public void Begin(int outcomeCount)
    {
        outcomes = outcomeCount;
        WordCount = (outcomeCount + 63) / 64;
        idOf.Clear();
        sets.Clear();
        if (work.Length < WordCount)
        {
            work = new ulong[WordCount];
        }
    }

    public int Union(int a, int b)
    {
        if (a == b)
        {
            return a;
        }

        var union = work.AsSpan(0, WordCount);
        union.Clear();
        AddTo(union, a);
        AddTo(union, b);
        var lookup = idOf.GetAlternateLookup<ReadOnlySpan<ulong>>();
        if (!lookup.TryGetValue(union, out var id))
        {
            id = outcomes + sets.Count;
            ulong[] words = [.. union];
            sets.Add(words);
            idOf.Add(words, id);
        }

        return id;
    }

    public void AddTo(Span<ulong> words, int set)
    {
        if (set < outcomes)
        {
            words[set >> 6] |= 1UL << set;
            return;
        }

        var other = sets[set - outcomes];
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
