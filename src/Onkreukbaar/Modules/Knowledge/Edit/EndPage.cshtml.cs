using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Taking an article off the page, with a reason.</summary>
[Needs(Right.EditKnowledge)]
internal sealed class EndPage(CurrentBody body, CurrentActor actor, EditArticle edit, ArticleFiles files) : GuardedPage(body, actor)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int BasedOn { get; set; }

    public Article Article { get; private set; } = null!;

    public bool WasOvertaken { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        BasedOn = Article.Number;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        if (ArticleForm.Typed(Reason) is not { Length: <= ArticleVersion.ReasonMax } reason)
        {
            return Again(new RuleBrokenException(nameof(Reason), Say($"Schrijf op waarom, in hoogstens {ArticleVersion.ReasonMax} tekens", $"Write down why, in at most {ArticleVersion.ReasonMax} characters")), "");
        }

        try
        {
            return await edit.EndAsync(Actor, id, BasedOn, reason, cancel) ? Redirect($"{KnowledgeLinks.Keep(Body)}?klaar=beeindigd") : NotFound();
        }
        catch (ChangedMeanwhileException)
        {
            (WasOvertaken, BasedOn) = (true, Article.Number);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { Article.EndedOn: null } file)
        {
            return false;
        }

        Article = file.Article;
        return true;
    }
}
