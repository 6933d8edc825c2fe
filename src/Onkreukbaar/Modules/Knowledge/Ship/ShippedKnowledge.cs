using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>
/// Brings the articles that travel with the program into the database, once per content. What a body changed or ended is
/// its own: a newer text of ours leaves that alone.
/// </summary>
internal sealed partial class ShippedKnowledge(string codesFolder, IServiceScopeFactory scopes, Bodies bodies, Clock clock, ILogger<ShippedKnowledge> log)
{
    public async Task BringInAsync(CancellationToken cancel)
    {
        foreach (var body in bodies.All)
        {
            try
            {
                await BringInAsync(body, ShippedReader.Read(codesFolder, body.Slug), cancel);
            }
            catch (BrokenCodeException broken)
            {
                // What is there already stays there, and the other bodies get theirs.
                broken.Problems.ToList().ForEach(problem => ReportProblem(body.Slug, problem));
            }
        }
    }

    private async Task BringInAsync(Body body, IReadOnlyList<ShippedArticle> shipped, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var known = await db.Set<BroughtIn>().ToDictionaryAsync(brought => brought.Slug, StringComparer.Ordinal, cancel);
        var fresh = shipped.Where(article => known.GetValueOrDefault(article.Slug)?.Hash != article.Hash).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        var slugs = fresh.ConvertAll(article => article.Slug);
        var articles = await db.Set<Article>().Where(article => slugs.Contains(article.Slug)).ToDictionaryAsync(article => article.Slug, StringComparer.Ordinal, cancel);
        var touched = await db.Set<ArticleVersion>().Where(version => version.ById != null).Select(version => version.ArticleId).Distinct().ToListAsync(cancel);
        foreach (var article in fresh)
        {
            BringIn(db, body, article, articles.GetValueOrDefault(article.Slug), known.GetValueOrDefault(article.Slug), touched);
        }

        await db.SaveChangesAsync(cancel);
    }

    private void BringIn(AppDbContext db, Body body, ShippedArticle shipped, Article? article, BroughtIn? before, IReadOnlyCollection<Guid> touched)
    {
        var now = clock.Now;
        if (before is null)
        {
            db.Add(new BroughtIn { Id = Guid.CreateVersion7(now), BodyId = body.Id, Slug = shipped.Slug, Hash = shipped.Hash });
        }
        else
        {
            before.Hash = shipped.Hash;
        }

        if (article is null && before is null)
        {
            article = New(body, shipped, now);
            db.Add(article);
            db.Add(ArticleVersion.Next(article, ArticleVersion.Shipped, "", null, now));
        }
        else if (article is not null && before is not null && !touched.Contains(article.Id))
        {
            article.Content = shipped.Content;
            db.Add(ArticleVersion.Next(article, ArticleVersion.Shipped, "", null, now));
        }
    }

    private Article New(Body body, ShippedArticle shipped, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        BodyId = body.Id,
        Slug = shipped.Slug,
        Order = shipped.Order,
        ReviewOn = clock.Today.AddYears(1),
        Salt = Salt.New(),
        Content = shipped.Content,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "codes/{Body}/{Problem}")]
    private partial void ReportProblem(string body, CodeProblem problem);
}
