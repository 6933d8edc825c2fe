using System.Collections;

namespace Onkreukbaar.Decisions;

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>What values are, when they are equal and which comes first.</summary>
internal static class FeelValue
{
    /// <summary>Turns what callers have into what FEEL knows: one kind of number, one kind of date and time.</summary>
    public static object? Normalize(object? value) => value switch
    {
        null or string or bool or decimal or DateOnly or Unknown => value,
        int number => (decimal)number,
        long number => (decimal)number,
        short number => (decimal)number,
        byte number => (decimal)number,
        uint number => (decimal)number,
        ulong number => (decimal)number,
        ushort number => (decimal)number,
        sbyte number => (decimal)number,
        double number => FromDouble(number),
        float number => FromDouble(number),
        TimeOnly time => new TimeOfDay(time),
        DateTimeOffset moment => new DateAndTime(moment.DateTime, moment.Offset),
        DateTime moment => new DateAndTime(DateTime.SpecifyKind(moment, DateTimeKind.Unspecified), moment.Kind == DateTimeKind.Utc ? TimeSpan.Zero : null),
        IReadOnlyDictionary<string, object?> or IReadOnlyList<object?> => value,
        IEnumerable items => items.Cast<object?>().ToList(),
        _ => value,
    };

    public static decimal? FromDouble(double number)
    {
        // The cast rounds to fifteen figures, which is what a double can vouch for.
        return double.IsFinite(number) && Math.Abs(number) < 7.9e28 ? (decimal)number : null;
    }

    /// <summary>True, false, null (kinds that have nothing to do with each other) or unknown.</summary>
    public static object? Equal(object? left, object? right)
    {
        if (left is Unknown || right is Unknown)
        {
            return Unknown.Value;
        }

        return (left, right) switch
        {
            (null, null) => Truth.True,
            (null, _) or (_, null) => Truth.False,
            (string x, string y) => Truth.Of(string.Equals(x, y, StringComparison.Ordinal)),
            (decimal x, decimal y) => Truth.Of(x == y),
            (bool x, bool y) => Truth.Of(x == y),
            (IReadOnlyList<object?> x, IReadOnlyList<object?> y) => EqualLists(x, y),
            (IReadOnlyDictionary<string, object?> x, IReadOnlyDictionary<string, object?> y) => EqualContexts(x, y),
            _ => Order(left, right) is { } order ? Truth.Of(order == 0) : null,
        };
    }

    public static object? Compare(Comparison how, object? left, object? right)
    {
        if (how is Comparison.Equal or Comparison.NotEqual)
        {
            return how == Comparison.Equal ? Equal(left, right) : Truth.Not(Equal(left, right));
        }

        if (left is null || right is null)
        {
            return null;
        }

        if (left is Unknown || right is Unknown)
        {
            return Unknown.Value;
        }

        return Order(left, right) is not { } order ? null : Truth.Of(how switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }

    /// <summary>Which comes first, or null when that cannot be said.</summary>
    public static int? Order(object? left, object? right) => (left, right) switch
    {
        (decimal x, decimal y) => x.CompareTo(y),
        (string x, string y) => string.CompareOrdinal(x, y),
        (DateOnly x, DateOnly y) => x.CompareTo(y),
        (TimeOfDay x, TimeOfDay y) => x.Offset.HasValue == y.Offset.HasValue ? x.CompareTo(y) : null,
        (DateAndTime x, DateAndTime y) => x.Offset.HasValue == y.Offset.HasValue ? x.CompareTo(y) : null,
        (TimeSpan x, TimeSpan y) => x.CompareTo(y),
        (YearsMonths x, YearsMonths y) => x.CompareTo(y),
        _ => null,
    };

    public static object? Contains(IReadOnlyList<object?> list, object? value)
    {
        var answer = Truth.False;
        foreach (var item in list)
        {
            answer = Truth.Or(answer, Equal(Normalize(item), value) ?? Truth.False)!;
        }

        return answer;
    }

    private static object? EqualLists(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        object? answer = Truth.Of(left.Count == right.Count);
        for (var i = 0; i < left.Count && answer is not false; i++)
        {
            answer = Truth.And(answer, Equal(Normalize(left[i]), Normalize(right[i])));
        }

        return answer;
    }

    private static object? EqualContexts(IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right)
    {
        object? answer = Truth.Of(left.Count == right.Count);
        foreach (var (name, value) in left)
        {
            answer = Truth.And(answer, right.TryGetValue(name, out var other) ? Equal(Normalize(value), Normalize(other)) : Truth.False);
        }

        return answer;
    }
}
