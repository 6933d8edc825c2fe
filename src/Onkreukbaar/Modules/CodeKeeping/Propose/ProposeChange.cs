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

/// <summary>Writing a next version of a code. Whoever began it is the only one who changes it, so that somebody else can decide.</summary>
internal sealed class ProposeChange(AppDbContext db, CurrentBody current, Codes.Codes codes, ProposalFiles proposals, Changes changes, Clock clock)
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
        var (label, from, reason) = (Checked(form.Label, Proposal.LabelMax, nameof(form.Label)), Day(form.From, last), Checked(form.Reason, Proposal.ReasonMax, nameof(form.Reason)));
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

    /// <param name="by">Who began it.</param>
    /// <param name="id">The proposal.</param>
    /// <param name="edit">What becomes of its files.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    /// <exception cref="RuleBrokenException">It is somebody else's, or closed.</exception>
    /// <exception cref="BrokenCodeException">It could not be read like this; nothing was changed.</exception>
    /// <exception cref="ChangedMeanwhileException">It was changed in another window.</exception>
    public async Task ChangeAsync(Actor by, Guid id, Func<ProposalFile, CodeFiles> edit, CancellationToken cancel)
    {
        if (await proposals.FindAsync(id, cancel) is not { } file)
        {
            return;
        }

        RefuseOthers(by, file.Proposal);
        var files = edit(file);
        // Outside of the transaction: this is the slow part.
        TryFiles.Read(Body.Slug, file.Proposal.Code, files, file.Proposal.From);
        if (files.Hash == file.Files.Hash)
        {
            return;
        }

        await MakeAsync(by, id, file.Proposal.Number, proposal =>
        {
            (proposal.Files, proposal.ChangedAt) = (files.Pack(), clock.Now);
            return new Happened("changed", "code-proposal", id, Reason: files.Hash);
        }, cancel);
    }

    /// <summary>It goes no further: its writer withdrew it, or somebody else sent it back.</summary>
    /// <exception cref="RuleBrokenException">No reason was given, or it is closed already.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody else was first.</exception>
    public async Task WithdrawAsync(Actor by, Guid id, int number, string? reason, CancellationToken cancel)
    {
        var why = Checked(reason, Proposal.ReasonMax, "reden");
        await MakeAsync(by, id, number, proposal =>
        {
            RefuseClosed(proposal);
            (proposal.State, proposal.ClosedById, proposal.ClosedOn, proposal.ClosedReason) = (ProposalState.Withdrawn, by.PersonId, clock.Today, why);
            return new Happened("withdrawn", "code-proposal", id);
        }, cancel);
    }

    private async Task MakeAsync(Actor by, Guid id, int number, Func<Proposal, Happened> act, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(by.PersonId), async () =>
            {
                var proposal = await db.Set<Proposal>().SingleAsync(found => found.Id == id, cancel);
                if (proposal.Number != number)
                {
                    throw new ChangedMeanwhileException();
                }

                proposal.Number++;
                return act(proposal);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
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

    private static void RefuseOthers(Actor by, Proposal proposal)
    {
        RefuseClosed(proposal);
        if (proposal.ById != by.PersonId)
        {
            throw new RuleBrokenException("", Say("Alleen wie het voorstel begon, wijzigt het. Jij kunt het activeren of terugsturen", "Only whoever began the proposal changes it. You can activate it or send it back"));
        }
    }

    private static void RefuseClosed(Proposal proposal)
    {
        if (proposal.State != ProposalState.Open)
        {
            throw new RuleBrokenException("", Say("Over dit voorstel is al beslist", "This proposal was decided on already"));
        }
    }

    private static string Checked(string? text, int most, string field) => text?.Trim() is { Length: > 0 } said && said.Length <= most ? said
        : throw new RuleBrokenException(field, string.IsNullOrWhiteSpace(text) ? Say("Vul dit in", "Fill this in") : Say($"Gebruik hoogstens {most} tekens", $"Use at most {most} characters"));
}
