using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>The register of laws and rules as it stood on a day.</summary>
[Open]
internal sealed class RulesPage(CurrentBody current, WhoReads readers, ReadArticles articles, Clock clock) : PageModel
{
    private IReadOnlyList<RuleLine> all = [];

    [BindProperty(SupportsGet = true, Name = "op")]
    public DateOnly? Asked { get; set; }

    public Body Body { get; } = current.Body!;

    public DateOnly Day => Asked ?? clock.Today;

    public IEnumerable<IGrouping<string, RuleLine>> Laws => Then.GroupBy(rule => rule.Content.Law ?? Say("Andere regels", "Other rules"), StringComparer.Ordinal);

    public int Holding => Then.Count();

    public IReadOnlyList<RuleLine> Others => [.. all.Where(rule => !rule.Content.HoldsOn(Day))];

    private IEnumerable<RuleLine> Then => all.Where(rule => rule.Content.HoldsOn(Day));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        all = await articles.RulesAsync(await readers.OfAsync(HttpContext), cancel);
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }
}
