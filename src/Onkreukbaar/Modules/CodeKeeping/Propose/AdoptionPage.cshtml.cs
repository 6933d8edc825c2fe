using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>What somebody fills in about the adoption of a version; all of it may stay open.</summary>
internal sealed class AdoptionForm
{
    public const int NameMax = 200;
    public const int SignersMax = 20;

    public string? By { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>One on each line.</summary>
    public string? Signers { get; set; }

    public List<string> Names => [.. (Signers.AsTyped() ?? "").Split('\n').Select(line => line.AsTyped()).OfType<string>()];

    public IEnumerable<(string Field, string Sentence)> Problems(DateOnly from)
    {
        if (By.TooLong(NameMax) is { } problem)
        {
            yield return (nameof(By), problem);
        }

        if (On > from)
        {
            yield return (nameof(On), Say($"Kies uiterlijk {CodeWords.Date(from)}, de dag waarop de versie ingaat", $"Choose {CodeWords.Date(from)} at the latest, the day on which the version begins"));
        }

        if (Names.Count > SignersMax || Names.Exists(name => name.Length > NameMax))
        {
            yield return (nameof(Signers), Say($"Noem hoogstens {SignersMax} ondertekenaars, elk in hoogstens {NameMax} tekens", $"Name at most {SignersMax} signers, each in at most {NameMax} characters"));
        }
    }
}

/// <summary>Saying who adopts the version, on which day, and who puts their name under it.</summary>
[Needs(Right.KeepCode)]
internal sealed class AdoptionPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose) : OwnProposalPage(body, actor, proposals, propose)
{
    [BindProperty]
    public AdoptionForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        (Form.By, Form.On, Form.Signers) = (Found.Next.AdoptedBy, Found.Next.AdoptedOn, string.Join('\n', Found.Next.SignedBy));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        return !IsRight(Form.Problems(Found.Proposal.From)) ? Again() : await ChangeAsync(
            id,
            file => file.Files.WithAdoption(Form.By.AsTyped(), Form.On, Form.Names),
            _ => new RuleBrokenException("", Say("Zo klopt de code niet meer. Er is niets gewijzigd", "The code is not right any more like this. Nothing was changed")),
            cancel);
    }
}
