using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Knowledge.Articles;

/// <summary>Somebody who reads, whether they signed in or not, and on which day.</summary>
internal sealed record Reader(Actor? Actor, DateOnly Today)
{
    private static readonly Role[] Politics = [Role.CouncilMember, Role.ExecutiveMember, Role.Chair, Role.Registrar, Role.RegistrarOffice, Role.ExecutiveAdviser];
    private static readonly Role[] Managing = [Role.Manager, Role.GeneralDirector];

    public bool IsEditor => Actor?.May(Right.EditKnowledge) == true;

    /// <summary>For whom the articles are that this reader may open.</summary>
    public IReadOnlyList<Audience> Audiences => Actor is null ? [Audience.Everybody]
        : [.. Enum.GetValues<Audience>().Where(audience => audience switch
        {
            Audience.OfficeHolders => IsEditor || Politics.Any(Actor.Is),
            Audience.Managers => IsEditor || Managing.Any(Actor.Is),
            _ => true,
        })];
}

/// <summary>Finds out who is reading a page that is open to all.</summary>
internal sealed class WhoReads(CurrentBody current, Clock clock)
{
    public async Task<Reader> OfAsync(HttpContext context) => new(await Fence.RecogniseAsync(context, current.Body!), clock.Today);
}

internal static class Readable
{
    /// <summary>
    /// The articles somebody may open. A rule stays readable when it holds no more: older papers refer to it. Anything else
    /// is there only while it holds.
    /// </summary>
    public static IQueryable<Article> ReadableBy(this IQueryable<Article> articles, Reader reader)
    {
        var (audiences, today) = (reader.Audiences, reader.Today);
        return articles.Where(article => article.EndedOn == null && audiences.Contains(article.Content.Audience)
            && (article.Content.Kind == ArticleKind.Rule || ((article.Content.ValidFrom == null || article.Content.ValidFrom <= today) && (article.Content.ValidTo == null || article.Content.ValidTo >= today))));
    }
}
