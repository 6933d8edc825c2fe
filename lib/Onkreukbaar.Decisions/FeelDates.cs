namespace Onkreukbaar.Decisions;

/// <summary>The functions that make dates, times and durations.</summary>
internal static class FeelDates
{
    public static object? Date(object?[] arguments) => arguments switch
    {
        [string text] => Temporal.Date(text),
        [DateOnly date] => date,
        [DateAndTime moment] => DateOnly.FromDateTime(moment.Local),
        [decimal year, decimal month, decimal day]
            when IsWhole(year, 1, 9999) && IsWhole(month, 1, 12) && IsWhole(day, 1, DateTime.DaysInMonth((int)year, (int)month)) =>
                new DateOnly((int)year, (int)month, (int)day),
        _ => null,
    };

    public static object? Time(object?[] arguments) => arguments switch
    {
        [string text] => Temporal.Time(text),
        [TimeOfDay time] => time,
        [DateAndTime moment] => new TimeOfDay(TimeOnly.FromDateTime(moment.Local), moment.Offset),
        [DateOnly] => new TimeOfDay(TimeOnly.MinValue),
        [decimal hour, decimal minute, decimal second, .. var offset]
            when IsWhole(hour, 0, 23) && IsWhole(minute, 0, 59) && second is >= 0 and < 60 && offset is [] or [null] or [TimeSpan] =>
                offset is [TimeSpan distance] && !Temporal.IsOffset(distance)
                    ? null
                    : new TimeOfDay(new TimeOnly(((((long)hour * 60) + (long)minute) * 60 * TimeSpan.TicksPerSecond) + (long)(second * TimeSpan.TicksPerSecond)), offset is [TimeSpan given] ? given : null),
        _ => null,
    };

    public static object? Moment(object?[] arguments) => arguments switch
    {
        [string text] => Temporal.DateAndTime(text),
        [DateAndTime moment] => moment,
        [DateOnly date] => new DateAndTime(date.ToDateTime(TimeOnly.MinValue)),
        [DateOnly or DateAndTime, TimeOfDay time] => new DateAndTime(DayOf(arguments[0])!.Value.ToDateTime(time.Time), time.Offset),
        _ => null,
    };

    /// <summary>The whole months between two days; a month counts when its last day is reached.</summary>
    public static object? YearsAndMonths(object?[] arguments)
    {
        if (DayOf(arguments[0]) is not { } from || DayOf(arguments[1]) is not { } to)
        {
            return null;
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        months += months > 0 && to.Day < from.Day ? -1 : months < 0 && to.Day > from.Day ? 1 : 0;
        return new YearsMonths(months);
    }

    public static DateOnly? DayOf(object? value) => value switch
    {
        DateOnly date => date,
        DateAndTime moment => DateOnly.FromDateTime(moment.Local),
        _ => null,
    };

    private static bool IsWhole(decimal number, int least, int most) =>
        number == decimal.Truncate(number) && number >= least && number <= most;
}
