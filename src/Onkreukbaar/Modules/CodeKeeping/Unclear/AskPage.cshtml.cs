using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>Anybody who signed in says that a rule is unclear, and reads what was answered.</summary>
[Needs(Right.AskAboutCode)]
internal sealed class AskPage(CurrentBody body, CurrentActor actor, RuleQuestions questions, Codes.Codes codes, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public AskForm Form { get; set; } = new();

    [FromQuery(Name = "klaar")]
    public bool Done { get; set; }

    public IReadOnlyList<AskedQuestion> Mine { get; private set; } = [];

    public IEnumerable<NlChoice> AllCodes => codes.Current(Body).Select(code => new NlChoice(code.Code, code.Title) { Language = "nl" });

    public IEnumerable<NlChoice> Topics => codes.Of(Body).Topics.Select(topic => new NlChoice(topic.Name, topic.Label.ToString()));

    public async Task OnGetAsync([FromQuery(Name = "code")] string? code, [FromQuery(Name = "onderwerp")] string? topic, CancellationToken cancel)
    {
        (Form.Id, Form.Code, Form.Topic) = (Guid.CreateVersion7(clock.Now), code ?? (codes.Current(Body) is [var only] ? only.Code : null), topic);
        Mine = await questions.OfAsync(Actor, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Mine = await questions.OfAsync(Actor, cancel);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            await questions.AskAsync(Actor, Form, cancel);
            return Redirect($"{CodeKeepingLinks.Ask(Body)}?klaar=true");
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, nameof(Form));
        }
    }
}
