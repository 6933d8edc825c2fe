using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Account;

/// <summary>The door: a mail address and a password, or in the demo somebody's shoes.</summary>
[Open]
[NotKept]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInPage(CurrentBody current, WaysToSignIn ways, SignIns signIns) : PageModel
{
    [BindProperty]
    public SignInForm Form { get; set; } = new();

    [FromQuery]
    public string? Terug { get; set; }

    [FromQuery]
    public string? Gedaan { get; set; }

    public Body Body => current.Body!;

    public bool ByPersona => ways.ByPersona;

    public SignedIn? Session => SignedIn.Of(User, Body);

    public bool IsKept => Terug?.StartsWith($"{Body.Address}/nog-bezig/", StringComparison.Ordinal) == true;

    public string? Done => Gedaan switch
    {
        "wachtwoord" => Say("Je wachtwoord is gekozen. Meld je nu aan", "Your password is set. Sign in now"),
        "overal-afgemeld" => Say("Je bent overal afgemeld", "You are signed out everywhere"),
        _ => null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ByPersona)
        {
            return NotFound();
        }

        return await signIns.WithPasswordAsync(Form.Mail ?? "", Form.Password ?? "", HttpContext.Connection.RemoteIpAddress, cancel) switch
        {
            SignInOutcome.Welcome welcome => await EnterAsync(welcome.Session),
            SignInOutcome.AskCode asked => await AskCodeAsync(asked.Half),
            SignInOutcome.TooSoon soon => this.TooSoon($"{nameof(Form)}.{nameof(Form.Password)}", soon.Left),
            _ => Wrong(),
        };
    }

    private async Task<IActionResult> EnterAsync(SignedIn session)
    {
        await session.SignInAsync(HttpContext);
        return this.Back(Body, Terug);
    }

    private async Task<IActionResult> AskCodeAsync(HalfSignedIn half)
    {
        await half.SignInAsync(HttpContext);
        return Redirect(Terug is null ? AccountLinks.Code(Body) : $"{AccountLinks.Code(Body)}?terug={Uri.EscapeDataString(Terug)}");
    }

    // The same for an address we do not know, or that never chose a password: nobody learns here who has an account.
    private PageResult Wrong()
    {
        ModelState.AddModelError($"{nameof(Form)}.{nameof(Form.Password)}", Say("Het e-mailadres of het wachtwoord klopt niet", "The e-mail address or the password is wrong"));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

internal sealed class SignInForm
{
    public string? Mail { get; set; }

    public string? Password { get; set; }
}

/// <summary>The second step: a code of the app, or a recovery code.</summary>
[Open]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInCodePage(CurrentBody current, SignIns signIns) : PageModel
{
    [BindProperty]
    public CodeForm Form { get; set; } = new();

    [FromQuery]
    public string? Terug { get; set; }

    public Body Body => current.Body!;

    public async Task<IActionResult> OnGetAsync() => await HalfSignedIn.OfAsync(HttpContext, Body) is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await HalfSignedIn.OfAsync(HttpContext, Body) is not { } half)
        {
            return Again();
        }

        switch (await signIns.WithCodeAsync(half, Form.Code ?? "", cancel))
        {
            case SignInOutcome.Welcome welcome:
                await HalfSignedIn.SignOutAsync(HttpContext);
                await welcome.Session.SignInAsync(HttpContext);
                return this.Back(Body, Terug);
            case SignInOutcome.TooSoon soon:
                return this.TooSoon($"{nameof(Form)}.{nameof(Form.Code)}", soon.Left);
            default:
                ModelState.AddModelError($"{nameof(Form)}.{nameof(Form.Code)}", Say("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app", "This code is wrong, or was used already. Wait for the next code in your app"));
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Page();
        }
    }

    private RedirectResult Again() => Redirect(Terug is null ? AccountLinks.SignIn(Body) : SignedIn.Page(Body, Terug));
}

internal sealed class CodeForm
{
    public string? Code { get; set; }
}

internal static class SignInAnswers
{
    public static IActionResult Back(this PageModel page, Body body, string? back) =>
        page.LocalRedirect(Language.IsLocal(back) ? back! : SignedIn.Home(body));

    public static PageResult TooSoon(this PageModel page, string field, TimeSpan left)
    {
        page.ModelState.AddModelError(field, SignInText.TooSoon(left));
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return page.Page();
    }
}
