using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>What somebody asks of the list. Everything stands in the address, so that it can be kept and sent.</summary>
internal sealed class GiftFilter
{
    public const string Newest = "nieuwste";
    public const string ByDate = "datum";
    public const string ByValue = "waarde";
    public const string ByGiver = "gever";

    public static readonly IReadOnlyList<string> Orders = [Newest, ByDate, ByValue, ByGiver];

    private const int WordsMax = 100;

    [FromQuery(Name = "zoek")]
    public string? Words { get; set; }

    [FromQuery(Name = "soort")]
    public string? Status { get; set; }

    [FromQuery(Name = "stand")]
    public DeclarationState? State { get; set; }

    [FromQuery(Name = "eenheid")]
    public Guid? UnitId { get; set; }

    /// <summary>Of one person: what they declared, or a colleague for them too.</summary>
    [FromQuery(Name = "wie")]
    public Guid? PersonId { get; set; }

    /// <summary>A year or a quarter: 2026 or 2026-3.</summary>
    [FromQuery(Name = "periode")]
    public string? Period { get; set; }

    [FromQuery(Name = "grens")]
    public bool? AboveLimit { get; set; }

    [FromQuery(Name = "volgorde")]
    public string? Order { get; set; }

    /// <summary>Where the page before ended; means nothing to anybody but the list.</summary>
    [FromQuery(Name = "pagina")]
    public string? After { get; set; }

    public string OrderedBy => Orders.Contains(Order, StringComparer.Ordinal) ? Order! : Newest;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && Status is null && State is null && UnitId is null && PersonId is null && Period is null && AboveLimit != true;

    /// <summary>The words as they are searched, a bounded number of them.</summary>
    public IReadOnlyList<string> SearchWords => Searchable.Of(Words is { Length: > WordsMax } ? Words[..WordsMax] : Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>First and last day of the period; null when none was chosen or when it is no period.</summary>
    public (DateOnly From, DateOnly To)? Days => Period?.Split('-') switch
    {
        [var year] when Year(year) is { } in_ => (new DateOnly(in_, 1, 1), new DateOnly(in_, 12, 31)),
        [var year, ['1' or '2' or '3' or '4'] and var quarter] when Year(year) is { } in_ => Quarter(in_, quarter[0] - '0'),
        _ => null,
    };

    public static (DateOnly From, DateOnly To) Quarter(int year, int quarter)
    {
        var from = new DateOnly(year, (quarter - 1) * 3 + 1, 1);
        return (from, from.AddMonths(3).AddDays(-1));
    }

    /// <summary>The address of this list, in another order or from another place.</summary>
    public string Query(string? order = null, string? after = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("zoek", Words), ("soort", Status), ("stand", State?.ToString()), ("eenheid", UnitId?.ToString()), ("wie", PersonId?.ToString()), ("periode", Period), ("grens", AboveLimit == true ? "true" : null),
            ("volgorde", (order ?? OrderedBy) is var chosen && chosen == Newest ? null : chosen), ("pagina", after),
        ];
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private static int? Year(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? year : null;
}
