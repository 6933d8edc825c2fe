using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Account;

/// <summary>
/// Somebody opens the link they were given and chooses a password. Opening changes nothing, so a program that looks at
/// links does not use it up; the code is then sent in the form, and stands in no address any more.
/// </summary>
[Open]
[NotKept]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class InvitationPage(CurrentBody current, Invitations invitations) : PageModel
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public Body Body => current.Body!;

    public (Platform.Modules.Identity.Account Account, Person Person)? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Found = await invitations.FindAsync(Code, cancel);
        Response.StatusCode = Found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (Found is not { } found)
        {
            return Page();
        }

        try
        {
            Form.RefuseTwoDifferentOnes();
            await invitations.AcceptAsync(Code!, found.Account, found.Person, nameof(Form.New), Form.New, cancel);
            return Redirect($"{AccountLinks.SignIn(Body)}?gedaan=wachtwoord");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError($"{nameof(Form)}.{broken.Field}", broken.Message);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
    }
}
