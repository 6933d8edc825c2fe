using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Which articles an editor wants to see.</summary>
internal enum ArticleState
{
    All,
    ToReview,
    WithoutOwner,
    Ended,
}

/// <summary>An article in the list of the editors.</summary>
internal sealed record ArticleRow(Guid Id, string Slug, string Title, ArticleKind Kind, Audience Audience, string? Owner, DateOnly? ReviewOn, DateOnly? EndedOn);

/// <summary>A page of them, and from where the next one goes on.</summary>
internal sealed record ArticleRows(IReadOnlyList<ArticleRow> Lines, string? Next);

/// <summary>One article with all that happened to it, for who keeps it.</summary>
internal sealed record ArticleFile(Article Article, IReadOnlyList<VersionBy> Versions)
{
    public VersionBy Last => Versions[0];
}

/// <summary>A version, and who made it; nobody for what came with the program.</summary>
internal sealed record VersionBy(ArticleVersion Version, string? By);

/// <summary>All articles and their versions, for the editors.</summary>
internal sealed class ArticleFiles(AppDbContext db, Clock clock)
{
    private const int PageSize = 50;

    public async Task<ArticleRows> ListAsync(ArticleState state, ArticleKind? kind, string? after, CancellationToken cancel)
    {
        var articles = In(state).Where(article => kind == null || article.Content.Kind == kind);
        var rows = await After(articles, after).OrderBy(article => article.Slug).Take(PageSize + 1).Select(article => new ArticleRow(
            article.Id, article.Slug, article.Content.Title, article.Content.Kind, article.Content.Audience,
            db.Set<Person>().Where(person => person.Id == article.OwnerId).Select(person => person.Name).SingleOrDefault(), article.ReviewOn, article.EndedOn)).ToListAsync(cancel);
        return rows.Count > PageSize ? new ArticleRows([.. rows.Take(PageSize)], rows[PageSize - 1].Slug) : new ArticleRows(rows, null);
    }

    public Task<int> CountAsync(ArticleState state, CancellationToken cancel) => In(state).CountAsync(cancel);

    public async Task<ArticleFile?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Article>().AsNoTracking().SingleOrDefaultAsync(article => article.Id == id, cancel) is not { } article)
        {
            return null;
        }

        var versions = await db.Set<ArticleVersion>().AsNoTracking().Where(version => version.ArticleId == id).OrderByDescending(version => version.Number)
            .Select(version => new VersionBy(version, db.Set<Person>().Where(person => person.Id == version.ById).Select(person => person.Name).SingleOrDefault())).ToListAsync(cancel);
        return new ArticleFile(article, versions);
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "It becomes SQL; the database compares as it sorts.")]
    private static IQueryable<Article> After(IQueryable<Article> articles, string? slug) => slug is null ? articles : articles.Where(article => string.Compare(article.Slug, slug) > 0);

    private IQueryable<Article> In(ArticleState state)
    {
        var (articles, today) = (db.Set<Article>().AsNoTracking(), clock.Today);
        return state switch
        {
            ArticleState.ToReview => articles.Where(article => article.EndedOn == null && article.ReviewOn <= today),
            ArticleState.WithoutOwner => articles.Where(article => article.EndedOn == null && article.OwnerId == null),
            ArticleState.Ended => articles.Where(article => article.EndedOn != null),
            _ => articles.Where(article => article.EndedOn == null),
        };
    }
}
