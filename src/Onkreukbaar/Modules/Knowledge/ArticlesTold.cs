using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.OwnCopy;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge;

/// <summary>Which articles somebody keeps right, and what they changed in articles and why.</summary>
internal sealed class ArticlesTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var owned = await db.Set<Article>().AsNoTracking().Where(article => article.OwnerId == personId).OrderBy(article => article.Slug).ToListAsync(cancel);
        var made = await db.Set<ArticleVersion>().AsNoTracking().Where(version => version.ById == personId).OrderBy(version => version.At).ToListAsync(cancel);
        return new ToldPart(
            "artikelen",
            Say("Artikelen over integriteit", "Articles about integrity"),
            [.. owned.Select(Owned), .. made.Select(Made)],
            [.. owned.Select(article => article.Id).Union(made.Select(version => version.ArticleId))]);
    }

    private static ToldItem Owned(Article article) => new(article.Content.Title,
    [
        new("eigenaar", Say("Jij bent de eigenaar", "You are the owner"), true),
        new("nakijkenOp", Say("Nakijken op", "To be reviewed on"), article.ReviewOn),
    ]);

    private static ToldItem Made(ArticleVersion version) => new(version.Content.Title,
    [
        new("tijdstip", Say("Tijdstip", "Moment"), version.At),
        new("wat", Say("Wat", "What"), version.Act, Edit.VersionsPage.Act(version)),
        new("waarom", Say("Waarom", "Why"), version.Reason),
    ]);
}
