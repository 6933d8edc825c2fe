using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Onkreukbaar.Decisions;

internal sealed record FeelFunction(string Name, int Fewest, int Most, Func<object?[], object?> Apply)
{
    public bool IsNot { get; } = Name == "not";

    /// <summary>Makes a date, time or duration of a text; of a constant text that happens when the model is read.</summary>
    public bool IsLiteral { get; } = Name is "date" or "time" or "date and time" or "duration";
}

/// <summary>The built-in functions. None reads a clock: what day it is, is a fact the caller gives.</summary>
internal static class FeelFunctions
{
    public static readonly FrozenDictionary<string, FeelFunction> All = Functions().ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static bool IsUnknown(object? value) => value is Unknown || (value is IReadOnlyList<object?> list && list.Any(i => i is Unknown));

    public static object? Property(object? value, string name) => (value, name) switch
    {
        (DateOnly date, "year") => (decimal)date.Year,
        (DateOnly date, "month") => (decimal)date.Month,
        (DateOnly date, "day") => (decimal)date.Day,
        (DateOnly date, "weekday") => Weekday(date.DayOfWeek),
        (DateAndTime moment, "year" or "month" or "day" or "weekday") => Property(DateOnly.FromDateTime(moment.Local), name),
        (DateAndTime moment, _) => Property(new TimeOfDay(TimeOnly.FromDateTime(moment.Local), moment.Offset), name),
        (TimeOfDay time, "hour") => (decimal)time.Time.Hour,
        (TimeOfDay time, "minute") => (decimal)time.Time.Minute,
        (TimeOfDay time, "second") => (decimal)time.Time.Second,
        (TimeOfDay time, "time offset") => time.Offset,
        (TimeSpan span, "days") => (decimal)span.Days,
        (TimeSpan span, "hours") => (decimal)span.Hours,
        (TimeSpan span, "minutes") => (decimal)span.Minutes,
        (TimeSpan span, "seconds") => (decimal)span.Seconds,
        (YearsMonths months, "years") => (decimal)months.Years,
        (YearsMonths months, "months") => (decimal)months.Months,
        _ => null,
    };

    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => System.Xml.XmlConvert.ToString(span),
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Select(i => Text(FeelValue.Normalize(i)) ?? "null")) + "]",
        _ => value.ToString(),
    };

    private static IEnumerable<FeelFunction> Functions()
    {
        yield return new("not", 1, 1, a => Truth.Not(a[0]));
        yield return new("date", 1, 3, FeelDates.Date);
        yield return new("time", 1, 4, FeelDates.Time);
        yield return new("date and time", 1, 2, FeelDates.Moment);
        yield return new("duration", 1, 1, a => a[0] is string text ? Temporal.Duration(text) : null);
        yield return new("years and months duration", 2, 2, FeelDates.YearsAndMonths);
        yield return new("day of week", 1, 1, a => FeelDates.DayOf(a[0]) is { } day ? day.DayOfWeek.ToString() : null);

        yield return new("number", 1, 3, Number);
        yield return new("string", 1, 1, a => Text(a[0]));
        yield return new("contains", 2, 2, a => Texts(a, (x, y) => Truth.Of(x.Contains(y, StringComparison.Ordinal))));
        yield return new("starts with", 2, 2, a => Texts(a, (x, y) => Truth.Of(x.StartsWith(y, StringComparison.Ordinal))));
        yield return new("ends with", 2, 2, a => Texts(a, (x, y) => Truth.Of(x.EndsWith(y, StringComparison.Ordinal))));
        yield return new("string length", 1, 1, a => a[0] is string text ? (decimal)text.EnumerateRunes().Count() : null);
        yield return new("upper case", 1, 1, a => (a[0] as string)?.ToUpperInvariant());
        yield return new("lower case", 1, 1, a => LowerCase(a[0] as string));

        yield return new("abs", 1, 1, a => a[0] switch
        {
            decimal number => Math.Abs(number),
            TimeSpan span when span < TimeSpan.Zero => FeelArithmetic.Negate(span),
            YearsMonths { TotalMonths: < 0 } months => FeelArithmetic.Negate(months),
            TimeSpan or YearsMonths => a[0],
            _ => null,
        });
        yield return new("floor", 1, 1, a => a[0] is decimal number ? decimal.Floor(number) : null);
        yield return new("ceiling", 1, 1, a => a[0] is decimal number ? decimal.Ceiling(number) : null);
        yield return new("decimal", 2, 2, a => (a[0], a[1]) is (decimal number, decimal scale and >= 0 and <= 28) ? decimal.Round(number, (int)scale, MidpointRounding.ToEven) : null);
        yield return new("modulo", 2, 2, a => (a[0], a[1]) is (decimal x, decimal y and not 0) ? Modulo(x, y) : null);

        yield return new("count", 1, 1, a => a[0] is IReadOnlyList<object?> list ? (decimal)list.Count : a[0] is null ? null : 1m);
        yield return new("sum", 1, int.MaxValue, a => Sum(Items(a)));
        yield return new("min", 1, int.MaxValue, a => Extreme(Items(a), -1));
        yield return new("max", 1, int.MaxValue, a => Extreme(Items(a), 1));
        yield return new("list contains", 2, 2, a => a[0] is IReadOnlyList<object?> list ? FeelValue.Contains(list, a[1]) : null);
    }

    /// <summary>The sum, or null when the list is empty or holds something else than numbers (or durations).</summary>
    public static object? Sum(IReadOnlyList<object?> values)
    {
        var sum = values.Count == 0 ? null : values[0];
        if (sum is not (decimal or TimeSpan or YearsMonths))
        {
            return null;
        }

        for (var i = 1; i < values.Count; i++)
        {
            sum = sum?.GetType() == values[i]?.GetType() ? FeelArithmetic.Apply('+', sum, values[i]) : null;
        }

        return sum;
    }

    /// <summary>The smallest (-1) or largest (1), or null when the list is empty or its values cannot be compared.</summary>
    public static object? Extreme(IReadOnlyList<object?> values, int direction)
    {
        object? best = null;
        foreach (var value in values)
        {
            if (FeelValue.Order(value, best ?? value) is not { } order)
            {
                return null;
            }

            best = best is null || Math.Sign(order) == direction ? value : best;
        }

        return best;
    }

    private static object?[] Items(object?[] arguments) =>
        arguments is [IReadOnlyList<object?> list] ? [.. list.Select(FeelValue.Normalize)] : arguments;

    private static object? Texts(object?[] arguments, Func<string, string, object> apply) =>
        (arguments[0], arguments[1]) is (string x, string y) ? apply(x, y) : null;

    private static decimal Weekday(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    // FEEL rounds towards minus infinity: the remainder has the sign of the divisor.
    private static decimal Modulo(decimal number, decimal divisor)
    {
        var rest = number % divisor;
        return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest;
    }

    private static object? Number(object?[] arguments)
    {
        if (arguments[0] is decimal)
        {
            return arguments[0];
        }

        if (arguments[0] is not string text)
        {
            return null;
        }

        text = arguments is [_, string { Length: > 0 } grouping, ..] ? text.Replace(grouping, "", StringComparison.Ordinal) : text;
        text = arguments is [_, _, string { Length: > 0 } point] ? text.Replace(point, ".", StringComparison.Ordinal) : text;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    // Not ToLowerInvariant: the analyzers rightly distrust it for comparing, but here it is what was asked for.
    private static string? LowerCase(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            lower.Append(Rune.ToLowerInvariant(rune));
        }

        return lower.ToString();
    }
}
