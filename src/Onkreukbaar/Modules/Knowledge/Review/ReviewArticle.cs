using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Modules.Knowledge.Edit;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Review;

/// <summary>Keeping articles right: who must look at which again, and saying that one still is.</summary>
internal sealed class ReviewArticle(AppDbContext db, ArticleOwners owners, Changes changes, Clock clock)
{
    /// <summary>What waits for this person: their own, and for the editors also what nobody keeps who is still here.</summary>
    public async Task<IReadOnlyList<Article>> WaitingForAsync(Actor actor, CancellationToken cancel)
    {
        var (today, guards, here) = (clock.Today, actor.Is(Role.Coordinator), owners.Here());
        return await db.Set<Article>().AsNoTracking()
            .Where(article => article.EndedOn == null && article.ReviewOn <= today && (article.OwnerId == actor.PersonId || (guards && !here.Any(person => person.Id == article.OwnerId))))
            .OrderBy(article => article.ReviewOn).ThenBy(article => article.Slug).ToListAsync(cancel);
    }

    /// <summary>Null when there is none, or when it is not this person's to review.</summary>
    public Task<Article?> FindAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        var edits = actor.May(Right.EditKnowledge);
        return db.Set<Article>().AsNoTracking().SingleOrDefaultAsync(article => article.Id == id && article.EndedOn == null && (edits || article.OwnerId == actor.PersonId), cancel);
    }

    /// <exception cref="RuleBrokenException">The next day is missing, or not in the future.</exception>
    /// <exception cref="ChangedMeanwhileException">It says something else by now.</exception>
    public async Task StillRightAsync(Actor actor, Article read, int basedOn, DateOnly? next, string? remark, CancellationToken cancel)
    {
        if (next is not { } on || on <= clock.Today)
        {
            throw new RuleBrokenException("Next", Say("Kies een dag in de toekomst", "Choose a day in the future"));
        }

        if (remark?.Length > ArticleVersion.ReasonMax)
        {
            throw new RuleBrokenException("Remark", Say($"Gebruik hoogstens {ArticleVersion.ReasonMax} tekens", $"Use at most {ArticleVersion.ReasonMax} characters"));
        }

        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () => ReviewedAsync(actor, read.Id, basedOn, on, remark?.Trim() ?? "", cancel), cancel);
        }
        catch (DbUpdateException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    private async Task<Happened?> ReviewedAsync(Actor actor, Guid id, int basedOn, DateOnly next, string remark, CancellationToken cancel)
    {
        var article = await db.Set<Article>().SingleAsync(found => found.Id == id, cancel);
        if (article.Number != basedOn)
        {
            throw new ChangedMeanwhileException();
        }

        article.ReviewOn = next;
        var version = ArticleVersion.Next(article, ArticleVersion.Reviewed, remark, actor.PersonId, clock.Now);
        db.Add(version);
        return version.ToldTheAudit(article.Salt);
    }
}
