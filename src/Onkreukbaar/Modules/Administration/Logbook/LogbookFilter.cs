using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Onkreukbaar.Modules.Administration.Logbook;

/// <summary>What somebody asks of the logbook. Everything stands in the address, so that it can be kept and sent.</summary>
internal sealed class LogbookFilter
{
    // Beyond these a day has no day before or after it.
    private const int FirstYear = 1;
    private const int LastYear = 9999;

    /// <summary>A year or a month: 2026 or 2026-03.</summary>
    [FromQuery(Name = "periode")]
    public string? Period { get; set; }

    [FromQuery(Name = "wat")]
    public string? Action { get; set; }

    /// <summary>A part of the name of who did it, or for whom it was done.</summary>
    [FromQuery(Name = "wie")]
    public string? Who { get; set; }

    /// <summary>Where the page before ended.</summary>
    [FromQuery(Name = "pagina")]
    public string? After { get; set; }

    public bool IsEmpty => Days is null && string.IsNullOrWhiteSpace(Action) && string.IsNullOrWhiteSpace(Who);

    /// <summary>First and last day of the period; null when none was chosen or when it is no period.</summary>
    public (DateOnly From, DateOnly To)? Days => Period?.Split('-') switch
    {
        [{ Length: 4 } year] when Number(year) is { } in_ and > FirstYear and < LastYear => (new DateOnly(in_, 1, 1), new DateOnly(in_, 12, 31)),
        [{ Length: 4 } year, { Length: 2 } month] when Number(year) is { } in_ and > FirstYear and < LastYear && Number(month) is { } number and > 0 and < 13 => Month(new DateOnly(in_, number, 1)),
        _ => null,
    };

    /// <summary>The address of this list from another place.</summary>
    public string Query(string? after = null)
    {
        (string Name, string? Value)[] parts = [("periode", Period), ("wat", Action), ("wie", Who), ("pagina", after)];
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private static (DateOnly From, DateOnly To) Month(DateOnly first) => (first, first.AddMonths(1).AddDays(-1));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
