using System.Text;
using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Putting another file in the place of one of a proposal: read as a new version is read, and refused per cell.</summary>
[Needs(Right.KeepCode)]
[Upload(MostMegabytesHeard)]
internal sealed class FilePage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose, Clock clock) : OwnProposalPage(body, actor, proposals, propose)
{
    private const int MostMegabytesHeard = 8;
    public const int MostMegabytes = 4;

    [FromQuery(Name = "fout")]
    public string? Wrong { get; set; }

    public TopicOfCode Topic { get; private set; } = null!;

    public FileKind Kind { get; private set; }

    /// <summary>What is wrong with what was sent, place by place.</summary>
    public IReadOnlyList<CodeProblem> Problems { get; private set; } = [];

    /// <summary>What the tables as they stand may be asked to explain: holes, rows that can never fire.</summary>
    public IReadOnlyList<LocalText> Findings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string onderwerp, string soort, CancellationToken cancel)
    {
        if (!await ReadAsync(id, onderwerp, soort, cancel))
        {
            return NotFound();
        }

        return Wrong == Forms.TooLarge ? Again(TooLarge(), "") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string onderwerp, string soort, IFormFile? bestand, CancellationToken cancel)
    {
        if (!await ReadAsync(id, onderwerp, soort, cancel))
        {
            return NotFound();
        }

        try
        {
            var content = await ContentAsync(bestand, cancel);
            return await ChangeAsync(id, file => file.Files.With(FileKinds.In(Topic, Kind), content), WhenBroken, cancel);
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
    }

    private RuleBrokenException WhenBroken(BrokenCodeException broken)
    {
        Problems = broken.Problems;
        return new RuleBrokenException("bestand", Say("Zo kan dit bestand niet gebruikt worden. Er is niets gewijzigd", "This file cannot be used like this. Nothing was changed"));
    }

    public async Task<IActionResult> OnGetBestandAsync(Guid id, string onderwerp, string soort, CancellationToken cancel) => await ReadAsync(id, onderwerp, soort, cancel, isToChange: false)
        ? File(Found.Files.Required(FileKinds.In(Topic, Kind)), Kind == FileKind.Tables ? "application/xml" : "text/plain; charset=utf-8", $"{Found.Proposal.Code}-{onderwerp}.{FileKinds.Extension(Kind)}")
        : NotFound();

    private async Task<bool> ReadAsync(Guid id, string topic, string kind, CancellationToken cancel, bool isToChange = true)
    {
        if (FileKinds.Find(kind) is not { } known || !await FindAsync(id, cancel, isToChange) || Found.Next.Topic(topic) is not { } of)
        {
            return false;
        }

        (Topic, Kind) = (of, known);
        Findings = isToChange && known == FileKind.Tables ? [.. CodeFindings.Of(Found.Next, of, clock.Today)] : [];
        return true;
    }

    private static async Task<byte[]> ContentAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is not { Length: > 0 })
        {
            throw new RuleBrokenException("bestand", Say("Kies een bestand met inhoud", "Choose a file with something in it"));
        }

        if (file.Length > MostMegabytes * 1024 * 1024)
        {
            throw TooLarge();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return IsText(content.ToArray()) ? content.ToArray() : throw new RuleBrokenException("bestand", Say("Dit bestand is geen tekst in UTF-8", "This file is no text in UTF-8"));
    }

    private static bool IsText(byte[] content)
    {
        try
        {
            return !new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static RuleBrokenException TooLarge() => new("bestand", Say($"Dit bestand is groter dan {MostMegabytes} MB", $"This file is larger than {MostMegabytes} MB"));
}
