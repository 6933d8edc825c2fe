using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What somebody declared themselves.</summary>
[Needs(Right.SeeOwnGifts)]
internal sealed class MyGifts(CurrentBody body, CurrentActor actor, GiftsSeen gifts) : RegisterPage(body, actor)
{
    public IReadOnlyList<GiftLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await gifts.MineAsync(Actor, cancel);
}

/// <summary>What the people of one's units declared.</summary>
[Needs(Right.SeeUnitGifts)]
internal sealed class UnitGifts(CurrentBody body, CurrentActor actor, GiftsSeen gifts) : RegisterPage(body, actor)
{
    public IReadOnlyList<GiftLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await gifts.OfUnitsAsync(Actor, cancel);
}
