using System.Globalization;

namespace Onkreukbaar.Decisions;

/// <summary>Reads dates, times and durations as FEEL writes them. A text that is none of these is null.</summary>
internal static class Temporal
{
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(18);

    /// <summary>What <c>@"..."</c> means: the shape of the text says which kind it is.</summary>
    public static object? Any(string text) =>
        text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal) ? Duration(text)
        : text.Contains('T', StringComparison.Ordinal) ? DateAndTime(text)
        : text.Contains(':', StringComparison.Ordinal) ? Time(text)
        : Date(text);

    public static object? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static object? Time(string text)
    {
        var (clock, offset) = Split(text);
        return clock is not null && Clock(clock) is { } time ? new TimeOfDay(time, offset) : null;
    }

    public static object? DateAndTime(string text)
    {
        var middle = text.IndexOf('T', StringComparison.Ordinal);
        if (Date(middle < 0 ? text : text[..middle]) is not DateOnly date)
        {
            return null;
        }

        if (middle < 0)
        {
            return new DateAndTime(date.ToDateTime(TimeOnly.MinValue));
        }

        return Time(text[(middle + 1)..]) is TimeOfDay time ? new DateAndTime(date.ToDateTime(time.Time), time.Offset) : null;
    }

    /// <summary>Years and months, or days and time; ISO 8601's mixture of the two is not a FEEL duration.</summary>
    public static object? Duration(string text)
    {
        var negative = text.StartsWith('-');
        var at = negative ? 1 : 0;
        if (at >= text.Length || text[at++] != 'P' || at == text.Length || text.EndsWith('T'))
        {
            return null;
        }

        decimal months = 0, seconds = 0;
        bool inTime = false, hasMonths = false, hasSeconds = false;
        var last = -1;
        while (at < text.Length)
        {
            if (!inTime && text[at] == 'T')
            {
                (inTime, at) = (true, at + 1);
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            // Twelve figures are more than any duration here can hold; what is longer is refused, not reckoned with.
            if (at == text.Length || at == start || at - start > 12
                || !decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            var place = inTime ? "HMS".IndexOf(text[at], StringComparison.Ordinal) + 3 : "YMD".IndexOf(text[at], StringComparison.Ordinal);
            var isFraction = text.AsSpan(start, at - start).Contains('.');
            if (place < (inTime ? 3 : 0) || place <= last || (isFraction && place != 5))
            {
                return null;
            }

            (last, at) = (place, at + 1);
            hasMonths |= place < 2;
            hasSeconds |= place >= 2;
            months += place switch { 0 => number * 12, 1 => number, _ => 0 };
            seconds += place switch { 2 => number * 86_400, 3 => number * 3_600, 4 => number * 60, 5 => number, _ => 0 };
        }

        return (hasMonths, hasSeconds) switch
        {
            (true, false) when months <= int.MaxValue => new YearsMonths((int)(negative ? -months : months)),
            (false, true) when seconds * TimeSpan.TicksPerSecond <= long.MaxValue => new TimeSpan((long)((negative ? -seconds : seconds) * TimeSpan.TicksPerSecond)),
            _ => null,
        };
    }

    public static string OffsetText(TimeSpan? offset) => offset switch
    {
        null => "",
        { Ticks: 0 } => "Z",
        { } other => (other < TimeSpan.Zero ? "-" : "+") + other.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
    };

    public static bool IsOffset(TimeSpan offset) => offset.Duration() <= LargestOffset && offset.Ticks % TimeSpan.TicksPerMinute == 0;

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static (string? Clock, TimeSpan? Offset) Split(string text)
    {
        if (text.EndsWith('Z'))
        {
            return (text[..^1], TimeSpan.Zero);
        }

        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign < 0)
        {
            return (text, null);
        }

        return TimeSpan.TryParseExact(text.AsSpan(sign + 1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && IsOffset(offset)
            ? (text[..sign], text[sign] == '-' ? -offset : offset)
            : (null, null);
    }
}
