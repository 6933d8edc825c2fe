using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Administration.Technique;

/// <summary>How the program runs: no content, no names.</summary>
[Needs(Right.SeeTechnique)]
internal sealed class TechniquePage(CurrentBody body, CurrentActor actor, HowItRuns technique) : GuardedPage(body, actor)
{
    public Running Now { get; private set; } = null!;

    /// <summary>What a check of the audit just found; null when none was asked for.</summary>
    public IReadOnlyList<string>? Problems { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Now = await technique.NowAsync(cancel);

    // Not behind a redirect: what was found is shown and nowhere kept.
    public async Task<IActionResult> OnPostControleerAsync(CancellationToken cancel)
    {
        Problems = await technique.VerifyAsync(Actor, cancel);
        Now = await technique.NowAsync(cancel);
        return Page();
    }
}
