using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>How far a version has come, in numbers per unit.</summary>
[Needs(Right.KeepCode)]
internal sealed class CampaignPage(CurrentBody body, CurrentActor actor, GiveCode give, WhoRead read, Clock clock) : GuardedPage(body, actor)
{
    public Campaign Found { get; private set; } = null!;

    public IReadOnlyList<UnitRead> Units { get; private set; } = [];

    public bool WasRemindedToday => Found.RemindedOn == clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await read.FindAsync(id, cancel) is not { } found)
        {
            return NotFound();
        }

        (Found, Units) = (found, await read.PerUnitAsync(found.CodeHash, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostHerinnerAsync(Guid id, CancellationToken cancel)
    {
        if (await read.FindAsync(id, cancel) is null)
        {
            return NotFound();
        }

        await give.RemindAsync(By.Web(Actor.PersonId), id, cancel);
        return Redirect(CodeKeepingLinks.Campaign(Body, id));
    }
}
