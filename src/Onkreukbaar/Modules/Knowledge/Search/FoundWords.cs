using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>Where the words that were found stand in an article's title and text.</summary>
internal sealed record FoundWords(IReadOnlyList<Range> InTitle, IReadOnlyList<Range> InText)
{
    // Letters that no text here has: only letters and digits are left in it.
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    private const string OnPostgreSql =
        """
        SELECT "Id" AS "ArticleId",
          ts_headline('pg_catalog.dutch', "SearchTitle", to_tsquery('pg_catalog.dutch', {0}), {1}) AS "Title",
          ts_headline('pg_catalog.dutch', "SearchText", to_tsquery('pg_catalog.dutch', {0}), {1}) AS "Text"
        FROM knowledge_articles
        """;

    public static async Task<IReadOnlyDictionary<Guid, FoundWords>> InAsync(AppDbContext db, IReadOnlyList<Article> articles, SearchWords words, CancellationToken cancel)
    {
        if (db.Database.IsSqlite())
        {
            return articles.ToDictionary(article => article.Id, article => new FoundWords(Beginnings(article.SearchTitle, words), Beginnings(article.SearchText, words)));
        }

        var ids = articles.Select(article => article.Id).ToList();
        var lengths = articles.ToDictionary(article => article.Id, article => (Title: article.SearchTitle.Length, Text: article.SearchText.Length));
        var marked = await db.Database.SqlQueryRaw<Marked>(OnPostgreSql, FullText.PostgreSqlQuery(words), $"HighlightAll=true, StartSel={Begin}, StopSel={End}")
            .Where(text => ids.Contains(text.ArticleId)).ToListAsync(cancel);
        return marked.ToDictionary(text => text.ArticleId, text => new FoundWords(BetweenMarks(text.Title, lengths[text.ArticleId].Title), BetweenMarks(text.Text, lengths[text.ArticleId].Text)));
    }

    /// <summary>The words that begin with one that was asked for, as SQLite finds them.</summary>
    private static List<Range> Beginnings(string text, SearchWords words)
    {
        var found = new List<Range>();
        foreach (var word in text.AsSpan().Split(' '))
        {
            if (words.AreBegunBy(text.AsSpan()[word]))
            {
                found.Add(word);
            }
        }

        return found;
    }

    /// <summary>Nothing, should the database ever give back another text than it was given: marks would then stand anywhere.</summary>
    private static List<Range> BetweenMarks(string marked, int length)
    {
        var (found, at, begin) = (new List<Range>(), 0, 0);
        foreach (var letter in marked)
        {
            if (letter == Begin)
            {
                begin = at;
            }
            else if (letter == End)
            {
                found.Add(begin..at);
            }
            else
            {
                at++;
            }
        }

        return at == length ? found : [];
    }

    private sealed record Marked(Guid ArticleId, string Title, string Text);
}
