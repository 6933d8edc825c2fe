using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Articles;

/// <summary>What an article is, in the order in which the page shows them.</summary>
internal enum ArticleKind
{
    Explanation,
    Contact,
    Rule,
    Procedure,
    Form,
    Question,

    /// <summary>A document, or what lies behind an act of the body.</summary>
    Background,
}

/// <summary>Who may read an article.</summary>
internal enum Audience
{
    /// <summary>Also who did not sign in.</summary>
    Everybody,

    /// <summary>Whoever is something to this body.</summary>
    Colleagues,

    /// <summary>Council, executive and chair, and the offices that work for them.</summary>
    OfficeHolders,

    Managers,
}

/// <summary>Kinds and audiences as people say them.</summary>
internal static class ArticleWords
{
    public static string Kind(ArticleKind kind) => kind switch
    {
        ArticleKind.Explanation => Say("Uitleg", "Explanation"),
        ArticleKind.Contact => Say("Contact", "Contact"),
        ArticleKind.Rule => Say("Wet of regel", "Law or rule"),
        ArticleKind.Procedure => Say("Procedure", "Procedure"),
        ArticleKind.Form => Say("Formulier", "Form"),
        ArticleKind.Background => Say("Document of achtergrond", "Document or background"),
        _ => Say("Vraag en antwoord", "Question and answer"),
    };

    public static string For(Audience audience) => audience switch
    {
        Audience.Everybody => Say("Iedereen, ook zonder aan te melden", "Everybody, also without signing in"),
        Audience.Colleagues => Say("Iedereen die hier werkt of een ambt heeft", "Everybody who works or holds an office here"),
        Audience.OfficeHolders => Say("Bestuurders, volksvertegenwoordigers en de griffie", "Members of council and executive, and the registrar's office"),
        _ => Say("Leidinggevenden", "Managers"),
    };
}
