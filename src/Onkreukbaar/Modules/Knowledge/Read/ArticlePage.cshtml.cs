using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>One article. A colleague who follows a link and has not signed in yet may do so; anybody else finds nothing.</summary>
[Open]
internal sealed class ArticlePage(CurrentBody current, WhoReads readers, ReadArticles articles) : PageModel
{
    public Body Body { get; } = current.Body!;

    public Reader Reader { get; private set; } = null!;

    public ReadArticle Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string artikel, CancellationToken cancel)
    {
        Reader = await readers.OfAsync(HttpContext);
        if (await articles.FindAsync(Reader, artikel, cancel) is { } found)
        {
            Found = found;
            return Page();
        }

        return Reader.Actor is null && await articles.IsThereAfterSigningInAsync(artikel, cancel)
            ? Redirect(SignedIn.Page(Body, KnowledgeLinks.Article(Body, artikel)))
            : NotFound();
    }
}
