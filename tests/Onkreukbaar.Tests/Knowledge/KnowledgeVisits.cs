using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>What readers and editors do with articles, as they would say it.</summary>
internal static class KnowledgeVisits
{
    public const string Dalfsen = "dalfsen";
    public const string All = "/dalfsen/integriteit";
    public const string Keep = "/dalfsen/beheer/kennis";

    public static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public static Task<Visitor> CoordinatorAsync(this RunningHouse house) => house.Visitor().SignInAsync(Dalfsen, "coordinator");

    public static Task<Visitor> EmployeeAsync(this RunningHouse house) => house.Visitor().SignInAsync(Dalfsen, "medewerker");

    /// <summary>A new article for everybody, with these fields instead.</summary>
    public static async Task<Visitor> WriteAsync(this Visitor editor, string title, params (string Name, string Value)[] instead)
    {
        await editor.GoAsync($"{Keep}/nieuw");
        return await editor.TryAsync(Fields(title, instead));
    }

    public static (string, string)[] Fields(string title, params (string Name, string Value)[] instead)
    {
        (string Name, string Value)[] usual =
        [
            ("Form.Kind", "Explanation"), ("Form.Audience", "Everybody"), ("Form.Title", title), ("Form.Summary", "Een samenvatting"),
            ("Form.Text", "Een gewone tekst."), ("Form.Reason", "Omdat het nodig is"),
        ];
        return [.. usual.Where(field => instead.All(other => other.Name != field.Name)), .. instead];
    }

    /// <summary>Opens the form of an article, keeps what it says and changes these fields.</summary>
    public static async Task<Visitor> ChangeAsync(this Visitor editor, Guid id, params (string Name, string Value)[] fields)
    {
        await editor.GoAsync($"{Keep}/{id}");
        return await editor.TryAsync(editor.AsItStands(fields));
    }

    /// <summary>The fields of the form on the page, with these instead.</summary>
    public static (string, string)[] AsItStands(this Visitor editor, params (string Name, string Value)[] instead)
    {
        var page = editor.Page;
        var texts = page.QuerySelectorAll("main form[method=post] input[name^='Form.']:not([type=hidden]):not([type=radio])").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        var areas = page.QuerySelectorAll("main form[method=post] textarea").Select(area => (area.GetAttribute("name")!, area.TextContent));
        var chosen = page.QuerySelectorAll("main form[method=post] input[type=radio][checked]").Select(radio => (radio.GetAttribute("name")!, radio.GetAttribute("value")!));
        return [.. texts.Concat(areas).Concat(chosen).Where(field => instead.All(other => other.Name != field.Item1)), .. instead];
    }

    public static async Task<Article> ArticleAsync(this RunningHouse house, string slug, string body = Dalfsen) =>
        await house.ReadAsync(db => db.Set<Article>().IgnoreQueryFilters().AsNoTracking().SingleAsync(article => article.Slug == slug && db.Set<Body>().Any(found => found.Id == article.BodyId && found.Slug == body)));

    public static async Task<IReadOnlyList<ArticleVersion>> VersionsAsync(this RunningHouse house, Guid article) =>
        await house.ReadAsync(db => db.Set<ArticleVersion>().IgnoreQueryFilters().AsNoTracking().Where(version => version.ArticleId == article).OrderBy(version => version.Number).ToListAsync());

    public static Task<Visitor> SearchAsync(this Visitor visitor, string words, int page = 1, string body = Dalfsen) =>
        visitor.GoAsync($"/{body}/integriteit/zoeken?q={Uri.EscapeDataString(words)}&pagina={page}");

    /// <summary>The titles that were found, in their order.</summary>
    public static IReadOnlyList<string> FoundTitles(this Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main ol li > a").Select(link => link.TextContent.Trim())];
}
