using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>A record that must stay whatever its term says: a court case, an investigation, a request. Until it is lifted.</summary>
public sealed class Hold : IRecord
{
    public const int ReferenceMax = 80;
    public const int ReasonMax = 500;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Kind { get; init; }

    public required Guid RecordId { get; init; }

    public required string Reference { get; init; }

    public required string Reason { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required Guid PlacedById { get; init; }

    public DateOnly? LiftedOn { get; set; }

    public Guid? LiftedById { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Hold>
    {
        public void Configure(EntityTypeBuilder<Hold> hold)
        {
            hold.IsARecord("retention_holds");
            hold.Property(h => h.Kind).HasMaxLength(RetentionRule.KindMax);
            hold.Property(h => h.Reference).HasMaxLength(ReferenceMax);
            hold.Property(h => h.Reason).HasMaxLength(ReasonMax);
            hold.PointsAt<Person>(nameof(PlacedById));
            hold.PointsAt<Person>(nameof(LiftedById));
            hold.HasIndex(h => new { h.BodyId, h.RecordId });
        }
    }
}

/// <summary>Which record must stay, and why, as somebody fills it in.</summary>
public sealed class HoldForm
{
    public string? Kind { get; set; }

    public string? Reference { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Keeping a record out of every destruction, and letting it go again.</summary>
public sealed class Holds(AppDbContext db, CurrentBody current, RecordKinds kinds, Changes changes, Clock clock)
{
    public Task<List<Hold>> InForceAsync(CancellationToken cancel) =>
        db.Set<Hold>().AsNoTracking().Where(hold => hold.LiftedOn == null).OrderByDescending(hold => hold.Id).ToListAsync(cancel);

    /// <exception cref="RuleBrokenException">There is no such record, or no reason.</exception>
    /// <exception cref="ChangedMeanwhileException">The record is being destroyed at this moment.</exception>
    public async Task PlaceAsync(Guid by, HoldForm form, CancellationToken cancel)
    {
        var hold = await CheckedAsync(by, form, cancel);
        try
        {
            await changes.MakeAsync(By.Web(by), async () =>
            {
                db.Add(hold);
                // Whoever confirms such a proposal at this moment must look again: one of the two comes first.
                var proposals = await db.Set<Proposal>().Where(proposal => proposal.State == ProposalState.Open
                    && db.Set<ProposedRecord>().Any(record => record.ProposalId == proposal.Id && record.RecordId == hold.RecordId)).ToListAsync(cancel);
                proposals.ForEach(proposal => proposal.Version++);
                return new Happened("held", hold.Kind, hold.RecordId);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>Lifting it twice is lifting it once.</summary>
    public async Task LiftAsync(Guid by, Guid id, CancellationToken cancel)
    {
        var hold = await db.Set<Hold>().SingleOrDefaultAsync(found => found.Id == id && found.LiftedOn == null, cancel);
        await changes.MakeAsync(By.Web(by), () =>
        {
            if (hold is null)
            {
                return Task.FromResult<Happened?>(null);
            }

            (hold.LiftedOn, hold.LiftedById) = (clock.Today, by);
            return Task.FromResult<Happened?>(new Happened("hold-lifted", hold.Kind, hold.RecordId));
        }, cancel);
    }

    private async Task<Hold> CheckedAsync(Guid by, HoldForm form, CancellationToken cancel)
    {
        if (kinds.Find(form.Kind) is not { } keeper)
        {
            throw new RuleBrokenException(nameof(form.Kind), Say("Kies wat voor gegevens het zijn", "Choose what kind of record it is"));
        }

        if (string.IsNullOrWhiteSpace(form.Reference) || await keeper.FindAsync(form.Reference.Trim(), cancel) is not { } record)
        {
            throw new RuleBrokenException(nameof(form.Reference), Say("Dit nummer vinden wij niet. Kijk of het klopt", "We cannot find this number. See whether it is right"));
        }

        if (string.IsNullOrWhiteSpace(form.Reason) || form.Reason.Trim().Length > Hold.ReasonMax)
        {
            throw new RuleBrokenException(nameof(form.Reason), Say($"Schrijf op waarom dit moet blijven, in hoogstens {Hold.ReasonMax} tekens", $"Write down why this must stay, in at most {Hold.ReasonMax} characters"));
        }

        return new Hold
        {
            Id = Guid.CreateVersion7(clock.Now),
            BodyId = current.Body!.Id,
            Kind = keeper.Kind,
            RecordId = record,
            Reference = form.Reference.Trim(),
            Reason = form.Reason.Trim(),
            PlacedOn = clock.Today,
            PlacedById = by,
        };
    }
}
