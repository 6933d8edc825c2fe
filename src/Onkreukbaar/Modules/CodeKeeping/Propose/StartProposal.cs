using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.CodeKeeping.Proposals;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.Propose;

/// <summary>What somebody fills in to begin a next version.</summary>
internal sealed class StartForm
{
    public Guid Id { get; set; }

    public string? Label { get; set; }

    public DateOnly? From { get; set; }

    public string? Reason { get; set; }

    /// <summary>Begin with what came along with the program, not with what holds now.</summary>
    public bool FromProgram { get; set; }
}

/// <summary>Beginning a next version: a copy of the last one that was decided on, with a name, a first day and a reason.</summary>
internal sealed class StartProposal(AppDbContext db, CurrentBody current, Codes.Codes codes, ProposalFiles proposals, Changes changes, Clock clock)
{
    private Body Body => current.Body!;

    /// <summary>The version that a new one changes: the last that was decided on, also when it is still to begin. Null when there is no such code.</summary>
    public CodeVersion? LastOf(string code) => codes.Of(Body).Last(code);

    /// <summary>What came along with the program after the body went its own way, and never ran.</summary>
    public Task<KeptVersion?> ShippedAsync(string code, CancellationToken cancel) => new KeptVersions(db, Body, clock).NeverRanAsync(code, cancel);

    /// <summary>Begins a proposal; sending the form twice begins one.</summary>
    /// <exception cref="RuleBrokenException">Something is missing, or it would begin too early.</exception>
    public async Task<Guid> StartAsync(Actor by, CodeVersion last, StartForm form, CancellationToken cancel)
    {
        var (label, from, reason) = (form.Label.Required(Proposal.LabelMax, nameof(form.Label)), Day(form.From, last), form.Reason.Required(Proposal.ReasonMax, nameof(form.Reason)));
        var files = form.FromProgram && await ShippedAsync(last.Code, cancel) is { } shipped ? CodeFiles.Unpack(shipped.Files) : await proposals.BaseAsync(last.Code, last.Hash, cancel);
        var proposal = new Proposal
        {
            Id = form.Id == Guid.Empty ? Guid.CreateVersion7(clock.Now) : form.Id,
            BodyId = Body.Id,
            Code = last.Code,
            BaseHash = last.Hash,
            Label = label,
            From = from,
            Reason = reason,
            ById = by.PersonId,
            Files = files.WithHead(label, from).Pack(),
            ChangedAt = clock.Now,
        };
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            if (await db.Set<Proposal>().AnyAsync(found => found.Id == proposal.Id, cancel))
            {
                return null;
            }

            db.Add(proposal);
            return new Happened("began", "code-proposal", proposal.Id, Reason: proposal.Code);
        }, cancel);
        return proposal.Id;
    }

    private DateOnly Day(DateOnly? from, CodeVersion last)
    {
        if (from is not { } day || day <= clock.Today)
        {
            throw new RuleBrokenException(nameof(StartForm.From), Say("Kies een dag na vandaag. Wat tot en met vandaag is geantwoord, verandert niet meer", "Choose a day after today. What was answered up to today does not change any more"));
        }

        return last.ValidFrom is { } planned && day < planned
            ? throw new RuleBrokenException(nameof(StartForm.From), Say($"Er is al een versie die ingaat op {CodeWords.Date(planned)}. Kies die dag of een latere", $"There is a version already that begins on {CodeWords.Date(planned)}. Choose that day or a later one"))
            : day;
    }
}
