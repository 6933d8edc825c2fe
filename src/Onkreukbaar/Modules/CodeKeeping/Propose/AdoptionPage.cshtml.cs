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
    public string? By { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>One on each line.</summary>
    public string? Signers { get; set; }
}

/// <summary>Saying who adopts the version, on which day, and who puts their name under it.</summary>
[Needs(Right.KeepCode)]
internal sealed class AdoptionPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose) : OwnProposalPage(body, actor, proposals, propose)
{
    private const int MostOfAName = 200;
    private const int MostSigners = 20;

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

        if (!ModelState.IsValid)
        {
            return Again();
        }

        return await ChangeAsync(
            id,
            file => file.Files.WithAdoption(Name(Form.By, FieldOf(nameof(Form.By))), Day(Form.On, file.Proposal.From), Signers(Form.Signers)),
            _ => new RuleBrokenException("", Say("Zo klopt de code niet meer. Er is niets gewijzigd", "The code is not right any more like this. Nothing was changed")),
            cancel);
    }

    private static string? Name(string? typed, string field) => typed.AsTyped() is not { } name ? null
        : name.Length <= MostOfAName ? name
        : throw new RuleBrokenException(field, Say($"Gebruik hoogstens {MostOfAName} tekens", $"Use at most {MostOfAName} characters"));

    private static DateOnly? Day(DateOnly? on, DateOnly from) => on is null || on <= from ? on
        : throw new RuleBrokenException(FieldOf(nameof(AdoptionForm.On)), Say($"Kies uiterlijk {CodeWords.Date(from)}, de dag waarop de versie ingaat", $"Choose {CodeWords.Date(from)} at the latest, the day on which the version begins"));

    private static List<string> Signers(string? typed)
    {
        var field = FieldOf(nameof(AdoptionForm.Signers));
        var signers = (typed.AsTyped() ?? "").Split('\n').Select(line => Name(line, field)).OfType<string>().ToList();
        return signers.Count <= MostSigners ? signers : throw new RuleBrokenException(field, Say($"Noem hoogstens {MostSigners} ondertekenaars", $"Name at most {MostSigners} signers"));
    }

    private static string FieldOf(string name) => $"{nameof(Form)}.{name}";
}
