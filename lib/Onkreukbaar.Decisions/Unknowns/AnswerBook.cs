using System.Collections.Concurrent;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>Answers already given, by the set of outcomes they answer; equal answers share a number.</summary>
internal sealed class AnswerBook<T, TAnswer>
    where T : notnull
    where TAnswer : notnull
{
    private const int Full = 20_000;

    private readonly T[] outcomes;
    private readonly Func<IReadOnlyList<T>, TAnswer> answer;
    private readonly ConcurrentDictionary<ulong[], Entry> entries = new(WordsComparer.Instance);
    private readonly Dictionary<TAnswer, int> ids;
    private readonly Lock registering = new();

    public AnswerBook(T[] outcomes, Func<IReadOnlyList<T>, TAnswer> answer)
    {
        (this.outcomes, this.answer) = (outcomes, answer);
        ids = [];
        Single = [.. outcomes.Select(outcome => Register(answer([outcome])))];
    }

    private AnswerBook(AnswerBook<T, TAnswer> full)
    {
        (outcomes, answer, Single) = (full.outcomes, full.answer, full.Single);
        ids = [];
        foreach (var entry in Single)
        {
            ids.TryAdd(entry.Value, entry.Id);
        }
    }

    /// <summary>The answers to one certain outcome.</summary>
    public Entry[] Single { get; }

    public bool IsFull => entries.Count > Full;

    /// <summary>A book with only the certain outcomes. Their numbers stay, so the reduced diagram stays true.</summary>
    public AnswerBook<T, TAnswer> Emptied() => new(this);

    public Entry Of(ReadOnlySpan<ulong> words)
    {
        if (entries.GetAlternateLookup<ReadOnlySpan<ulong>>().TryGetValue(words, out var known))
        {
            return known;
        }

        ulong[] key = [.. words];
        var possible = new List<T>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if ((key[i >> 6] >> i & 1) != 0)
            {
                possible.Add(outcomes[i]);
            }
        }

        return entries.GetOrAdd(key, Register(answer(possible)));
    }

    private Entry Register(TAnswer given)
    {
        lock (registering)
        {
            if (!ids.TryGetValue(given, out var id))
            {
                ids.Add(given, id = ids.Count);
            }

            return new(id, given);
        }
    }

    internal sealed record Entry(int Id, TAnswer Value);
}
