using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The register as everybody sees it, on a day of choice.</summary>
[Open]
internal sealed class PublicGifts(CurrentBody current, GiftRegister register, Clock clock) : PageModel
{
    public Body Body { get; } = current.Body!;

    [BindProperty(SupportsGet = true, Name = "peildatum")]
    public DateOnly? On { get; set; }

    public bool IsPublic { get; private set; }

    public Edition? Edition { get; private set; }

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

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
        Lines = Edition is null ? [] : await register.LinesAsync(Edition.Number, cancel);
    }
}
