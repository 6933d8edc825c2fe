using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Bench;

/// <summary>As many articles as somebody wants to search, each other words of the shipped ones: some are everywhere, most are rare.</summary>
internal static class ManyArticles
{
    private const int Batch = 1_000;
    private const int WordsInTitle = 5;
    private const int WordsInText = 250;

    public static async Task AddAsync(WebApplication house, string body, int count)
    {
        for (var done = 0; done < count; done += Batch)
        {
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(house.Services.GetRequiredService<Bodies>().Find(body)!);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var words = await WordsAsync(db);
            for (var number = done; number < Math.Min(done + Batch, count); number++)
            {
                db.Add(Article(house.Services.GetRequiredService<Bodies>().Find(body)!, number, words));
            }

            await db.SaveChangesAsync();
        }
    }

    /// <summary>The words of what came with the program, and many that stand in few articles only.</summary>
    private static async Task<List<string>> WordsAsync(AppDbContext db)
    {
        var texts = await db.Set<Article>().Where(article => !article.Slug.StartsWith("veel-")).Select(article => article.SearchText).ToListAsync();
        return [.. texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal), .. Enumerable.Range(0, 20_000).Select(rare => string.Create(CultureInfo.InvariantCulture, $"term{rare}"))];
    }

    private static Article Article(Body body, int number, List<string> words) => new()
    {
        Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
        BodyId = body.Id,
        Slug = string.Create(CultureInfo.InvariantCulture, $"veel-{number}"),
        Order = Modules.Knowledge.Articles.Article.LastInOrder,
        Salt = Salt.New(),
        Content = new ArticleContent
        {
            Kind = ArticleKind.Explanation,
            Audience = number % 10 == 0 ? Audience.Colleagues : Audience.Everybody,
            Title = Some(words, number, WordsInTitle),
            Summary = "Een samenvatting",
            Text = Some(words, number + 1, WordsInText),
        },
    };

    // To a power: the first words of the list far more often than the last, as in ordinary language.
    private static string Some(List<string> words, int number, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(place => words[(int)(words.Count * Math.Pow(Spread(number, place), 4))]));

    /// <summary>Between 0 and 1, each time the same: a bench repeats itself.</summary>
    private static double Spread(int number, int place) => unchecked((uint)((number * 1_000_003) + (place * 7_919)) * 2_654_435_761u) / (double)uint.MaxValue * 0.999_999;
}
