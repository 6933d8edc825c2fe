namespace Onkreukbaar.Platform.Time;

/// <summary>What day it is for a Dutch public body: the calendar date in Europe/Amsterdam, not in UTC.</summary>
public sealed class Clock(TimeProvider time)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Amsterdam).DateTime);
}
