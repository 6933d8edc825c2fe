using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.GiftPatterns;

/// <summary>Givers who gave more often, with the purpose for which the body looks at that.</summary>
[Needs(Right.SeeGiftPatterns)]
internal sealed class PatternsPage(CurrentBody body, CurrentActor actor, GiverPatterns patterns) : GuardedPage(body, actor)
{
    public PatternPurpose? Purpose { get; private set; }

    public IReadOnlyList<GiverPattern> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Purpose = await patterns.PurposeAsync(cancel);
        Found = Purpose is null ? [] : await patterns.FindAsync(Actor, Purpose, cancel);
    }
}
