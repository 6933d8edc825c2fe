using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Changing an article. Whoever is second sees what the first made of it, and keeps what they typed.</summary>
[Needs(Right.EditKnowledge)]
internal sealed class EditPage(CurrentBody body, CurrentActor actor, EditArticle edit, ArticleFiles files, ArticleOwners owners) : ArticleFormPage(body, actor, edit)
{
    public ArticleFile Found { get; private set; } = null!;

    /// <summary>Somebody else saved a version while this one was being typed.</summary>
    public bool WasOvertaken { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        Form = ArticleForm.Of(Found.Article, await owners.NumberAsync(Found.Article.OwnerId, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostBekijkAsync(Guid id, CancellationToken cancel) => await ReadAsync(id, cancel) ? await LookAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        if (!await IsGoodAsync(cancel))
        {
            return Again();
        }

        try
        {
            return await Editing.ChangeAsync(Actor, id, Form, cancel) ? Redirect($"{KnowledgeLinks.Keep(Body)}?klaar=gewijzigd") : NotFound();
        }
        catch (ChangedMeanwhileException)
        {
            return await ShowTheirsAsync(id, cancel);
        }
    }

    /// <summary>Their version beside what was typed here; saving once more puts this one on top of it, on purpose.</summary>
    private async Task<IActionResult> ShowTheirsAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        WasOvertaken = true;
        Form.BasedOn = Found.Article.Number;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
        {
            return false;
        }

        Found = file;
        return true;
    }
}
