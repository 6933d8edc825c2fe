using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Registers.AttachFile;

/// <summary>Photos and documents with something that is being filled in.</summary>
[Needs(Right.DeclareGift)]
[Upload(GiftFiles.MostMegabytes)]
internal sealed class AttachPage(CurrentBody body, CurrentActor actor, DeclareGift declare, GiftFiles files) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "fout")]
    public string? Wrong { get; set; }

    public IReadOnlyList<StoredFile> Attached { get; private set; } = [];

    /// <summary>What belongs to something that was sent already cannot be taken away.</summary>
    public bool MayRemove { get; private set; }

    private Guid owner;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return await ElsewhereAsync(cancel);
        }

        return Wrong == Forms.TooLarge ? Again(GiftFiles.TooLarge(), "") : Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? bestand, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return await ElsewhereAsync(cancel);
        }

        try
        {
            await files.AttachAsync(Actor, owner, bestand, cancel);
            return Redirect(RegistersLinks.Attach(Body, Id));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
        catch (ChangedMeanwhileException)
        {
            return Again(GiftFiles.Decided(), "");
        }
    }

    public async Task<IActionResult> OnPostVerwijderAsync(Guid welk, CancellationToken cancel)
    {
        if (await ReadAsync(cancel))
        {
            await files.RemoveAsync(Actor, owner, welk, cancel);
        }

        return Redirect(RegistersLinks.Attach(Body, Id));
    }

    /// <summary>Whoever comes back after sending reads that it was sent; else there is nothing to attach to.</summary>
    private async Task<IActionResult> ElsewhereAsync(CancellationToken cancel) =>
        Redirect(await declare.IsSentAsync(Actor, Id, cancel) ? RegistersLinks.Declared(Body, Id) : RegistersLinks.DeclareGift(Body));

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await declare.OpenAsync(Actor, Id, cancel) is not { } draft)
        {
            return false;
        }

        (owner, MayRemove) = (draft.Changes ?? Id, draft.Changes is null);
        Attached = await files.OfAsync(owner, cancel);
        return true;
    }
}
