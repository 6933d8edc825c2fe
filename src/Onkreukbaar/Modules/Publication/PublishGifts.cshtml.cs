using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Publication;

/// <summary>Exactly what will be public, before it is.</summary>
[Needs(Right.PublishGifts)]
internal sealed class PublishGifts(CurrentBody current, CurrentActor actor, GiftRegister register, Settings settings, Clock clock) : PageModel
{
    public Body Body { get; } = current.Body!;

    public Preview Preview { get; private set; } = null!;

    /// <summary>Each publishes for the people they ask: the clerk for the council, the coordinator for the executive.</summary>
    public Role Owner => RunRounds.Chosen(actor.Required, Wanted);

    public IReadOnlyList<Role> Owners => RunRounds.OwnersOf(actor.Required);

    [BindProperty(SupportsGet = true, Name = Registers.RegistersLinks.Of)]
    public Role? Wanted { get; set; }

    public string Hash => GiftRegister.HashBefore(Preview.All);

    public bool ChangedMeanwhile { get; private set; }

    /// <summary>Whether this body puts gifts on its website at all.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The code itself says no: nobody can switch it on.</summary>
    public bool IsRuledOut => settings.IsFixed("geschenken.openbaar");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(string hash, CancellationToken cancel)
    {
        try
        {
            await register.PublishAsync(actor.Required.PersonId, Owner, hash, clock.Now, cancel);
            return Redirect(PublicationLinks.Gifts(Body));
        }
        catch (RuleBrokenException)
        {
            return NotFound();
        }
        catch (ChangedMeanwhileException)
        {
            ChangedMeanwhile = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        IsPublic = await register.IsPublicAsync(cancel);
        if (!IsPublic)
        {
            return HttpMethods.IsGet(Request.Method) ? Page() : NotFound();
        }

        Preview = await register.PreviewAsync(Owner, cancel);
        return Page();
    }
}
