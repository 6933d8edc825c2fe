using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>An article in a list.</summary>
internal sealed record ArticleLine(string Slug, ArticleKind Kind, string Title, string Summary);

/// <summary>A rule in the register.</summary>
internal sealed record RuleLine(string Slug, ArticleContent Content);

/// <summary>An article with what stands under it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Owner">Who keeps it right; only for who signed in.</param>
/// <param name="ChangedAt">When it last said something else.</param>
/// <param name="PublicSince">Since when everybody could read it without a break; null when only some may.</param>
internal sealed record ReadArticle(Article Article, string? Owner, DateTimeOffset ChangedAt, DateTimeOffset? PublicSince);

/// <summary>The articles that a reader may open, and no others.</summary>
internal sealed class ReadArticles(AppDbContext db)
{
    public async Task<ILookup<ArticleKind, ArticleLine>> AllAsync(Reader reader, CancellationToken cancel)
    {
        var lines = await db.Set<Article>().ReadableBy(reader).Where(article => article.Content.Kind != ArticleKind.Rule)
            .OrderBy(article => article.Order).ThenBy(article => article.Slug)
            .Select(article => new ArticleLine(article.Slug, article.Content.Kind, article.Content.Title, article.Content.Summary)).ToListAsync(cancel);
        return lines.ToLookup(line => line.Kind);
    }

    /// <summary>The whole register, whether a rule holds or not: which do on a day is for the page to say.</summary>
    public async Task<IReadOnlyList<RuleLine>> RulesAsync(Reader reader, CancellationToken cancel) =>
        await db.Set<Article>().AsNoTracking().ReadableBy(reader).Where(article => article.Content.Kind == ArticleKind.Rule)
            .OrderBy(article => article.Order).ThenBy(article => article.Slug).Select(article => new RuleLine(article.Slug, article.Content)).ToListAsync(cancel);

    public Task<int> RuleCountAsync(Reader reader, CancellationToken cancel) => db.Set<Article>().ReadableBy(reader).CountAsync(article => article.Content.Kind == ArticleKind.Rule, cancel);

    /// <summary>Null when there is none that this reader may open.</summary>
    public async Task<ReadArticle?> FindAsync(Reader reader, string slug, CancellationToken cancel)
    {
        if (await db.Set<Article>().AsNoTracking().ReadableBy(reader).SingleOrDefaultAsync(article => article.Slug == slug, cancel) is not { } article)
        {
            return null;
        }

        var owner = reader.Actor is null ? null : await db.Set<Person>().Where(person => person.Id == article.OwnerId).Select(person => person.Name).SingleOrDefaultAsync(cancel);
        var versions = await db.Set<ArticleVersion>().AsNoTracking().Where(version => version.ArticleId == article.Id).OrderByDescending(version => version.Number).ToListAsync(cancel);
        var whilePublic = versions.TakeWhile(version => version.Act != ArticleVersion.Ended && version.Content.Audience == Audience.Everybody);
        return new ReadArticle(article, owner, versions.First(version => version.Act != ArticleVersion.Reviewed).At, whilePublic.LastOrDefault()?.At);
    }

    /// <summary>There is an article here, but only for who signs in.</summary>
    public Task<bool> IsThereAfterSigningInAsync(string slug, CancellationToken cancel) =>
        db.Set<Article>().AnyAsync(article => article.Slug == slug && article.EndedOn == null && article.Content.Audience != Audience.Everybody, cancel);
}
