using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;

namespace Onkreukbaar.Modules.Knowledge.Ship;

/// <summary>Reads the articles that a body begins with, from kennis.yaml and regels.yaml beside its codes.</summary>
internal static class ShippedReader
{
    private const string Articles = "kennis.yaml";
    private const string Rules = "regels.yaml";

    private static readonly Dictionary<string, ArticleKind> Kinds = new(StringComparer.Ordinal)
    {
        ["uitleg"] = ArticleKind.Explanation,
        ["contact"] = ArticleKind.Contact,
        ["procedure"] = ArticleKind.Procedure,
        ["formulier"] = ArticleKind.Form,
        ["vraag-en-antwoord"] = ArticleKind.Question,
        ["achtergrond"] = ArticleKind.Background,
    };

    private static readonly Dictionary<string, Audience> Audiences = new(StringComparer.Ordinal)
    {
        ["iedereen"] = Audience.Everybody,
        ["collegas"] = Audience.Colleagues,
        ["ambtsdragers"] = Audience.OfficeHolders,
        ["leidinggevenden"] = Audience.Managers,
    };

    /// <summary>None when the body has no such files.</summary>
    /// <exception cref="BrokenCodeException">A file says something that cannot be.</exception>
    public static IReadOnlyList<ShippedArticle> Read(string codesFolder, string body)
    {
        var folder = Path.Combine(codesFolder, body);
        List<(YamlEntry Entry, ArticleContent Content)> all = [.. Documents(folder, Articles, Article), .. Documents(folder, Rules, Rule)];
        var twice = all.GroupBy(one => one.Entry.Required("naam"), StringComparer.Ordinal).FirstOrDefault(name => name.Skip(1).Any());
        return twice is null
            ? [.. all.Select((one, order) => new ShippedArticle(one.Entry.Required("naam"), order, one.Content))]
            : throw twice.Last().Entry.Twice(twice.Key);
    }

    private static List<(YamlEntry Entry, ArticleContent Content)> Documents(string folder, string name, Func<YamlEntry, ArticleContent> read) => File.Exists(Path.Combine(folder, name))
        ? YamlFiles.ReadOne(folder, name, files => files.Documents(name).Select(entry => (entry, Good(entry, read(entry)))).ToList())
        : [];

    private static ArticleContent Article(YamlEntry entry) => new()
    {
        Kind = OneOf(entry, "soort", Kinds),
        Audience = OneOf(entry, "voor", Audiences),
        Title = entry.Required("titel"),
        Summary = entry.Required("kort"),
        Text = entry.Required("tekst").Trim(),
    };

    private static ArticleContent Rule(YamlEntry entry) => new()
    {
        Kind = ArticleKind.Rule,
        Audience = Audience.Everybody,
        Title = entry.Required("titel"),
        Summary = entry.Required("kort"),
        Text = entry.Optional("tekst")?.Trim() ?? "",
        ValidFrom = entry.Date("geldigVan"),
        ValidTo = entry.Date("geldigTot"),
        Law = entry.Required("wet"),
        NewNumber = entry.Optional("nummer"),
        OldNumber = entry.Optional("oudNummer"),
        RenumberedOn = entry.Date("nummerVanaf"),
        Adopter = entry.Optional("vastgesteldDoor"),
        Scope = entry.Optional("geldtVoor"),
        Link = entry.Optional("adres"),
        OvertakenBy = entry.Optional("vervangenDoor"),
    };

    private static ArticleContent Good(YamlEntry entry, ArticleContent content)
    {
        entry.ForPeople("bron");
        return entry.Required("naam").Length > Knowledge.Articles.Article.SlugMax || KnowledgeLinks.Taken.Contains(entry.Required("naam")) ? throw entry.Wrong("`naam` is te lang, of de naam van een pagina", "`naam` is too long, or the name of a page")
            : content.Title.Length > ArticleContent.TitleMax ? throw TooLong(entry, "titel")
            : content.Summary.Length > ArticleContent.SummaryMax ? throw TooLong(entry, "kort")
            : content.Text.Length > ArticleContent.TextMax ? throw TooLong(entry, "tekst")
            : content;
    }

    private static BrokenCodeException TooLong(YamlEntry entry, string name) => entry.Wrong($"`{name}` is te lang", $"`{name}` is too long");

    private static T OneOf<T>(YamlEntry entry, string name, Dictionary<string, T> words) =>
        words.TryGetValue(entry.Required(name), out var value) ? value : throw entry.NoneOf(name, words.Keys);
}
