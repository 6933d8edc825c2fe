using System.Globalization;

namespace Onkreukbaar.Decisions;

/// <summary>A duration in years and months.</summary>
/// <param name="TotalMonths">The whole number of months; can be negative.</param>
public readonly record struct YearsMonths(int TotalMonths) : IComparable<YearsMonths>, IComparable
{
    /// <summary>The whole years in it.</summary>
    public int Years => TotalMonths / 12;

    /// <summary>The months beside the whole years.</summary>
    public int Months => TotalMonths % 12;

    /// <inheritdoc/>
    public int CompareTo(YearsMonths other) => TotalMonths.CompareTo(other.TotalMonths);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        YearsMonths other => CompareTo(other),
        _ => throw new ArgumentException("Not a duration in years and months.", nameof(obj)),
    };

    /// <summary>As ISO 8601, such as <c>P1Y6M</c>.</summary>
    public override string ToString()
    {
        var months = Math.Abs((long)TotalMonths);
        var text = (Years: months / 12, Months: months % 12) switch
        {
            (0, var m) => string.Create(CultureInfo.InvariantCulture, $"P{m}M"),
            (var y, 0) => string.Create(CultureInfo.InvariantCulture, $"P{y}Y"),
            var (y, m) => string.Create(CultureInfo.InvariantCulture, $"P{y}Y{m}M"),
        };
        return TotalMonths < 0 ? "-" + text : text;
    }

    /// <summary>Whether one is shorter.</summary>
    public static bool operator <(YearsMonths left, YearsMonths right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is longer.</summary>
    public static bool operator >(YearsMonths left, YearsMonths right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is shorter or as long.</summary>
    public static bool operator <=(YearsMonths left, YearsMonths right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is longer or as long.</summary>
    public static bool operator >=(YearsMonths left, YearsMonths right) => left.CompareTo(right) >= 0;
}
