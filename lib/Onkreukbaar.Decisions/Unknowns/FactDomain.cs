using System.Collections.Frozen;

namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>
/// The finite domain of one fact: a closed list of regions. Two values in one region are never told apart,
/// so that a question about every value becomes a question about a handful of regions.
/// </summary>
public sealed class FactDomain
{
    /// <summary>The largest number of regions of one fact.</summary>
    public const int MaxRegions = 4096;

    private readonly object[] _examples;
    private readonly Func<object, int> _find;

    private FactDomain(string name, object[] examples, Func<object, int> find)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (examples.Length is 0 or > MaxRegions)
        {
            throw new ArgumentException(
                $"The fact '{name}' has {examples.Length} regions; between 1 and {MaxRegions} can be handled.", nameof(examples));
        }

        Name = name;
        _examples = examples;
        _find = find;
    }

    /// <summary>The name of the fact.</summary>
    public string Name { get; }

    /// <summary>The number of regions.</summary>
    public int Count => _examples.Length;

    /// <summary>One value out of a list.</summary>
    public static FactDomain Choice(string name, IReadOnlyList<string> values)
    {
        var regionOf = Numbered(name, values);
        return new(name, [.. values], value => value is string text && regionOf.TryGetValue(text, out var region) ? region : -1);
    }

    /// <summary>
    /// Several values at once: every non-empty subset of the list.
    /// The value <paramref name="alone"/> ("none of these") never stands next to another.
    /// </summary>
    public static FactDomain Choices(string name, IReadOnlyList<string> values, string? alone = null)
    {
        if (values.Count > 12)
        {
            throw new ArgumentException(
                $"The fact '{name}' combines {values.Count} values; at most 12 can be told apart all at once.", nameof(values));
        }

        return Choices(name, values, alone, [.. values.Select((_, i) => 1UL << i)]);
    }

    /// <summary>True and false; region 0 is false.</summary>
    public static FactDomain Truth(string name)
        => new(name, [false, true], value => value is bool truth ? (truth ? 1 : 0) : -1);

    /// <summary>
    /// A number from <paramref name="min"/> to <paramref name="max"/>, both included: every cut is a region of its own,
    /// and so is every open stretch between two cuts, because "at most 50" and "less than 50" differ exactly at 50.
    /// </summary>
    public static FactDomain Number(string name, decimal min, decimal? max, IEnumerable<decimal> cuts)
    {
        if (max < min)
        {
            throw new ArgumentException($"The fact '{name}' ends at {max}, before it starts at {min}.", nameof(max));
        }

        return NumberLine.Decimals(min, max).Cut(cuts, (_examples, _find)
            => new FactDomain(name, _examples, value => AsDecimal(value) is { } number ? _find(number) : -1));
    }

    /// <summary>A day; every cut is a region, and so is every stretch of days between two cuts that has a day in it.</summary>
    public static FactDomain Date(string name, IEnumerable<DateOnly> cuts)
        => NumberLine.Days().Cut(cuts.Select(day => (decimal)day.DayNumber), (_examples, _find) => new FactDomain(
            name,
            [.. _examples.Select(day => (object)DateOnly.FromDayNumber((int)(decimal)day))],
            value => value is DateOnly day ? _find(day.DayNumber) : -1));

    /// <summary>A value that lies in the region; for several values at once the list of them.</summary>
    public object Example(int region) => _examples[region];

    /// <summary>The region a value lies in.</summary>
    public bool TryRegion(object value, out int region)
    {
        region = _find(value);
        return region >= 0;
    }

    /// <summary>The same fact with regions put together: those with the same class become one.</summary>
    internal FactDomain Merge(int[] classOf)
    {
        var merged = new object[classOf.Max() + 1];
        for (var region = Count - 1; region >= 0; region--)
        {
            merged[classOf[region]] = _examples[region];
        }

        return new(Name, merged, value => _find(value) is >= 0 and var region ? classOf[region] : -1);
    }

    /// <summary>Several values at once, where two sets with the same union of marks are not told apart.</summary>
    internal static FactDomain Choices(string name, IReadOnlyList<string> values, string? alone, ulong[] marks)
    {
        var indexOf = Numbered(name, values);
        var aloneIndex = alone is null ? -1 : indexOf.GetValueOrDefault(alone, -1);
        if (alone is not null && aloneIndex < 0)
        {
            throw new ArgumentException($"'{alone}' is not a value of the fact '{name}'.", nameof(alone));
        }

        // Two values with equal marks still make one region; "alone" is kept apart by not combining it.
        var regionOf = new Dictionary<ulong, int>();
        var sets = new List<object>();
        foreach (var (mark, set) in Unions(values, aloneIndex, marks))
        {
            if (regionOf.TryAdd(mark, sets.Count))
            {
                sets.Add(set);
            }

            // The constructor refuses this number; going on would only take long.
            if (sets.Count > MaxRegions)
            {
                break;
            }
        }

        return new(name, [.. sets], value =>
        {
            var chosen = value as IReadOnlyList<string> ?? (value is string one ? [one] : []);
            ulong union = 0;
            var (others, isAlone) = (false, false);
            for (var i = 0; i < chosen.Count; i++)
            {
                if (!indexOf.TryGetValue(chosen[i], out var index))
                {
                    return -1;
                }

                (others, isAlone) = (others || index != aloneIndex, isAlone || index == aloneIndex);
                union |= marks[index];
            }

            return chosen.Count == 0 || (others && isAlone) ? -1 : regionOf[union];
        });
    }

    private static IEnumerable<(ulong Mark, string[] Set)> Unions(IReadOnlyList<string> values, int aloneIndex, ulong[] marks)
    {
        // Breadth first, so that the example of a region is one of its smallest sets.
        var seen = new HashSet<ulong>();
        var queue = new Queue<(ulong Mark, string[] Set)>();
        for (var i = 0; i < values.Count; i++)
        {
            if (i == aloneIndex)
            {
                yield return (marks[i], [values[i]]);
            }
            else if (seen.Add(marks[i]))
            {
                queue.Enqueue((marks[i], [values[i]]));
            }
        }

        while (queue.TryDequeue(out var found))
        {
            yield return found;
            for (var i = 0; i < values.Count; i++)
            {
                if (i != aloneIndex && seen.Add(found.Mark | marks[i]))
                {
                    queue.Enqueue((found.Mark | marks[i], [.. found.Set, values[i]]));
                }
            }
        }
    }

    private static FrozenDictionary<string, int> Numbered(string name, IReadOnlyList<string> values)
    {
        var numbered = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (!numbered.TryAdd(value, numbered.Count))
            {
                throw new ArgumentException($"The fact '{name}' has the value '{value}' twice.", nameof(values));
            }
        }

        return numbered.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static decimal? AsDecimal(object value) => value switch
    {
        decimal number => number,
        int number => number,
        long number => number,
        _ => null,
    };
}
