using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Beginning a next version of a code.</summary>
[Needs(Right.KeepCode)]
internal sealed class StartPage(CurrentBody body, CurrentActor actor, StartProposal start, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public StartForm Form { get; set; } = new();

    public CodeVersion Last { get; private set; } = null!;

    /// <summary>A newer text came along with the program and waits to be looked at.</summary>
    public bool HasShipped { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await ReadAsync(code, cancel))
        {
            return NotFound();
        }

        Form.Id = Guid.CreateVersion7(clock.Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await ReadAsync(code, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            return Redirect(CodeKeepingLinks.Proposal(Body, await start.StartAsync(Actor, Last, Form, cancel)));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task<bool> ReadAsync(string code, CancellationToken cancel)
    {
        if (start.LastOf(code) is not { } last)
        {
            return false;
        }

        (Last, HasShipped) = (last, await start.ShippedAsync(code, cancel) is not null);
        return true;
    }
}
