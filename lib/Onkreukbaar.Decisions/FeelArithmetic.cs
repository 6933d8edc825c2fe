namespace Onkreukbaar.Decisions;

/// <summary>Reckoning with numbers, texts, dates and durations. What does not fit together is null.</summary>
internal static class FeelArithmetic
{
    // Longer texts are not what a decision is about; without a bound a chain of decisions could double one until memory is full.
    private const int LongestText = 1_000_000;

    public static object? Apply(char sign, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (left is Unknown || right is Unknown)
        {
            return Unknown.Value;
        }

        try
        {
            return sign switch
            {
                '+' => Add(left, right) ?? Add(right, left),
                '-' => Subtract(left, right),
                '*' => Multiply(left, right) ?? Multiply(right, left),
                '/' => Divide(left, right),
                _ => left is decimal x && right is decimal y ? Power(x, y) : null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public static object? Negate(object? value) => value switch
    {
        decimal number => -number,
        TimeSpan span when span != TimeSpan.MinValue => -span,
        YearsMonths { TotalMonths: not int.MinValue } months => new YearsMonths(-months.TotalMonths),
        Unknown => value,
        _ => null,
    };

    private static object? Add(object left, object right) => (left, right) switch
    {
        (decimal x, decimal y) => x + y,
        (string x, string y) => x.Length + y.Length <= LongestText ? x + y : null,
        (TimeSpan x, TimeSpan y) => x.Add(y),
        (YearsMonths x, YearsMonths y) => new YearsMonths(checked(x.TotalMonths + y.TotalMonths)),
        (DateOnly x, YearsMonths y) => x.AddMonths(y.TotalMonths),
        (DateOnly x, TimeSpan y) => DateOnly.FromDateTime(x.ToDateTime(TimeOnly.MinValue).Add(y)),
        (DateAndTime x, YearsMonths y) => x with { Local = x.Local.AddMonths(y.TotalMonths) },
        (DateAndTime x, TimeSpan y) => x with { Local = x.Local.Add(y) },
        (TimeOfDay x, TimeSpan y) => x with { Time = x.Time.Add(y) },
        _ => null,
    };

    private static object? Subtract(object left, object right) => (left, right) switch
    {
        (decimal x, decimal y) => x - y,
        (DateOnly x, DateOnly y) => TimeSpan.FromDays(x.DayNumber - y.DayNumber),
        (DateAndTime x, DateAndTime y) when x.Offset.HasValue == y.Offset.HasValue => x.Local - (x.Offset ?? TimeSpan.Zero) - (y.Local - (y.Offset ?? TimeSpan.Zero)),
        (DateOnly x, DateAndTime { Offset: null } y) => x.ToDateTime(TimeOnly.MinValue) - y.Local,
        (DateAndTime { Offset: null } x, DateOnly y) => x.Local - y.ToDateTime(TimeOnly.MinValue),
        (TimeOfDay x, TimeOfDay y) when x.Offset.HasValue == y.Offset.HasValue =>
            TimeSpan.FromTicks(x.Time.Ticks - y.Time.Ticks) - ((x.Offset ?? TimeSpan.Zero) - (y.Offset ?? TimeSpan.Zero)),
        (string, _) => null,
        (_, TimeSpan or YearsMonths) => Negate(right) is { } negative ? Add(left, negative) : null,
        _ => null,
    };

    private static object? Multiply(object left, object right) => (left, right) switch
    {
        (decimal x, decimal y) => x * y,
        (TimeSpan x, decimal y) => new TimeSpan(decimal.ToInt64(x.Ticks * y)),
        (YearsMonths x, decimal y) => new YearsMonths(decimal.ToInt32(x.TotalMonths * y)),
        _ => null,
    };

    private static object? Divide(object left, object right) => (left, right) switch
    {
        (_, decimal and 0m) or (_, TimeSpan { Ticks: 0 }) or (_, YearsMonths { TotalMonths: 0 }) => null,
        (decimal x, decimal y) => x / y,
        (TimeSpan x, TimeSpan y) => (decimal)x.Ticks / y.Ticks,
        (YearsMonths x, YearsMonths y) => (decimal)x.TotalMonths / y.TotalMonths,
        (TimeSpan x, decimal y) => new TimeSpan(decimal.ToInt64(x.Ticks / y)),
        (YearsMonths x, decimal y) => new YearsMonths(decimal.ToInt32(x.TotalMonths / y)),
        _ => null,
    };

    private static object? Power(decimal value, decimal exponent)
    {
        if (exponent != decimal.Truncate(exponent))
        {
            return FeelValue.FromDouble(Math.Pow((double)value, (double)exponent));
        }

        if (Math.Abs(exponent) > int.MaxValue || (value == 0 && exponent < 0))
        {
            return null;
        }

        var power = 1m;
        for (var rest = (int)Math.Abs(exponent); rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                power *= value;
            }

            value = rest > 1 ? value * value : value;
        }

        // What has become too small for a decimal would divide by zero.
        return exponent >= 0 ? power : power == 0 ? null : 1 / power;
    }
}
