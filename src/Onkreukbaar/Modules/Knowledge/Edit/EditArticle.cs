using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Writing, changing and ending an article. Each makes a version that says who did it and why; nothing is ever overwritten.</summary>
internal sealed class EditArticle(AppDbContext db, CurrentBody current, Changes changes, ArticleOwners owners, Clock clock)
{
    private Guid Body => current.Body!.Id;

    /// <summary>Everything that keeps the form from being saved.</summary>
    public async Task<IReadOnlyList<RuleBrokenException>> ProblemsAsync(ArticleForm form, CancellationToken cancel)
    {
        var problems = form.Problems().ToList();
        try
        {
            await owners.FindAsync(form.Owner, cancel);
        }
        catch (RuleBrokenException nobody)
        {
            problems.Add(nobody);
        }

        return problems;
    }

    /// <summary>Sending the same form twice makes one article.</summary>
    public async Task AddAsync(Actor by, ArticleForm form, CancellationToken cancel)
    {
        try
        {
            await AddOnceAsync(by, form, cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody else took the same place in the address at the same moment; now there is another one.
            await AddOnceAsync(by, form, cancel);
        }
    }

    private async Task AddOnceAsync(Actor by, ArticleForm form, CancellationToken cancel)
    {
        var (owner, slug) = (await owners.FindAsync(form.Owner, cancel), Slugs.Of(form.Title!));
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            if (await db.Set<Article>().AnyAsync(found => found.Id == form.Id, cancel))
            {
                return null;
            }

            var taken = await db.Set<Article>().Where(found => found.Slug.StartsWith(slug)).Select(found => found.Slug).ToListAsync(cancel);
            var article = new Article
            {
                Id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id,
                BodyId = Body,
                Slug = Slugs.Free(slug, taken),
                Order = Article.LastInOrder,
                OwnerId = owner,
                ReviewOn = form.ReviewOn,
                Salt = Salt.New(),
                Content = form.Content(),
            };
            db.Add(article);
            return Version(article, ArticleVersion.Added, form.Reason!, by);
        }, cancel);
    }

    /// <exception cref="ChangedMeanwhileException">Somebody else saved a version after the one the form was based on.</exception>
    /// <returns>False when there is no such article.</returns>
    public async Task<bool> ChangeAsync(Actor by, Guid id, ArticleForm form, CancellationToken cancel)
    {
        var (owner, content) = (await owners.FindAsync(form.Owner, cancel), form.Content());
        return await DoAsync(by, id, form.BasedOn, article =>
        {
            if (article.Content == content && article.OwnerId == owner && article.ReviewOn == form.ReviewOn && article.EndedOn is null)
            {
                return null;
            }

            (article.Content, article.OwnerId, article.ReviewOn, article.EndedOn) = (content, owner, form.ReviewOn, null);
            return Version(article, ArticleVersion.Changed, form.Reason!, by);
        }, cancel);
    }

    /// <summary>From today on nobody finds it any more; what it said stays in its versions.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody else saved a version in the meantime.</exception>
    public Task<bool> EndAsync(Actor by, Guid id, int basedOn, string reason, CancellationToken cancel) => DoAsync(by, id, basedOn, article =>
    {
        if (article.EndedOn is not null)
        {
            return null;
        }

        article.EndedOn = clock.Today;
        return Version(article, ArticleVersion.Ended, reason, by);
    }, cancel);

    private async Task<bool> DoAsync(Actor by, Guid id, int basedOn, Func<Article, Happened?> act, CancellationToken cancel)
    {
        try
        {
            return await changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
            {
                if (await db.Set<Article>().SingleOrDefaultAsync(found => found.Id == id, cancel) is not { } article)
                {
                    return (false, []);
                }

                return article.Number != basedOn ? throw new ChangedMeanwhileException() : (true, act(article) is { } happened ? [happened] : []);
            }, cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody else was first by a moment: their number, or their version of that number, is there already.
            throw new ChangedMeanwhileException();
        }
    }

    private Happened Version(Article article, string act, string reason, Actor by)
    {
        var version = ArticleVersion.Next(article, act, reason.Trim(), by.PersonId, clock.Now);
        db.Add(version);
        return version.ToldTheAudit(article.Salt);
    }
}
