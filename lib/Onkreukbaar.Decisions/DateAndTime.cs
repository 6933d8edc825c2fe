using System.Globalization;
using System.Runtime.InteropServices;

namespace Onkreukbaar.Decisions;

/// <summary>A date with a time, with an offset from UTC or without.</summary>
/// <param name="Local">The clock as written.</param>
/// <param name="Offset">The distance to UTC; null when none is given.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DateAndTime(DateTime Local, TimeSpan? Offset = null) : IComparable<DateAndTime>, IComparable
{
    private long UtcTicks => Local.Ticks - (Offset ?? TimeSpan.Zero).Ticks;

    /// <summary>Whether both stand for the same moment. One with an offset is never equal to one without.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(DateAndTime other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UtcTicks, Offset.HasValue);

    /// <summary>Orders by moment (as UTC where no offset is given); at the same moment the one without an offset comes first.</summary>
    /// <param name="other">The other.</param>
    public int CompareTo(DateAndTime other)
    {
        var moments = UtcTicks.CompareTo(other.UtcTicks);
        return moments != 0 ? moments : Offset.HasValue.CompareTo(other.Offset.HasValue);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        DateAndTime other => CompareTo(other),
        _ => throw new ArgumentException("Not a date and time.", nameof(obj)),
    };

    /// <summary>As ISO 8601.</summary>
    public override string ToString() =>
        Local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + Temporal.OffsetText(Offset);

    /// <summary>Whether one is earlier.</summary>
    public static bool operator <(DateAndTime left, DateAndTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether one is later.</summary>
    public static bool operator >(DateAndTime left, DateAndTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether one is earlier or the same.</summary>
    public static bool operator <=(DateAndTime left, DateAndTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one is later or the same.</summary>
    public static bool operator >=(DateAndTime left, DateAndTime right) => left.CompareTo(right) >= 0;
}
