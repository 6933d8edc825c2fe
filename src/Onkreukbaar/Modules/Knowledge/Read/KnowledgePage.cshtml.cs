using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>The one entry to all that there is about integrity at a body.</summary>
[Open]
internal sealed class KnowledgePage(CurrentBody current, WhoReads readers, ReadArticles articles, WhoHelps help) : PageModel
{
    public Body Body { get; } = current.Body!;

    public ILookup<ArticleKind, ArticleLine> Articles { get; private set; } = null!;

    public int Rules { get; private set; }

    public bool IsStranger { get; private set; }

    /// <summary>Names are for colleagues; a stranger reads which roles there are.</summary>
    public IReadOnlyList<Helper> Helpers { get; private set; } = [];

    public bool IsEmpty => Articles.Count + Rules == 0;

    public static IEnumerable<(ArticleKind Kind, string Heading, string? Explanation)> Sections =>
    [
        (ArticleKind.Explanation, Say("Wat is integriteit hier?", "What is integrity here?"), null),
        (ArticleKind.Contact, Say("Bij wie kun je terecht?", "Whom can you turn to?"), Say("Je kiest zelf met wie je praat. Met een gesprek meld je nog niets.", "You choose yourself whom you talk to. A talk is not a report yet.")),
        (ArticleKind.Rule, Say("Wetten en regels", "Laws and rules"), null),
        (ArticleKind.Procedure, Say("Zo gaat het", "How it goes"), null),
        (ArticleKind.Form, Say("Formulieren", "Forms"), null),
        (ArticleKind.Question, Say("Vragen en antwoorden", "Questions and answers"), null),
        (ArticleKind.Background, Say("Documenten en achtergronden", "Documents and background"), Say("Wat er achter ons handelen zit, en welke stukken daarbij horen.", "What lies behind what we do, and the documents that belong to it.")),
    ];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var reader = await readers.OfAsync(HttpContext);
        (Articles, Rules, IsStranger) = (await articles.AllAsync(reader, cancel), await articles.RuleCountAsync(reader, cancel), reader.Actor is null);
        Helpers = IsStranger ? [] : await help.TodayAsync(cancel);
    }
}
