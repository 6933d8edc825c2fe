using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>A letter to the giver: why the gift was not accepted or comes back, and what the body's rule is. To print and sign.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class GiftLetter(CurrentBody body, CurrentActor actor, GiftsSeen gifts, InformGiver inform, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    public GiftFile Found { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public bool IsReturned => Found.Gift.Status != GiftWords.Refused;

    public bool MaySend => InformGiver.May(Actor, Found);

    /// <summary>The code the declaration was made under, as long as it is still there to name.</summary>
    public string? CodeTitle => codes.Version(Body, Found.Last.Code)?.Title;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file)
        {
            return NotFound();
        }

        Found = file;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await gifts.FileAsync(Actor, id, cancel) is not { } file)
        {
            return NotFound();
        }

        try
        {
            await inform.SentAsync(Actor, file, cancel);
        }
        catch (ChangedMeanwhileException)
        {
            // Somebody did something with the gift at this moment; the page that follows shows what, and asks again.
        }

        return Redirect(RegistersLinks.Gift(Body, id));
    }
}
