using System.Collections.Concurrent;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Answers already given, by the set of outcomes they answer; equal answers share a number.</summary>
internal sealed class AnswerBook<T, TAnswer>
    where T : notnull
    where TAnswer : notnull
{
    // Sets are as long as there are outcomes, so their number says little about the memory they take.
    private const int MaxWords = 250_000;

    private readonly T[] _outcomes;
    private readonly Func<IReadOnlyList<T>, TAnswer> _answer;
    private readonly ConcurrentDictionary<ulong[], Entry> _entries = new(WordsComparer.Instance);
    private readonly Dictionary<TAnswer, int> _ids;
    private readonly Lock _registering = new();

    public AnswerBook(T[] outcomes, Func<IReadOnlyList<T>, TAnswer> answer)
    {
        (_outcomes, _answer) = (outcomes, answer);
        _ids = [];
        Single = [.. outcomes.Select(outcome => Register(answer([outcome])))];
    }

    private AnswerBook(AnswerBook<T, TAnswer> full)
    {
        (_outcomes, _answer, Single) = (full._outcomes, full._answer, full.Single);
        _ids = [];
        foreach (var entry in Single)
        {
            _ids.TryAdd(entry.Value, entry.Id);
        }
    }

    /// <summary>The answers to one certain outcome.</summary>
    public Entry[] Single { get; }

    public bool IsFull => (long)_entries.Count * ((_outcomes.Length + 63) / 64) > MaxWords;

    /// <summary>A book with only the certain outcomes. Their numbers stay, so the reduced diagram stays true.</summary>
    public AnswerBook<T, TAnswer> Emptied() => new(this);

    public Entry Of(ReadOnlySpan<ulong> words)
    {
        if (_entries.GetAlternateLookup<ReadOnlySpan<ulong>>().TryGetValue(words, out var known))
        {
            return known;
        }

        ulong[] key = [.. words];
        var possible = new List<T>();
        for (var i = 0; i < _outcomes.Length; i++)
        {
            if ((key[i >> 6] >> i & 1) != 0)
            {
                possible.Add(_outcomes[i]);
            }
        }

        return _entries.GetOrAdd(key, Register(_answer(possible)));
    }

    private Entry Register(TAnswer given)
    {
        lock (_registering)
        {
            if (!_ids.TryGetValue(given, out var id))
            {
                _ids.Add(given, id = _ids.Count);
            }

            return new(id, given);
        }
    }

    internal sealed record Entry(int Id, TAnswer Value);
}
