using System.Collections.Immutable;
using System.Globalization;

namespace NlDesign.AspNetCore.Binding;

/// <summary>Which of the three boxes of a date need another look.</summary>
[Flags]
internal enum DatePart
{
    None = 0,
    Day = 1,
    Month = 2,
    Year = 4,
    All = Day | Month | Year,
}

/// <summary>What three boxes say together: a date, nothing at all, or what is wrong and where.</summary>
internal readonly record struct DateReading(DateOnly? Date, DatePart Wrong, string? Message)
{
    public bool IsEmpty => Date is null && Wrong == DatePart.None;
}

/// <summary>Reads a date in three parts as people write it: 7, 07, maart, mrt.</summary>
internal static class DutchDate
{
    private static readonly ImmutableArray<string[]> MonthNames =
    [
        ["januari", "jan", "january"], ["februari", "feb", "february"], ["maart", "mrt", "march", "mar"],
        ["april", "apr"], ["mei", "may"], ["juni", "jun", "june"], ["juli", "jul", "july"],
        ["augustus", "aug", "august"], ["september", "sep", "sept"], ["oktober", "okt", "october", "oct"],
        ["november", "nov"], ["december", "dec"],
    ];

    public static DateReading Read(string? day, string? month, string? year, INlDesignTexts texts)
    {
        day = day?.Trim() ?? "";
        month = month?.Trim() ?? "";
        year = year?.Trim() ?? "";

        var missing = (day.Length == 0 ? DatePart.Day : DatePart.None) | (month.Length == 0 ? DatePart.Month : DatePart.None) | (year.Length == 0 ? DatePart.Year : DatePart.None);
        if (missing == DatePart.All)
        {
            return default;
        }

        if (missing != DatePart.None)
        {
            return new(null, missing, texts.Format(NlDesignText.DatePartMissing, Enumerate(missing, texts)));
        }

        if (Number(day, 1, 31) is not { } d)
        {
            return new(null, DatePart.Day, texts[NlDesignText.DateDayWrong]);
        }

        if ((Number(month, 1, 12) ?? NamedMonth(month)) is not { } m)
        {
            return new(null, DatePart.Month, texts[NlDesignText.DateMonthWrong]);
        }

        // Two digits are asked again: 26 may be a birth in 1926 and a gift in 2026.
        if (year.Length != 4 || Number(year, 1000, 9999) is not { } y)
        {
            return new(null, DatePart.Year, texts[NlDesignText.DateYearWrong]);
        }

        return d <= DateTime.DaysInMonth(y, m)
            ? new(new DateOnly(y, m, d), DatePart.None, null)
            : new(null, DatePart.Day | DatePart.Month, texts.Format(NlDesignText.DateNotReal, string.Create(CultureInfo.InvariantCulture, $"{d}-{m}-{y}")));
    }

    /// <summary>One box or one parameter: 2026-03-07 (an address, a hidden field) or 7-3-2026.</summary>
    public static DateOnly? ReadOne(string value) =>
        DateOnly.TryParseExact(value.Trim(), ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static int? Number(string text, int from, int to) =>
        text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : null;

    private static int? NamedMonth(string text)
    {
        for (var month = 0; month < MonthNames.Length; month++)
        {
            if (MonthNames[month].Contains(text.TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
            {
                return month + 1;
            }
        }

        return null;
    }

    private static string Enumerate(DatePart parts, INlDesignTexts texts)
    {
        var names = new List<string>(2);
        foreach (var (part, text) in new[] { (DatePart.Day, NlDesignText.TheDay), (DatePart.Month, NlDesignText.TheMonth), (DatePart.Year, NlDesignText.TheYear) })
        {
            if (parts.HasFlag(part))
            {
                names.Add(texts[text]);
            }
        }

        return string.Join($" {texts[NlDesignText.And]} ", names);
    }
}
