using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Retention;

/// <summary>Which records of a kind are past their term: what they are called and since when, never what they say.</summary>
[Needs(Right.ManageRetention)]
internal sealed class DuePage(CurrentBody body, CurrentActor actor, RecordKinds kinds, RecordsDue due, DestroyRecords destroy) : GuardedPage(body, actor)
{
    public IKeepRecords Keeper { get; private set; } = null!;

    public DueRecords Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string soort, CancellationToken cancel) => await ReadAsync(soort, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string soort, CancellationToken cancel)
    {
        if (!await ReadAsync(soort, cancel))
        {
            return NotFound();
        }

        try
        {
            return Redirect(RetentionLinks.Proposal(Body, await destroy.ProposeAsync(Actor.PersonId, Keeper, cancel)));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
    }

    private async Task<bool> ReadAsync(string kind, CancellationToken cancel)
    {
        if (kinds.Find(kind) is not { } keeper)
        {
            return false;
        }

        (Keeper, Found) = (keeper, await due.OfAsync(keeper, cancel));
        return true;
    }
}
