using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Putting the text of the document itself beside the rules.</summary>
[Needs(Right.KeepCode)]
internal sealed class TextPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose) : OwnProposalPage(body, actor, proposals, propose)
{
    public const int Most = 250_000;

    [BindProperty(Name = "tekst")]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        Text = Found.Next.FullText;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (Text?.Length > Most)
        {
            return Again(new RuleBrokenException("tekst", Say($"Gebruik hoogstens {Most:N0} tekens", $"Use at most {Most:N0} characters")), "");
        }

        return await ChangeAsync(
            id,
            file => file.Files.WithFullText(Text?.Trim() ?? ""),
            _ => new RuleBrokenException("tekst", Say("Deze tekst kan niet getoond worden: er staan te veel lagen in elkaar", "This text cannot be shown: there are too many levels inside each other")),
            cancel);
    }
}
