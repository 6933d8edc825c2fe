using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>Where an adviser makes a gift ready for a member of the executive, and sees what became of it.</summary>
[Needs(Right.PrepareForHolder)]
internal sealed class PreparePage(CurrentBody body, CurrentActor actor, PrepareGift prepare) : GuardedPage(body, actor)
{
    [BindProperty(Name = "voor")]
    public Guid? For { get; set; }

    public IReadOnlyList<Person> Holders { get; private set; } = [];

    public IReadOnlyList<(string Reference, string Person, string Description, DeclarationState State)> MadeReady { get; private set; } = [];

    public IEnumerable<NlChoice> HolderChoices => Holders.Select(person => new NlChoice(person.Id.ToString(), person.Name));

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await prepare.BeginAsync(Actor, For, cancel) is { } id)
        {
            return Redirect(AdviceLinks.Interview(Body, GiftWords.Topic, id));
        }

        await ReadAsync(cancel);
        ModelState.AddModelError("voor", Say("Kies voor wie je dit klaarzet", "Choose for whom you make this ready"));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Holders = await prepare.HoldersAsync(cancel);
        MadeReady = await prepare.MadeReadyByAsync(Actor, cancel);
    }
}
