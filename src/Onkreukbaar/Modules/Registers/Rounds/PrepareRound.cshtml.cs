using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>Where an adviser makes the answers of the executive ready.</summary>
[Needs(Right.PrepareForHolder)]
internal sealed class PrepareRoundPage(CurrentBody body, CurrentActor actor, PrepareRound prepare) : GuardedPage(body, actor)
{
    public IReadOnlyList<ToPrepare> Waiting { get; private set; } = [];

    /// <summary>Whose answer was being made ready when something was wrong with it.</summary>
    public Guid? Wrong { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Waiting = await prepare.WaitingAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Guid lid, RoundAnswer? antwoord, CancellationToken cancel)
    {
        if (!await prepare.IsAskedAsync(lid, cancel))
        {
            return NotFound();
        }

        try
        {
            await prepare.MakeReadyAsync(Actor, lid, antwoord, cancel);
        }
        catch (RuleBrokenException broken)
        {
            (Waiting, Wrong) = (await prepare.WaitingAsync(cancel), lid);
            ModelState.AddModelError(broken.Field, broken.Message);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        catch (ChangedMeanwhileException)
        {
            // The holder answered in the meantime; then there is nothing to make ready.
        }

        return Redirect(RegistersLinks.PrepareRounds(Body));
    }
}
