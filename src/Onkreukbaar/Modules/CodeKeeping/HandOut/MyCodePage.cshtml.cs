using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>The codes somebody was given: to read, and to say that they did.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class MyCodePage(CurrentBody body, CurrentActor actor, ReadMyCode mine, Codes.Codes codes) : GuardedPage(body, actor)
{
    public IReadOnlyList<MyHandout> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Given = await mine.OfAsync(Actor, cancel);

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancel) =>
        await mine.OpenAsync(Actor, id, cancel) is { } code ? Redirect(CodesLinks.Code(Body, code)) : NotFound();

    public async Task<IActionResult> OnPostGelezenAsync(Guid id, CancellationToken cancel) =>
        await mine.ConfirmAsync(Actor, id, cancel) is null ? NotFound() : Redirect(CodeKeepingLinks.Mine(Body));

    public string Title(Handout handout) => codes.Title(Body, handout.Code);

    /// <summary>Another version answers by now than the one that was given.</summary>
    public bool IsOlder(Handout handout) => codes.Version(Body, handout.Code) is { } now && now.Hash != handout.CodeHash;
}
