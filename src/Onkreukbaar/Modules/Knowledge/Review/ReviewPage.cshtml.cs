using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Knowledge.Review;

/// <summary>The owner of an article looks whether it is still right.</summary>
[Needs(Right.SeeOwnWork)]
internal sealed class ReviewPage(CurrentBody body, CurrentActor actor, ReviewArticle reviews, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty]
    public DateOnly? Next { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    [BindProperty]
    public int BasedOn { get; set; }

    public DateOnly Today { get; } = clock.Today;

    public Article Article { get; private set; } = null!;

    public bool WasOvertaken { get; private set; }

    public bool MayEdit => Actor.May(Right.EditKnowledge);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        (Next, BasedOn) = (Today.AddYears(1), Article.Number);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            await reviews.StillRightAsync(Actor, Article, BasedOn, Next, Remark, cancel);
            return Redirect(MayEdit ? $"{KnowledgeLinks.Keep(Body)}?klaar=nagekeken" : SignedInHome);
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
        catch (ChangedMeanwhileException)
        {
            (WasOvertaken, BasedOn) = (true, Article.Number);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private string SignedInHome => Platform.Modules.Identity.SignedIn.Home(Body);

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await reviews.FindAsync(Actor, id, cancel) is not { } article)
        {
            return false;
        }

        Article = article;
        return true;
    }
}
