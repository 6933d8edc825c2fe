using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Retention;

/// <summary>What waits for a second person, and the certificates of what was destroyed.</summary>
[Needs(Right.ConfirmDestruction)]
internal sealed class DestructionsPage(CurrentBody body, CurrentActor actor, AppDbContext db, RecordKinds kinds) : GuardedPage(body, actor)
{
    private const int Most = 200;

    public IReadOnlyList<(Proposal Proposal, int Records, string By)> Open { get; private set; } = [];

    public IReadOnlyList<Certificate> Certificates { get; private set; } = [];

    public string NameOf(string kind) => kinds.Find(kind)?.Name ?? kind;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var open = await (from proposal in db.Set<Proposal>()
                          join person in db.Set<Person>() on proposal.ProposedById equals person.Id
                          where proposal.State == ProposalState.Open
                          orderby proposal.Id
                          select new { proposal, person.Name, Records = db.Set<ProposedRecord>().Count(record => record.ProposalId == proposal.Id) }).AsNoTracking().ToListAsync(cancel);
        Open = [.. open.Select(found => (found.proposal, found.Records, found.Name))];
        Certificates = await db.Set<Certificate>().AsNoTracking().OrderByDescending(certificate => certificate.Id).Take(Most).ToListAsync(cancel);
    }
}

/// <summary>One proposal: which records, under which rule, and the second person's yes or no.</summary>
[Needs(Right.ConfirmDestruction)]
internal sealed class ProposalPage(CurrentBody body, CurrentActor actor, AppDbContext db, RecordKinds kinds, DestroyRecords destroy) : GuardedPage(body, actor)
{
    [FromRoute]
    public Guid Id { get; set; }

    public Proposal Found { get; private set; } = null!;

    public RetentionRule Rule { get; private set; } = null!;

    public string By { get; private set; } = "";

    public string Kind => kinds.Find(Found.Kind)?.Name ?? Found.Kind;

    public bool IsMine => Found.ProposedById == Actor.PersonId;

    public bool HasCertificate { get; private set; }

    public IReadOnlyList<EndedRecord> Records { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(long version, CancellationToken cancel) =>
        DoAsync(() => destroy.ConfirmAsync(Actor.PersonId, Found, version, cancel), RetentionLinks.Certificate(Body, Id), cancel);

    public Task<IActionResult> OnPostIntrekkenAsync(long version, CancellationToken cancel) =>
        DoAsync(() => destroy.WithdrawAsync(Actor.PersonId, Found, version, cancel), RetentionLinks.Destructions(Body), cancel);

    private async Task<IActionResult> DoAsync(Func<Task> work, string next, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            await work();
            return Redirect(next);
        }
        catch (RuleBrokenException broken)
        {
            return Again(broken, "");
        }
        catch (ChangedMeanwhileException)
        {
            await ReadAsync(cancel);
            ModelState.Clear();
            ModelState.AddModelError("", Say("Er is iets veranderd terwijl jij keek. Er is niets vernietigd. Hieronder staat hoe het er nu voor staat", "Something changed while you were looking. Nothing was destroyed. Below you see how it stands now"));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (await db.Set<Proposal>().SingleOrDefaultAsync(proposal => proposal.Id == Id, cancel) is not { } found)
        {
            return false;
        }

        Found = found;
        Rule = await db.Set<RetentionRule>().AsNoTracking().SingleAsync(rule => rule.Id == found.RuleId, cancel);
        By = await db.Set<Person>().Where(person => person.Id == found.ProposedById).Select(person => person.Name).SingleAsync(cancel);
        HasCertificate = await db.Set<Certificate>().AnyAsync(certificate => certificate.Id == Id, cancel);
        Records = await db.Set<ProposedRecord>().Where(record => record.ProposalId == Id).OrderBy(record => record.StartedOn).ThenBy(record => record.Reference)
            .Select(record => new EndedRecord(record.RecordId, record.Reference, record.StartedOn)).ToListAsync(cancel);
        return true;
    }
}

/// <summary>The certificate of one destruction, to read and to print.</summary>
[Needs(Right.ConfirmDestruction)]
internal sealed class CertificatePage(CurrentBody body, CurrentActor actor, AppDbContext db, RecordKinds kinds) : GuardedPage(body, actor)
{
    public Certificate Found { get; private set; } = null!;

    public string Kind => kinds.Find(Found.Kind)?.Name ?? Found.Kind;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(certificate => certificate.Id == id, cancel) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
