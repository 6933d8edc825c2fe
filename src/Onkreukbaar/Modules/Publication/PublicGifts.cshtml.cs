using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The register as everybody sees it, on a day of choice.</summary>
[Open]
[PublicRegister]
internal sealed class PublicGifts(CurrentBody current, GiftRegister register, Clock clock) : PageModel
{
    public Body Body { get; } = current.Body!;

    [BindProperty(SupportsGet = true, Name = "peildatum")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int? PageNumberAsked { get; set; }

    public int PageNumber => Math.Clamp(PageNumberAsked ?? 1, 1, 10_000);

    public bool HasNext { get; private set; }

    public bool IsPublic { get; private set; }

    public Edition? Edition { get; private set; }

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    /// <summary>Of each other day the last one, which is what an address with that day shows.</summary>
    public IEnumerable<Edition> Others => Editions.GroupBy(edition => edition.PublishedOn).Select(day => day.First()).Where(edition => edition.PublishedOn != Edition?.PublishedOn);

    public IReadOnlyList<GiftLinePublished> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsPublic = await register.IsPublicAsync(cancel);
        if (!IsPublic)
        {
            return;
        }

        Edition = await register.EditionAsync(On ?? clock.Today, cancel);
        Editions = await register.EditionsAsync(cancel);
        (Lines, HasNext) = Edition is null ? ([], false) : await register.PageAsync(Edition.Number, PageNumber, cancel);
        PublicCache.MayBeKept(Response, Edition, Editions is [var latest, ..] ? latest : null);
    }
}
