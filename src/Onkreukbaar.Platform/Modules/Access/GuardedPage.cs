using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>A page behind the fence: there is a body and there is somebody.</summary>
public abstract class GuardedPage(CurrentBody body, CurrentActor actor) : PageModel
{
    public Body Body { get; } = body.Body!;

    public Actor Actor { get; } = actor.Required;

    /// <summary>The same page again with what is wrong at its field; what was typed stays.</summary>
    protected PageResult Again(RuleBrokenException broken, string prefix)
    {
        ModelState.AddModelError(string.Join('.', new[] { prefix, broken.Field }.Where(part => part.Length > 0)), broken.Message);
        return Again();
    }

    protected PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
