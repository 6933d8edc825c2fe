using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Arrangements;

/// <summary>What a manager agrees with each team, with what was agreed before.</summary>
[Needs(Right.ArrangeGifts)]
internal sealed class TeamArrangementsPage(CurrentBody body, CurrentActor actor, TeamArrangements arrangements) : GuardedPage(body, actor)
{
    [BindProperty]
    public ArrangementForm Form { get; set; } = new();

    public bool AreMadeHere { get; private set; }

    public IReadOnlyList<UnitArrangements> Units { get; private set; } = [];

    public IEnumerable<NlChoice> UnitChoices => Units.Select(of => new NlChoice(of.Unit.Id.ToString(), of.Unit.Name));

    public IEnumerable<NlChoice> Destinations =>
        arrangements.Destinations.Select(term => new NlChoice(term.Name, (term.Short ?? term.Label).ToString())).Append(new NlChoice(TeamArrangements.NoArrangement, Say("Geen vaste afspraak", "No standing arrangement")));

    public string Label(string? destination) => Destinations.First(choice => choice.Value == (destination ?? TeamArrangements.NoArrangement)).Label;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!AreMadeHere)
        {
            return NotFound();
        }

        try
        {
            await arrangements.ArrangeAsync(Actor, Form, cancel);
            return Redirect(RegistersLinks.Arrangements(Body));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        AreMadeHere = await arrangements.AreMadeHereAsync(cancel);
        Units = AreMadeHere ? await arrangements.OfUnitsLedAsync(Actor, cancel) : [];
    }
}
