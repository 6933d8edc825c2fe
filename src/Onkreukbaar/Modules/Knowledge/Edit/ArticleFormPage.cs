using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>What adding and changing an article share: the form, looking at it first, and what is wrong with it.</summary>
internal abstract class ArticleFormPage(CurrentBody body, CurrentActor actor, EditArticle edit) : GuardedPage(body, actor)
{
    [BindProperty]
    public ArticleForm Form { get; set; } = new();

    /// <summary>How it would look; nothing is saved yet.</summary>
    public ArticleContent? Preview { get; private set; }

    public static IEnumerable<NlChoice> Kinds => Enum.GetValues<ArticleKind>().Select(kind => new NlChoice(kind.ToString(), ArticleWords.Kind(kind)));

    public static IEnumerable<NlChoice> Audiences => Enum.GetValues<Audience>().Select(audience => new NlChoice(audience.ToString(), ArticleWords.For(audience)));

    protected EditArticle Editing => edit;

    /// <summary>Shows what it would look like, with everything that was typed still in the form.</summary>
    protected async Task<PageResult> LookAsync(CancellationToken cancel)
    {
        if (!await IsGoodAsync(cancel))
        {
            return Again();
        }

        Preview = Form.Content();
        return Page();
    }

    protected async Task<bool> IsGoodAsync(CancellationToken cancel)
    {
        foreach (var problem in await edit.ProblemsAsync(Form, cancel))
        {
            var field = $"{nameof(Form)}.{problem.Field}";
            if (ModelState[field] is not { Errors.Count: > 0 })
            {
                ModelState.AddModelError(field, problem.Message);
            }
        }

        return ModelState.IsValid;
    }
}
