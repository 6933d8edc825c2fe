using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>The articles of the demo have people who keep them, and some of them wait for a review.</summary>
internal sealed class DemoKnowledge(AppDbContext db, Changes changes, Clock clock)
{
    private static readonly string[] Keepers = ["coordinator", "coordinator", "medewerker"];

    public async Task AddAsync(CancellationToken cancel)
    {
        if (await db.Set<Article>().AnyAsync(article => article.OwnerId != null, cancel))
        {
            return;
        }

        var people = await db.Set<Person>().Where(person => Keepers.Contains(person.Number)).ToDictionaryAsync(person => person.Number, person => person.Id, StringComparer.Ordinal, cancel);
        await changes.MakeAsync<bool>(By.Job, async () =>
        {
            var articles = await db.Set<Article>().Where(article => article.Content.Kind != ArticleKind.Rule).OrderBy(article => article.Order).ToListAsync(cancel);
            foreach (var (number, article) in articles.Index())
            {
                (article.OwnerId, article.ReviewOn) = (people[Keepers[number % Keepers.Length]], clock.Today.AddDays((number % 5 * 90) - 20));
                db.Add(ArticleVersion.Next(article, ArticleVersion.Changed, "Eigenaar aangewezen", null, clock.Now));
            }

            return (true, articles.Count == 0 ? [] : [new Happened("seeded", "article", articles[0].Id)]);
        }, cancel);
    }
}
