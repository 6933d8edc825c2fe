using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Account;

/// <summary>How I sign in: my password, my second factor, and where I am signed in.</summary>
[Needs(Right.ManageOwnAccount)]
[NotKept]
internal sealed class MyAccount(CurrentBody body, CurrentActor actor, Accounts accounts, SecondFactors secondFactors) : AccountPage(body, actor, accounts)
{
    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    [FromQuery]
    public string? Gedaan { get; set; }

    public int CodesLeft { get; private set; }

    public string? Done => Gedaan switch
    {
        "wachtwoord" => Say("Je wachtwoord is gewijzigd", "Your password was changed"),
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel) => CodesLeft = await secondFactors.CodesLeftAsync(Mine, cancel);

    public async Task<IActionResult> OnPostWachtwoordAsync([FromServices] Accounts mine, CancellationToken cancel)
    {
        try
        {
            var stamp = await mine.ChangePasswordAsync(Mine, Actor.Name, Form, HttpContext.Connection.RemoteIpAddress, cancel);
            await GoOnAsync(stamp, Session.WithSecondFactor);
            return Redirect($"{AccountLinks.Account(Body)}?gedaan=wachtwoord");
        }
        catch (RuleBrokenException broken)
        {
            await OnGetAsync(cancel);
            return Again(broken);
        }
    }

    public async Task<IActionResult> OnPostOveralAfmeldenAsync([FromServices] Accounts mine, [FromServices] Advice.Advice advice, CancellationToken cancel)
    {
        await mine.SignOutEverywhereAsync(Mine, cancel);
        await SignedIn.SignOutAsync(HttpContext);
        advice.EndAll();
        return Redirect($"{AccountLinks.SignIn(Body)}?gedaan=overal-afgemeld");
    }
}
