using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Bringing a version to everybody's attention, and the times that was done.</summary>
[Needs(Right.KeepCode)]
internal sealed class AttentionPage(CurrentBody body, CurrentActor actor, GiveCode give, WhoRead read, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public IReadOnlyList<Campaign> All { get; private set; } = [];

    public IEnumerable<NlChoice> Choices => codes.Current(Body).Where(code => code.AppliesOn(clock.Today)).Select(code => new NlChoice(code.Code, $"{code.Title} ({code.Version})") { Language = "nl" });

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Form.Id, All) = (Guid.CreateVersion7(clock.Now), await read.CampaignsAsync(cancel));
        Form.Code = Choices.ToList() is [var only] ? only.Value : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        All = await read.CampaignsAsync(cancel);
        foreach (var problem in Form.Problems(clock.Today).Where(problem => ModelState[$"{nameof(Form)}.{problem.Field}"] is not { Errors.Count: > 0 }))
        {
            ModelState.AddModelError($"{nameof(Form)}.{problem.Field}", problem.Message);
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            return Redirect(CodeKeepingLinks.Campaign(Body, await give.StartAsync(Actor, Form, cancel)));
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }
}
