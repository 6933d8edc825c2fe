using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>A page about one dilemma of whoever looks; any other is not found.</summary>
internal abstract class OwnDilemmaPage(CurrentBody body, CurrentActor actor, KeepDilemma keep) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    public OwnDilemma Own { get; private set; } = null!;

    protected KeepDilemma Keep => keep;

    protected async Task<bool> FindsAsync(CancellationToken cancel)
    {
        if (await keep.FindAsync(Actor, Id, cancel) is not { } own)
        {
            return false;
        }

        Own = own;
        return true;
    }
}

/// <summary>One's own dilemma, with whom it is shared and what they said.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class DilemmaPage(CurrentBody body, CurrentActor actor, KeepDilemma keep, ShareDilemma sharing, OfferToTeam offers) : OwnDilemmaPage(body, actor, keep)
{
    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    public TeamOffer? Offer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel))
        {
            return NotFound();
        }

        Readers = await sharing.ReadersAsync(Id, cancel);
        Offer = await offers.OfAsync(Own, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(Guid share, CancellationToken cancel) =>
        await FindsAsync(cancel) && await sharing.StopAsync(Actor, Own, share, cancel) ? Redirect(DilemmasLinks.One(Body, Id, DilemmaWords.Stopped)) : NotFound();

    public async Task<IActionResult> OnPostTeamAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await offers.TakeBackAsync(Actor, Own, cancel);
            return Redirect(DilemmasLinks.One(Body, Id, DilemmaWords.TakenBack));
        }
        catch (ChangedMeanwhileException)
        {
            // Saved in another window at this very moment: the page shows how it stands.
            return Redirect(DilemmasLinks.One(Body, Id));
        }
    }
}

/// <summary>Asks once more, because it cannot be undone.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class RemoveDilemma(CurrentBody body, CurrentActor actor, KeepDilemma keep) : OwnDilemmaPage(body, actor, keep)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindsAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await Keep.RemoveAsync(By.Web(Actor.PersonId), Own, cancel);
            return Redirect($"{DilemmasLinks.Mine(Body)}?klaar={DilemmaWords.Removed}");
        }
        catch (ChangedMeanwhileException)
        {
            return await FindsAsync(cancel) ? Again(new RuleBrokenException("", Say("Dit dilemma is net veranderd. Bekijk het nog eens en verwijder het dan", "This dilemma was changed just now. Look at it again and then remove it")), "") : NotFound();
        }
    }
}
