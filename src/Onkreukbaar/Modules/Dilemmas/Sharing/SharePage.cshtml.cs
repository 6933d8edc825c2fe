using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Sharing;

/// <summary>Whom somebody chooses, or looks for by name.</summary>
internal sealed class ShareForm
{
    public Guid? ReaderId { get; set; }

    public string? Name { get; set; }
}

/// <summary>Choosing one person to share with: whom the code names, or a colleague found by name.</summary>
[Needs(Right.KeepDilemmas)]
internal sealed class SharePage(CurrentBody body, CurrentActor actor, KeepDilemma keep, ShareDilemma sharing, Confidants confidants) : OwnDilemmaPage(body, actor, keep)
{
    [BindProperty]
    public ShareForm Form { get; set; } = new();

    public IReadOnlyList<Confidant> Offered { get; private set; } = [];

    public bool IsSearched { get; private set; }

    public IEnumerable<NlChoice> Choices => Offered.Select(one => new NlChoice(one.PersonId.ToString(), one.Name, one.What));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel) || Own.Text is null)
        {
            return NotFound();
        }

        Offered = await confidants.OfAsync(Actor, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostZoekAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel) || Own.Text is null)
        {
            return NotFound();
        }

        Offered = await confidants.SearchAsync(Actor, Form.Name, cancel);
        IsSearched = Offered.Count > 0;
        return IsSearched ? Page() : await NobodyFoundAsync(cancel);
    }

    public async Task<IActionResult> OnPostDeelAsync(CancellationToken cancel)
    {
        if (!await FindsAsync(cancel) || Own.Text is null)
        {
            return NotFound();
        }

        try
        {
            await sharing.ShareAsync(Actor, Own, Form.ReaderId, cancel);
            return Redirect(DilemmasLinks.One(Body, Id, DilemmaWords.Shared));
        }
        catch (RuleBrokenException broken)
        {
            IsSearched = !string.IsNullOrWhiteSpace(Form.Name);
            Offered = IsSearched ? await confidants.SearchAsync(Actor, Form.Name, cancel) : await confidants.OfAsync(Actor, cancel);
            return Again(broken, nameof(Form));
        }
    }

    private async Task<IActionResult> NobodyFoundAsync(CancellationToken cancel)
    {
        Offered = await confidants.OfAsync(Actor, cancel);
        var sentence = string.IsNullOrWhiteSpace(Form.Name) ? Say("Vul een naam in", "Enter a name") : Say("Wij vinden geen collega met deze naam", "We find no colleague with this name");
        return Again(new RuleBrokenException(nameof(Form.Name), sentence), nameof(Form));
    }
}
