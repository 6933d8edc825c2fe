using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>What waits for somebody, and what they can do here, in one glance.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class MyWork(CurrentBody body, CurrentActor actor, GiftsSeen gifts) : RegisterPage(body, actor)
{
    public IReadOnlyList<GiftLine> ToDecide { get; private set; } = [];

    public IReadOnlyList<(Step Step, GiftLine Gift)> ToDo { get; private set; } = [];

    public IReadOnlyList<GiftLine> MineOpen { get; private set; } = [];

    public IReadOnlyList<GiftLine> WithoutDecider { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ToDecide = Actor.May(Right.DecideGift) ? await gifts.ToDecideAsync(Actor, cancel) : [];
        ToDo = await gifts.ToDoAsync(Actor, cancel);
        MineOpen = [.. (await gifts.MineAsync(Actor, cancel)).Where(line => line.State is DeclarationState.ToDecide or DeclarationState.ToCarryOut)];
        WithoutDecider = Actor.Is(Role.Coordinator) ? await gifts.WithoutDeciderAsync(cancel) : [];
    }
}
