using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Who of a manager's own people read the code.</summary>
[Needs(Right.SeeWhoReadCode)]
internal sealed class TeamPage(CurrentBody body, CurrentActor actor, WhoRead read) : GuardedPage(body, actor)
{
    public IReadOnlyList<PersonRead> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => People = await read.OfMyUnitsAsync(Actor, cancel);
}
