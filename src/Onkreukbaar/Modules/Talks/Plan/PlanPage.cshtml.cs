using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>Planning a talk with a team, or with everybody.</summary>
[Needs(Right.PlanTalks)]
internal sealed class PlanPage(CurrentBody body, CurrentActor actor, PlanTalk plan, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IEnumerable<NlChoice> With =>
    [
        .. Actor.Is(Role.Coordinator) ? (NlChoice[])[new(PlanForm.Everybody, Say("Iedereen", "Everybody"))] : [],
        .. Units.Select(unit => new NlChoice(unit.Id.ToString(), unit.Name)),
    ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Units = await plan.UnitsAsync(Actor, cancel);
        (Form.Id, Form.With) = (Guid.CreateVersion7(clock.Now), Units is [var only] && !Actor.Is(Role.Coordinator) ? only.Id.ToString() : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Units = await plan.UnitsAsync(Actor, cancel);
        foreach (var broken in Form.Problems(Units, Actor.Is(Role.Coordinator), clock.Today))
        {
            ModelState.TryAddModelError($"{nameof(Form)}.{broken.Field}", broken.Message);
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        return Redirect(TalksLinks.One(Body, await plan.PlanAsync(Actor, Form, cancel)));
    }
}
