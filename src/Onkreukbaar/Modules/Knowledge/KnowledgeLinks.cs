using System.Globalization;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Knowledge;

/// <summary>The addresses of this module.</summary>
internal static class KnowledgeLinks
{
    /// <summary>Words in the place of an article's name that are pages themselves.</summary>
    public static readonly IReadOnlySet<string> Taken = new HashSet<string>(["regels", "zoeken"], StringComparer.Ordinal);

    public static string All(Body body) => $"/{body.Slug}/integriteit";

    public static string Article(Body body, string slug) => $"{All(body)}/{slug}";

    public static string Rules(Body body) => $"{All(body)}/regels";

    public static string SearchPage(Body body) => $"{All(body)}/zoeken";

    public static string Search(Body body, string typed, int page) =>
        SearchPage(body) + QueryString.Create([KeyValuePair.Create("q", (string?)typed), KeyValuePair.Create("pagina", (string?)page.ToString(CultureInfo.InvariantCulture))]);

    public static string Keep(Body body) => $"/{body.Slug}/beheer/kennis";

    public static string Add(Body body) => $"{Keep(body)}/nieuw";

    public static string Edit(Body body, Guid article) => $"{Keep(body)}/{article}";

    public static string End(Body body, Guid article) => $"{Edit(body, article)}/beeindigen";

    public static string Versions(Body body, Guid article) => $"{Edit(body, article)}/versies";

    public static string Version(Body body, Guid article, int number) => $"{Versions(body, article)}?versie={number.ToString(CultureInfo.InvariantCulture)}";

    public static string Review(Body body, Guid article) => $"/{body.Slug}/werk/artikelen/{article}";
}
