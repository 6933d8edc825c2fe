using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>All that an article ever said, who changed it and why.</summary>
[Needs(Right.EditKnowledge)]
internal sealed class VersionsPage(CurrentBody body, CurrentActor actor, ArticleFiles files) : GuardedPage(body, actor)
{
    [FromQuery(Name = "versie")]
    public string? Asked { get; set; }

    public ArticleFile Found { get; private set; } = null!;

    /// <summary>The one to read; the last unless another was chosen.</summary>
    public ArticleVersion Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
        {
            return NotFound();
        }

        Found = file;
        Shown = file.Versions.Select(one => one.Version).FirstOrDefault(version => $"{version.Number}" == Asked) ?? file.Last.Version;
        return Page();
    }

    public static string Act(ArticleVersion version) => version.Act switch
    {
        ArticleVersion.Shipped => Say("Meegeleverd met het programma", "Came with the program"),
        ArticleVersion.Added => Say("Toegevoegd", "Added"),
        ArticleVersion.Reviewed => Say("Nagekeken", "Reviewed"),
        ArticleVersion.Ended => Say("Beëindigd", "Ended"),
        _ => Say("Gewijzigd", "Changed"),
    };
}
