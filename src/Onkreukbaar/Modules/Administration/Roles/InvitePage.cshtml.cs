using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Inviting somebody from outside, with the role they come for.</summary>
[Needs(Right.ManageRoles)]
internal sealed class InvitePage(CurrentBody body, CurrentActor actor, InvitePerson invite, Place place) : GuardedPage(body, actor)
{
    [BindProperty]
    public InviteForm Form { get; set; } = new();

    /// <summary>The link, in the one answer in which it can be seen.</summary>
    public string? Link { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            Link = place.AddressFor(Request) + Invitations.Page(Body, await invite.NewAsync(Actor, Form, cancel));
            return Page();
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }
}
