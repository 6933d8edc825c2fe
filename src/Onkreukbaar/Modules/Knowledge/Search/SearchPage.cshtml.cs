using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>What was found, of what this reader may open.</summary>
[Open]
internal sealed class SearchPage(CurrentBody current, WhoReads readers, SearchArticles search, SameWords same) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Asked { get; set; }

    // A word where a number belongs is the first page, not an error.
    [FromQuery(Name = "pagina")]
    public string? PageNumber { get; set; }

    public Body Body { get; } = current.Body!;

    public SearchWords Words { get; private set; } = SearchWords.None;

    public Hits Found { get; private set; } = Hits.None;

    public string Count => Found.Total switch
    {
        0 => Say($"Niets gevonden voor “{Words.Typed}”.", $"Nothing found for “{Words.Typed}”."),
        1 => Say($"1 artikel gevonden voor “{Words.Typed}”.", $"1 article found for “{Words.Typed}”."),
        > Hits.CountedTo => Say($"Meer dan {Hits.CountedTo:N0} artikelen gevonden voor “{Words.Typed}”.", $"More than {Hits.CountedTo:N0} articles found for “{Words.Typed}”."),
        var total => Say($"{total} artikelen gevonden voor “{Words.Typed}”.", $"{total} articles found for “{Words.Typed}”."),
    };

    public string? AlsoFor => Words.Added.Any() ? Say($"Ook gezocht op {string.Join(", ", Words.Added)}.", $"Also searched for {string.Join(", ", Words.Added)}.") : null;

    public string WhatToTry => Words.Words.Count == 0
        ? Say("Dit staat in elke tekst. Gebruik een woord dat zegt waar het over gaat, zoals geschenk of vertrouwenspersoon.", "Every text has this. Use a word that says what it is about, such as geschenk or vertrouwenspersoon. The articles are in Dutch.")
        : Say("Probeer een ander woord, of minder woorden. Het begin van een woord is genoeg.", "Try another word, or fewer words. The beginning of a word is enough. The articles are in Dutch.");

    public string? Previous => Found.Page > 1 ? KnowledgeLinks.Search(Body, Words.Typed, Found.Page - 1) : null;

    public string? Next => Found.HasMore ? KnowledgeLinks.Search(Body, Words.Typed, Found.Page + 1) : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Words = SearchWords.Of(Asked, same);
        var page = int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        Found = await search.FindAsync(await readers.OfAsync(HttpContext), Words, page, cancel);
    }
}
