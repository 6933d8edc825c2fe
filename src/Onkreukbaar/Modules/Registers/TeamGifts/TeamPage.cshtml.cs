using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.TeamGifts;

/// <summary>My team: who declared what, at a glance, with the way to the gifts themselves.</summary>
[Needs(Right.SeeTeamGifts)]
internal sealed class TeamPage(CurrentBody body, CurrentActor actor, GiftsOfTeam team) : GuardedPage(body, actor)
{
    public IReadOnlyList<TeamMember> Members { get; private set; } = [];

    public bool MayRead { get; private set; }

    public string GiftsOf(TeamMember member) => RegistersLinks.Register(Body) + new GiftFilter { PersonId = member.PersonId }.Query();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MayRead = await team.MayAsync(cancel);
        Members = MayRead ? await team.MembersAsync(Actor, cancel) : [];
    }
}
