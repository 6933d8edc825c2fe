using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Retention;

/// <summary>What must stay whatever its term says, and why.</summary>
[Needs(Right.ManageRetention)]
internal sealed class HoldsPage(CurrentBody body, CurrentActor actor, RecordKinds kinds, Holds holds) : GuardedPage(body, actor)
{
    [BindProperty]
    public HoldForm Form { get; set; } = new();

    public IReadOnlyList<Hold> InForce { get; private set; } = [];

    public IEnumerable<NlChoice> Kinds => kinds.All.Select(keeper => new NlChoice(keeper.Kind, keeper.Name));

    public string NameOf(string kind) => kinds.Find(kind)?.Name ?? kind;

    public async Task OnGetAsync(CancellationToken cancel) => InForce = await holds.InForceAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            await holds.PlaceAsync(Actor.PersonId, Form, cancel);
            return Redirect(RetentionLinks.Holds(Body));
        }
        catch (RuleBrokenException broken)
        {
            InForce = await holds.InForceAsync(cancel);
            return Again(broken, nameof(Form));
        }
        catch (ChangedMeanwhileException)
        {
            InForce = await holds.InForceAsync(cancel);
            return Again(new RuleBrokenException(nameof(Form.Reference), Say("Dit wordt op dit moment vernietigd. Probeer het nog eens", "This is being destroyed at this moment. Try again")), nameof(Form));
        }
    }

    public async Task<IActionResult> OnPostLoslatenAsync(Guid id, CancellationToken cancel)
    {
        await holds.LiftAsync(Actor.PersonId, id, cancel);
        return Redirect(RetentionLinks.Holds(Body));
    }
}
