using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>One article that was found.</summary>
internal sealed record Hit(string Slug, ArticleKind Kind, MarkedText Title, MarkedText Piece);

/// <summary>One page of what was found.</summary>
internal sealed record Hits(IReadOnlyList<Hit> Lines, int Total, int Page)
{
    public const int PageSize = 10;
    public const int CountedTo = 500;

    public static Hits None { get; } = new([], 0, 1);

    public bool HasMore => Page * PageSize < Math.Min(Total, CountedTo);
}

/// <summary>Looks for articles that have all the words, among those that the reader may open: others are not even counted.</summary>
internal sealed class SearchArticles(AppDbContext db)
{
    public async Task<Hits> FindAsync(Reader reader, SearchWords words, int page, CancellationToken cancel)
    {
        if (words.Words.Count == 0)
        {
            return Hits.None;
        }

        var found = await BestFirstAsync(FullText.Find(db, words), reader, cancel);
        var ordered = found.Count > Hits.CountedTo ? await TitlesFirstAsync(found, reader, words, cancel) : found;
        var number = Math.Clamp(page, 1, Math.Max(1, (Math.Min(found.Count, Hits.CountedTo) + Hits.PageSize - 1) / Hits.PageSize));
        return new Hits(await LinesAsync([.. ordered.Skip((number - 1) * Hits.PageSize).Take(Hits.PageSize)], words, cancel), found.Count, number);
    }

    /// <summary>
    /// Weighing tens of thousands takes longer than anybody waits for a word that is everywhere. So no more than
    /// <see cref="Hits.CountedTo"/> are weighed, and then all with the words in their title come before them.
    /// </summary>
    private async Task<IEnumerable<Guid>> TitlesFirstAsync(List<Guid> found, Reader reader, SearchWords words, CancellationToken cancel) =>
        (await BestFirstAsync(FullText.FindInTitle(db, words), reader, cancel)).Union(found);

    private async Task<List<Guid>> BestFirstAsync(IQueryable<Ranked> found, Reader reader, CancellationToken cancel)
    {
        var hits = await found.Join(
            db.Set<Article>().ReadableBy(reader),
            ranked => new { ranked.BodyId, Id = ranked.ArticleId },
            article => new { article.BodyId, article.Id },
            (ranked, article) => new { article.Id, ranked.Rank, article.Order }).Take(Hits.CountedTo + 1).ToListAsync(cancel);
        return [.. hits.OrderBy(hit => hit.Rank).ThenBy(hit => hit.Order).ThenBy(hit => hit.Id).Select(hit => hit.Id)];
    }

    private async Task<IReadOnlyList<Hit>> LinesAsync(List<Guid> ids, SearchWords words, CancellationToken cancel)
    {
        var articles = await db.Set<Article>().AsNoTracking().Where(article => ids.Contains(article.Id)).ToListAsync(cancel);
        var marks = await FoundWords.InAsync(db, articles, words, cancel);
        return [.. articles.OrderBy(article => ids.IndexOf(article.Id)).Select(article => Line(article.Slug, article.Content, marks[article.Id]))];
    }

    private static Hit Line(string slug, ArticleContent content, FoundWords found) => new(
        slug,
        content.Kind,
        new MarkedText(content.Title, found.InTitle),
        MarkedText.PieceOf(SearchableText.Shown(content), found.InText));
}
