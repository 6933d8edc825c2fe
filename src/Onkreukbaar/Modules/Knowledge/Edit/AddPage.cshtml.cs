using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Writing an article that is not there yet.</summary>
[Needs(Right.EditKnowledge)]
internal sealed class AddPage(CurrentBody body, CurrentActor actor, EditArticle edit, Clock clock) : ArticleFormPage(body, actor, edit)
{
    public void OnGet() => (Form.Id, Form.ReviewOn) = (Guid.CreateVersion7(clock.Now), clock.Today.AddYears(1));

    public async Task<IActionResult> OnPostBekijkAsync(CancellationToken cancel) => await LookAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await IsGoodAsync(cancel))
        {
            return Again();
        }

        await Editing.AddAsync(Actor, Form, cancel);
        return Redirect($"{KnowledgeLinks.Keep(Body)}?klaar=toegevoegd");
    }
}
