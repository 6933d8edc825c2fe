namespace Onkreukbaar.Platform.Time;

/// <summary>What day it is for a Dutch public body: the calendar date in Europe/Amsterdam, not in UTC.</summary>
public sealed class Clock(TimeProvider time)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    /// <summary>The day on which a moment falls in the Netherlands.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Amsterdam).DateTime);

    /// <summary>The first moment of a day in the Netherlands.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The time of that day in the Netherlands.</summary>
    public static string TimeOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Amsterdam).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
