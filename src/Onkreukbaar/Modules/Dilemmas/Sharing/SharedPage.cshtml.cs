using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Dilemmas.Sharing;

internal sealed class ReactionForm
{
    public string? Text { get; set; }
}

/// <summary>A dilemma that somebody shared with whoever looks, as long as they share it.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class SharedPage(CurrentBody body, CurrentActor actor, ReadShared shared) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReactionForm Form { get; set; } = new();

    public SharedDilemma Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            // Sent twice, or no longer shared: the page that follows shows how it stands.
            await shared.ReactAsync(Actor, Found, Form.Text, cancel);
            return Redirect(DilemmasLinks.Shared(Body, Id));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await shared.FindAsync(Actor, Id, cancel) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
