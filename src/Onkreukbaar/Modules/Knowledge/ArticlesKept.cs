using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge;

/// <summary>Articles are kept as long as they are read; from their end on their term runs, and then they go with all they ever said.</summary>
internal sealed class ArticlesKept(AppDbContext db) : IKeepRecords
{
    public string Kind => "knowledge-article";

    public string Name => Say("Artikelen over integriteit", "Articles about integrity");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    public IReadOnlyList<Footprint> Rows => [new("knowledge_versions", nameof(ArticleVersion.ArticleId)), new("knowledge_articles", nameof(Article.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        await db.Set<Article>().Where(article => article.EndedOn != null && article.EndedOn <= latest).OrderBy(article => article.EndedOn)
            .Select(article => new EndedRecord(article.Id, article.Slug, article.EndedOn!.Value)).ToListAsync(cancel);

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        await db.Set<Article>().Where(article => article.Slug == reference).Select(article => (Guid?)article.Id).SingleOrDefaultAsync(cancel);
}
