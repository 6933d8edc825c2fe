using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>The talks of one's own teams, and how these read the rules since.</summary>
[Needs(Right.SeeTalks)]
internal sealed class TalksPage(CurrentBody body, CurrentActor actor, ReadTalks talks) : GuardedPage(body, actor)
{
    public IReadOnlyList<TalkLine> Coming { get; private set; } = [];

    public IReadOnlyList<TalkLine> Over { get; private set; } = [];

    public IReadOnlyList<ReadingLine> Agreed { get; private set; } = [];

    /// <summary>Who is somebody's manager beside the line of units leads no team to talk with.</summary>
    public bool MayPlan => Actor.May(Right.PlanTalks) && (Actor.Is(Role.Coordinator) || Actor.UnitsLed.Count > 0);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await talks.AllAsync(Actor, cancel);
        Coming = [.. all.Where(line => line.Talk.State == TalkState.Planned).OrderBy(line => line.Talk.On)];
        Over = [.. all.Where(line => line.Talk.State != TalkState.Planned)];
        Agreed = await talks.AgreedAsync(Actor, cancel);
    }
}
