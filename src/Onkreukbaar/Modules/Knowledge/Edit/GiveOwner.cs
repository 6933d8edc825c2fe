using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Which articles somebody is to keep right.</summary>
internal sealed class OwnerForm
{
    /// <summary>Null when nothing was chosen.</summary>
    public IReadOnlyList<Guid>? Articles { get; set; }

    public string? Owner { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Gives several articles an owner at once: what came with the program has none yet.</summary>
internal sealed class GiveOwner(AppDbContext db, Changes changes, ArticleOwners owners, Clock clock)
{
    /// <exception cref="RuleBrokenException">Something is missing; nothing was done.</exception>
    public async Task GiveAsync(Actor by, OwnerForm form, CancellationToken cancel)
    {
        if (form.Articles is not { Count: > 0 } articles)
        {
            throw new RuleBrokenException(nameof(form.Articles), Say("Kies minstens één artikel", "Choose at least one article"));
        }

        var owner = await owners.FindAsync(form.Owner, cancel) ?? throw new RuleBrokenException(nameof(form.Owner), Say("Vul een naam of personeelsnummer in", "Enter a name or personnel number"));
        if (ArticleForm.Typed(form.Reason) is not { Length: <= ArticleVersion.ReasonMax } reason)
        {
            throw new RuleBrokenException(nameof(form.Reason), Say($"Schrijf op waarom, in hoogstens {ArticleVersion.ReasonMax} tekens", $"Write down why, in at most {ArticleVersion.ReasonMax} characters"));
        }

        try
        {
            await GiveAsync(by, articles, owner, reason, cancel);
        }
        catch (DbUpdateException)
        {
            throw new RuleBrokenException(nameof(form.Articles), Say("Iemand anders wijzigde intussen een van deze artikelen. Probeer het nog eens", "Somebody else changed one of these articles meanwhile. Please try again"));
        }
    }

    private Task<bool> GiveAsync(Actor by, IReadOnlyList<Guid> ids, Guid owner, string reason, CancellationToken cancel) =>
        changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
        {
            var articles = await db.Set<Article>().Where(article => ids.Contains(article.Id) && article.EndedOn == null && article.OwnerId != owner).OrderBy(article => article.Slug).ToListAsync(cancel);
            return (true, articles.ConvertAll(article => Give(article, owner, reason, by)));
        }, cancel);

    private Happened Give(Article article, Guid owner, string reason, Actor by)
    {
        article.OwnerId = owner;
        var version = ArticleVersion.Next(article, ArticleVersion.Changed, reason, by.PersonId, clock.Now);
        db.Add(version);
        return version.ToldTheAudit(article.Salt);
    }
}
