using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>One's own dilemmas, and those that others shared with one by name.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class MyDilemmas(CurrentBody body, CurrentActor actor, KeepDilemma keep, ReadShared shared, ShareDilemma sharing) : GuardedPage(body, actor)
{
    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    public IReadOnlyList<OwnDilemma> Mine { get; private set; } = [];

    public IReadOnlyList<SharedDilemma> Shared { get; private set; } = [];

    /// <summary>The own dilemmas about which a reader said something.</summary>
    public IReadOnlySet<Guid> Answered { get; private set; } = new HashSet<Guid>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Mine = await keep.MineAsync(Actor.PersonId, cancel);
        Shared = await shared.AllAsync(Actor, cancel);
        Answered = await sharing.AnsweredAsync(Actor.PersonId, cancel);
    }
}
