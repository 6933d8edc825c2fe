using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Review;

/// <summary>Articles that must be looked at again, on the overview of whoever keeps them.</summary>
internal sealed class ReviewsWaiting(ReviewArticle reviews, CurrentBody body) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel) => await reviews.WaitingForAsync(actor, cancel) is { Count: > 0 } articles
        ? [new WaitingWork(Say($"Artikelen nakijken ({articles.Count})", $"Articles to review ({articles.Count})"), [.. articles.Select(article => new WaitingLine(
            KnowledgeLinks.Review(body.Body!, article.Id), article.Content.Title, Say($"nakijken op {CodeWords.Date(article.ReviewOn!.Value)}", $"to be reviewed on {CodeWords.Date(article.ReviewOn!.Value)}")))])]
        : [];
}
