using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>An article that has all the words; the best has the lowest rank.</summary>
internal sealed record Ranked(Guid BodyId, Guid ArticleId, double Rank);

/// <summary>
/// The two databases search in their own way, in an index that each keeps itself by triggers on the table of articles
/// (migration Knowledge). PostgreSQL knows Dutch word stems; SQLite finds words by how they begin.
/// </summary>
internal static class FullText
{
    private const string OnSqlite =
        """
        SELECT body AS "BodyId", article AS "ArticleId", bm25("__knowledge_search", 0.0, 0.0, 10.0, 1.0) AS "Rank"
        FROM "__knowledge_search" WHERE "__knowledge_search" MATCH {0}
        """;

    private const string OnPostgreSql =
        """
        SELECT "BodyId", "ArticleId", -ts_rank("Words", to_tsquery('pg_catalog.dutch', {0}))::double precision AS "Rank"
        FROM "__knowledge_search" WHERE "Words" @@ to_tsquery('pg_catalog.dutch', {0})
        """;

    public static IQueryable<Ranked> Find(AppDbContext db, SearchWords words) => db.Database.IsSqlite()
        ? db.Database.SqlQueryRaw<Ranked>(OnSqlite, AllBeginning(words))
        : db.Database.SqlQueryRaw<Ranked>(OnPostgreSql, PostgreSqlQuery(words));

    public static IQueryable<Ranked> FindInTitle(AppDbContext db, SearchWords words) => db.Database.IsSqlite()
        ? db.Database.SqlQueryRaw<Ranked>(OnSqlite, $"{{title}} : ({AllBeginning(words)})")
        : db.Database.SqlQueryRaw<Ranked>(OnPostgreSql, PostgreSqlQuery(words, "A"));

    /// <param name="words">Letters and digits only, so there is nothing to escape.</param>
    /// <param name="weight">A is the title; nothing is anywhere.</param>
    public static string PostgreSqlQuery(SearchWords words, string weight = "") => AllOf(words, " & ", " | ", word => $"'{word}':*{weight}");

    private static string AllBeginning(SearchWords words) => AllOf(words, " AND ", " OR ", word => $"\"{word}\"*");

    private static string AllOf(SearchWords words, string and, string or, Func<string, string> beginning) =>
        string.Join(and, words.Words.Select(same => $"({string.Join(or, same.Select(beginning))})"));
}
