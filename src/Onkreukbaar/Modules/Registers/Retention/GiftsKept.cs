using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ReceiveAfterAll;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Retention;

/// <summary>Declared gifts and how long they stay: officials and office-holders each have a rule of their own.</summary>
internal abstract class GiftsKept(AppDbContext db, Clock clock, Partition partition) : IKeepRecords
{
    public abstract string Kind { get; }

    public abstract string Name { get; }

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Closed, StartEvent.Declared, StartEvent.EmploymentEnded];

    /// <summary>The draft has the id of the declaration it became.</summary>
    public IReadOnlyList<Footprint> Rows =>
    [
        new("work_drafts", "Id"),
        new("registers_steps", nameof(Step.DeclarationId)),
        new("registers_decisions", nameof(Decision.DeclarationId)),
        new("registers_versions", nameof(DeclarationVersion.DeclarationId)),
        new("registers_gift_parts", nameof(GiftPart.DeclarationId)),
        new("registers_involved", nameof(Involved.DeclarationId)),
        new("registers_following", nameof(Following.Id)),
        new("registers_following", nameof(Following.EarlierId)),
        new("registers_preparations", nameof(Preparation.Id)),
        new("registers_gifts", nameof(Gift.Id)),
        new("registers_declarations", nameof(Declaration.Id)),
    ];

    private IQueryable<Declaration> All => db.Set<Declaration>().Where(declaration => declaration.Register == GiftWords.Topic && declaration.Partition == partition);

    private IQueryable<Declaration> Over => All.Where(declaration => declaration.State == DeclarationState.Closed || declaration.State == DeclarationState.Cancelled);

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) => start switch
    {
        StartEvent.Declared => await Over.Where(declaration => declaration.DeclaredOn <= latest)
            .Select(declaration => new EndedRecord(declaration.Id, declaration.Reference, declaration.DeclaredOn)).ToListAsync(cancel),
        StartEvent.Closed => [.. (await Over.Select(declaration => new { declaration.Id, declaration.Reference, declaration.ChangedAt }).ToListAsync(cancel))
            .Select(declaration => new EndedRecord(declaration.Id, declaration.Reference, Clock.DayOf(declaration.ChangedAt))).Where(record => record.StartedOn <= latest)],
        _ => await OfWhoLeftAsync(latest, cancel),
    };

    public Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        All.Where(declaration => declaration.Reference == reference).Select(declaration => (Guid?)declaration.Id).SingleOrDefaultAsync(cancel);

    /// <summary>Of who has no position any more; who came back has not left.</summary>
    private async Task<IReadOnlyList<EndedRecord>> OfWhoLeftAsync(DateOnly latest, CancellationToken cancel)
    {
        var today = clock.Today;
        var lastDays = await db.Set<Position>().GroupBy(position => position.PersonId)
            .Where(positions => positions.Count(position => position.To == null || position.To >= today) == 0)
            .Select(positions => new { PersonId = positions.Key, LastDay = positions.Max(position => position.To) }).ToListAsync(cancel);
        var left = lastDays.Where(person => person.LastDay <= latest).ToDictionary(person => person.PersonId, person => person.LastDay!.Value);
        var ids = left.Keys.ToList();
        var over = await Over.Where(declaration => ids.Contains(declaration.PersonId)).Select(declaration => new { declaration.Id, declaration.Reference, declaration.PersonId }).ToListAsync(cancel);
        return [.. over.Select(declaration => new EndedRecord(declaration.Id, declaration.Reference, left[declaration.PersonId]))];
    }
}

internal sealed class OfficialsGiftsKept(AppDbContext db, Clock clock) : GiftsKept(db, clock, Partition.Officials)
{
    public const string Word = "gift-official";

    public override string Kind => Word;

    public override string Name => Say("Geschenken van ambtenaren", "Gifts of officials");
}

internal sealed class HoldersGiftsKept(AppDbContext db, Clock clock) : GiftsKept(db, clock, Partition.OfficeHolders)
{
    public const string Word = "gift-office-holder";

    public override string Kind => Word;

    public override string Name => Say("Geschenken van bestuurders en volksvertegenwoordigers", "Gifts of executives and representatives");
}
