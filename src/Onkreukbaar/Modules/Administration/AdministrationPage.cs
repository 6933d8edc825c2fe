using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Administration;

/// <summary>A page for an administrator: there is a body and there is somebody.</summary>
internal abstract class AdministrationPage(CurrentBody body, CurrentActor actor) : PageModel
{
    public Body Body { get; } = body.Body!;

    public Actor Actor { get; } = actor.Required;

    /// <summary>The same page again with what is wrong at its field; what was typed stays.</summary>
    protected PageResult Again(RuleBrokenException broken, string prefix)
    {
        ModelState.AddModelError(broken.Field.Length == 0 ? "" : $"{prefix}.{broken.Field}", broken.Message);
        return Again();
    }

    protected PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
