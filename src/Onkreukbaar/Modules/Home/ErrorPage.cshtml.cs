using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Home;

/// <summary>What went wrong and what the reader can do, for every status without a page of its own.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorPage(CurrentBody current, Site site) : PageModel, IShowWhateverWasSent
{
    public int Status { get; private set; }

    /// <summary>What was sent in vain and can be sent once more from here.</summary>
    public KeptForm? Form { get; private set; }

    public bool MayLookAgain => Status == StatusCodes.Status503ServiceUnavailable && HttpMethods.IsGet(Request.Method);

    public string Address => site.Here;

    private bool IsUnreadable => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException;

    public string WayBack => current.Body is { } body ? body.Address : "/";

    public (string Heading, string Text) Words => Status switch
    {
        StatusCodes.Status404NotFound => (Say("Deze pagina is er niet", "This page does not exist"), Say("Misschien klopt het adres niet, of is de pagina verplaatst.", "Perhaps the address is wrong, or the page has moved.")),
        StatusCodes.Status403Forbidden => (Say("Deze pagina is niet voor jou", "This page is not for you"), Say("Je bent aangemeld, maar je rol geeft geen toegang. Klopt dat niet? Vraag het de functioneel beheerder.", "You are signed in, but your role gives no access. Is that wrong? Ask the functional administrator.")),
        StatusCodes.Status400BadRequest when IsUnreadable => (Say("Dit formulier kunnen wij niet lezen", "We cannot read this form"), Say("Er staat een teken in dat wij niet kunnen bewaren, of het kwam niet heel aan. Ga terug: wat je typte staat er nog. Typ over wat je ergens anders vandaan plakte en probeer het nog eens.", "It holds a character that we cannot keep, or it did not arrive whole. Go back: what you typed is still there. Type again what you pasted from elsewhere and try once more.")),
        StatusCodes.Status400BadRequest => (Say("Dit formulier is verlopen", "This form has expired"), Say("Ga terug, laad de pagina opnieuw en probeer het nog eens.", "Go back, reload the page and try again.")),
        StatusCodes.Status405MethodNotAllowed => (Say("Dit kan hier niet", "This is not possible here"), Say("Deze pagina kun je alleen lezen. Ga terug en gebruik de knoppen op de pagina.", "This page can only be read. Go back and use the buttons on the page.")),
        StatusCodes.Status413PayloadTooLarge => (Say("Dit is te groot", "This is too large"), Say("Je stuurde meer dan wij kunnen ontvangen. Ga terug en maak het kleiner.", "You sent more than we can receive. Go back and make it smaller.")),
        StatusCodes.Status503ServiceUnavailable when Form is not null => (Say("Opslaan lukt nu even niet", "Saving does not work right now"), Say("Het ligt aan ons. Wat je invulde staat nog op deze pagina: laat die open. Wacht een minuut en probeer het opnieuw. Twee keer versturen kan geen kwaad.", "It is our fault. What you entered is still on this page: leave it open. Wait a minute and try again. Sending it twice does no harm.")),
        StatusCodes.Status503ServiceUnavailable when !HttpMethods.IsGet(Request.Method) => (Say("Dit lukt nu even niet", "This does not work right now"), Say("Het ligt aan ons. Wacht een minuut, ga terug en probeer het nog eens.", "It is our fault. Wait a minute, go back and try once more.")),
        StatusCodes.Status503ServiceUnavailable => (Say("Dit lukt nu even niet", "This does not work right now"), Say("Het ligt aan ons. Wacht een minuut en probeer het opnieuw.", "It is our fault. Wait a minute and try again.")),
        _ => (Say("Er ging iets mis", "Something went wrong"), Say("Het ligt aan ons. Probeer het over een paar minuten nog eens.", "It is our fault. Please try again in a few minutes.")),
    };

    // Whatever was sent: this page is also shown for a POST, and for a form that could not be read.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Status = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        Form = Status == StatusCodes.Status503ServiceUnavailable ? await KeptForm.OfFailedAsync(HttpContext) : null;
        await next();
    }
}
