using Microsoft.AspNetCore.Mvc;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>Giving a limit or term of a code another value from the day of the proposal on.</summary>
[Needs(Right.KeepCode)]
internal sealed class LimitPage(CurrentBody body, CurrentActor actor, ProposalFiles proposals, ProposeChange propose) : OwnProposalPage(body, actor, proposals, propose)
{
    private const decimal Largest = 1_000_000;

    [BindProperty(Name = "waarde")]
    public decimal? Value { get; set; }

    public Parameter Limit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string naam, CancellationToken cancel)
    {
        if (!await ReadAsync(id, naam, cancel))
        {
            return NotFound();
        }

        Value = Limit.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string naam, CancellationToken cancel)
    {
        if (!await ReadAsync(id, naam, cancel))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        return await ChangeAsync(
            id,
            file => file.Files.WithParameter(naam, Checked(Value, Limit), file.Proposal.From),
            _ => new RuleBrokenException("waarde", Say("Met deze waarde klopt de code niet meer. Er is niets gewijzigd", "With this value the code is not right any more. Nothing was changed")),
            cancel);
    }

    private async Task<bool> ReadAsync(Guid id, string name, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found.Next.ParametersOn(Found.Proposal.From).FirstOrDefault(parameter => parameter.Name == name) is not { } limit)
        {
            return false;
        }

        Limit = limit;
        return true;
    }

    private static decimal Checked(decimal? value, Parameter limit) =>
        value is not { } number || number < 0 || number > Largest ? throw new RuleBrokenException("waarde", Say($"Vul een getal in van 0 tot en met {Largest:N0}", $"Enter a number from 0 to {Largest:N0}"))
        : decimal.Round(number, limit.IsMoney ? 2 : 0) != number ? throw new RuleBrokenException("waarde", limit.IsMoney ? Say("Gebruik hoogstens twee cijfers achter de komma", "Use at most two digits after the point") : Say("Vul een heel getal in", "Enter a whole number"))
        : number;
}
