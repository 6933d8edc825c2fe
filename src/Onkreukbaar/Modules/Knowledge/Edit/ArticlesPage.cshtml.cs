using Microsoft.AspNetCore.Mvc;
using NlDesign.AspNetCore.Fields;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>All articles for who keeps them, and which of them need attention.</summary>
[Needs(Right.EditKnowledge)]
internal sealed class ArticlesPage(CurrentBody body, CurrentActor actor, ArticleFiles files, GiveOwner owners, Clock clock) : GuardedPage(body, actor)
{
    [BindProperty(SupportsGet = true, Name = "stand")]
    public ArticleState State { get; set; }

    [BindProperty(SupportsGet = true, Name = "soort")]
    public ArticleKind? Kind { get; set; }

    [FromQuery(Name = "pagina")]
    public string? After { get; set; }

    [FromQuery(Name = "klaar")]
    public string? Done { get; set; }

    [BindProperty]
    public OwnerForm Owning { get; set; } = new();

    public DateOnly Today { get; } = clock.Today;

    public ArticleRows Found { get; private set; } = new([], null);

    public int ToReview { get; private set; }

    public int WithoutOwner { get; private set; }

    public static IEnumerable<NlChoice> States => Enum.GetValues<ArticleState>().Select(state => new NlChoice(state.ToString(), Word(state)));

    public static IEnumerable<NlChoice> Kinds => ArticleFormPage.Kinds;

    /// <summary>What on this page can get an owner.</summary>
    public IReadOnlyList<NlChoice> ToOwn => [.. Found.Lines.Where(row => row.EndedOn is null).Select(row => new NlChoice(row.Id.ToString(), row.Title, row.Owner) { Language = "nl" })];

    public string Next => KnowledgeLinks.Keep(Body) + QueryString.Create([KeyValuePair.Create("stand", (string?)State.ToString()), KeyValuePair.Create("soort", Kind?.ToString()), KeyValuePair.Create("pagina", Found.Next)]);

    public string? DoneSentence => Done switch
    {
        "toegevoegd" => Say("Het artikel staat erop.", "The article was added."),
        "gewijzigd" => Say("Het artikel is gewijzigd.", "The article was changed."),
        "beeindigd" => Say("Het artikel is beëindigd.", "The article was ended."),
        "eigenaar" => Say("De artikelen hebben een eigenaar.", "The articles have an owner."),
        "nagekeken" => Say("Het artikel is nagekeken.", "The article was reviewed."),
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        // A word that is none of ours shows all, as if nothing was chosen.
        ModelState.Clear();
        await ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostEigenaarAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        try
        {
            await owners.GiveAsync(Actor, Owning, cancel);
            return Redirect($"{KnowledgeLinks.Keep(Body)}?klaar=eigenaar&stand={State}");
        }
        catch (RuleBrokenException broken)
        {
            await ReadAsync(cancel);
            return Again(broken, nameof(Owning));
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Found = await files.ListAsync(State, Kind, After, cancel);
        (ToReview, WithoutOwner) = (await files.CountAsync(ArticleState.ToReview, cancel), await files.CountAsync(ArticleState.WithoutOwner, cancel));
    }

    public static string Word(ArticleState state) => state switch
    {
        ArticleState.ToReview => Say("Nakijken", "To review"),
        ArticleState.WithoutOwner => Say("Zonder eigenaar", "Without an owner"),
        ArticleState.Ended => Say("Beëindigd", "Ended"),
        _ => Say("Wat op de pagina staat", "What is on the page"),
    };
}
