using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>Writing the version without names for a talk in the team.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class OfferPage(CurrentBody body, CurrentActor actor, KeepDilemma keep, OfferToTeam offers) : OwnDilemmaPage(body, actor, keep)
{
    [BindProperty]
    public OfferForm Form { get; set; } = new();

    public IReadOnlyList<OwnUnit> Units { get; private set; } = [];

    public IEnumerable<NlChoice> UnitChoices => Units.Select(unit => new NlChoice(unit.Id.ToString(), unit.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        Form.Version = Own.Row.Version;
        return Own.Text!.OfferId is null ? Page() : Redirect(DilemmasLinks.One(Body, Id));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        if (Own.Text!.OfferId is not null)
        {
            return Redirect(DilemmasLinks.One(Body, Id));
        }

        foreach (var (field, sentence) in Form.Problems(Units))
        {
            ModelState.AddModelError($"{nameof(Form)}.{field}", sentence);
        }

        return ModelState.IsValid ? await OfferAsync(cancel) : Again();
    }

    private async Task<IActionResult> OfferAsync(CancellationToken cancel)
    {
        try
        {
            await offers.OfferAsync(Actor, Own, Form, cancel);
            return Redirect(DilemmasLinks.One(Body, Id, DilemmaWords.Offered));
        }
        catch (ChangedMeanwhileException) when (Own.Row.Version != Form.Version)
        {
            Form.Version = Own.Row.Version;
            ModelState.Remove($"{nameof(Form)}.{nameof(Form.Version)}");
            return Again(new RuleBrokenException("", Say("Je dilemma is in een ander venster veranderd. Kijk of deze versie nog klopt en bied die dan aan", "Your dilemma was changed in another window. See whether this version is still right and then offer it")), "");
        }
        catch (ChangedMeanwhileException)
        {
            // Sent twice at the same moment.
            return Redirect(DilemmasLinks.One(Body, Id));
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel) || Own.Text is null)
        {
            return false;
        }

        Units = await offers.UnitsAsync(Actor, cancel);
        if (Units is [var only])
        {
            Form.UnitId = only.Id;
        }

        return true;
    }
}
