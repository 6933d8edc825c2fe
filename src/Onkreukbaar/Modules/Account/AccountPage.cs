using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Account;

/// <summary>A page about one's own account. A persona of the demo has none, and finds nothing here.</summary>
internal abstract class AccountPage(CurrentBody body, CurrentActor actor, Accounts accounts) : PageModel
{
    public Body Body { get; } = body.Body!;

    public Actor Actor { get; } = actor.Required;

    public Platform.Modules.Identity.Account Mine { get; private set; } = null!;

    protected SignedIn Session => SignedIn.Of(User, Body)!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.OfAsync(Actor.PersonId, HttpContext.RequestAborted) is { } mine)
        {
            Mine = mine;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    /// <summary>This browser goes on; the others had the old stamp.</summary>
    protected Task GoOnAsync(string stamp, bool withSecondFactor) => (Session with { Stamp = stamp, WithSecondFactor = withSecondFactor }).SignInAsync(HttpContext);

    protected PageResult Again(RuleBrokenException broken)
    {
        ModelState.AddModelError($"Form.{broken.Field}", broken.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
