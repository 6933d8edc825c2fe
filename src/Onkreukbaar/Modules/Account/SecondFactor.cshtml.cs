using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Account;

/// <summary>Setting up the authenticator app. Only shortly after signing in: whoever finds an open screen must not put their own telephone here.</summary>
[Needs(Right.ManageOwnAccount)]
[BeforeSecondFactor]
[NotKept]
internal sealed class SecondFactorPage(CurrentBody body, CurrentActor actor, Accounts accounts, SecondFactors secondFactors, SecondFactorDemand demand, Sessions sessions) : AccountPage(body, actor, accounts)
{
    private const int GroupLength = 4;

    [BindProperty]
    public CodeForm Form { get; set; } = new();

    /// <summary>The new secret in groups, as it is easiest to type over.</summary>
    public string? Secret => secondFactors.NewSecretOf(Mine) is { } secret ? string.Join(' ', secret.Chunk(GroupLength).Select(group => new string(group))) : null;

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public bool IsDemanded { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Somebody who must give a code and did not would otherwise put another telephone in its place.
        if (sessions.IsFresh(Session) || Session.Stamp is null)
        {
            await base.OnPageHandlerExecutionAsync(context, next);
        }
        else
        {
            context.Result = Redirect(SignedIn.Page(Body, AccountLinks.SecondFactor(Body)));
        }
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        CodesLeft = await secondFactors.CodesLeftAsync(Mine, cancel);
        IsDemanded = await demand.IsUnmetByAsync(Session, Actor.Roles, cancel);
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel)
    {
        await secondFactors.BeginAsync(Mine, cancel);
        return Redirect(AccountLinks.SecondFactor(Body));
    }

    public async Task<IActionResult> OnPostBevestigAsync(CancellationToken cancel)
    {
        try
        {
            var (codes, stamp) = await secondFactors.ConfirmAsync(Mine, nameof(Form.Code), Form.Code, cancel);
            await GoOnAsync(stamp, withSecondFactor: true);
            return ShowOnce(codes);
        }
        catch (RuleBrokenException broken)
        {
            await OnGetAsync(cancel);
            return Again(broken);
        }
    }

    public async Task<IActionResult> OnPostHerstelcodesAsync(CancellationToken cancel) => ShowOnce(await secondFactors.RenewCodesAsync(Mine, cancel));

    // In the answer itself, without a redirect: they are nowhere from where a next page could read them.
    private PageResult ShowOnce(IReadOnlyList<string> codes)
    {
        Codes = codes;
        return Page();
    }
}
