using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;

namespace Onkreukbaar.Modules.Account;

/// <summary>A form that was sent after the session had ended: once more, to the same address, when the person wants it.</summary>
[Needs(Right.SeeOwnWork)]
[NotKept]
internal sealed class Unfinished(CurrentBody current, CurrentActor actor, Drafts drafts) : PageModel
{
    public KeptForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await drafts.OpenAsync<KeptForm>(id, actor.Required.PersonId, cancel) is not { Address: not null } form)
        {
            // Sent already, too old, or somebody else's.
            return Redirect(SignedIn.Home(current.Body!));
        }

        Form = form;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await drafts.OpenAsync<KeptForm>(id, actor.Required.PersonId, cancel) is { Address: not null })
        {
            await drafts.RemoveAsync(id, cancel);
        }

        return Redirect(SignedIn.Home(current.Body!));
    }
}
