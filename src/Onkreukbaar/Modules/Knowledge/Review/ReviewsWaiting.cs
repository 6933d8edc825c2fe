using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Review;

/// <summary>Articles that must be looked at again, on the overview of whoever keeps them.</summary>
internal sealed class ReviewsWaiting(ReviewArticle reviews, CurrentBody body) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> ForAsync(Actor actor, CancellationToken cancel)
    {
        var lines = (await reviews.WaitingForAsync(actor, cancel)).Select(article => new WaitingLine(KnowledgeLinks.Review(body.Body!, article.Id), article.Content.Title)
        {
            About = Say($"nakijken op {CodeWords.Date(article.ReviewOn!.Value)}", $"to be reviewed on {CodeWords.Date(article.ReviewOn!.Value)}"),
            IsTyped = true,
        }).ToList();
        return lines.Count == 0 ? [] : [new WaitingWork(Say($"Artikelen nakijken ({lines.Count})", $"Articles to review ({lines.Count})"), lines)];
    }
}
