using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>What was offered for a talk in the team. There is nothing on it by which to know whose it is.</summary>
[Needs(Right.SeeTeamDilemmas)]
internal sealed class TeamPage(CurrentBody body, CurrentActor actor, TeamOffers offers) : GuardedPage(body, actor)
{
    public IReadOnlyList<OfferedDilemma> Waiting { get; private set; } = [];

    public IReadOnlyList<OfferedDilemma> Discussed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await offers.ForAsync(Actor, cancel);
        Waiting = [.. all.Where(found => found.Offer.DiscussedOn is null)];
        Discussed = [.. all.Where(found => found.Offer.DiscussedOn is not null)];
    }

    public async Task<IActionResult> OnPostBesprokenAsync(Guid id, CancellationToken cancel) =>
        await offers.DiscussedAsync(Actor, id, cancel) ? Redirect(DilemmasLinks.ForTeams(Body)) : NotFound();
}
