using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Demo;

/// <summary>The quarters before: everybody was asked and signed, and the register was published, the last time with a correction.</summary>
internal sealed class DemoPublication(AppDbContext db, CurrentBody current, GiftRegister register, Changes changes, Clock clock)
{
    private const int DaysAfterQuarter = 15;

    private static readonly Role[] Owners = [Role.Registrar, Role.Coordinator];

    /// <summary>When the last two quarters were published, the older one first.</summary>
    public IEnumerable<(DateTimeOffset At, bool IsLast)> Moments()
    {
        var (begin, _) = GiftFilter.Quarter(clock.Today.Year, (clock.Today.Month + 2) / 3);
        // Before the publication of a quarter is due, the quarters before are the published ones.
        var last = begin.AddDays(DaysAfterQuarter) < clock.Today ? begin : begin.AddMonths(-3);
        return [(At(last.AddMonths(-3)), false), (At(last), true)];
    }

    public async Task PublishAsync(DateTimeOffset at, bool isLast, CancellationToken cancel)
    {
        if (!await register.IsPublicAsync(cancel))
        {
            return;
        }

        foreach (var owner in Owners)
        {
            if (await HolderAsync(owner, cancel) is { } by)
            {
                await AskAsync(owner, by, at, isLast, cancel);
                await CorrectAsync(owner, isLast, cancel);
                var preview = await register.PreviewAsync(owner, cancel);
                await register.PublishAsync(by, owner, GiftRegister.HashBefore(preview.All), at, cancel);
            }
        }
    }

    private static DateTimeOffset At(DateOnly quarterBegan) => new(quarterBegan.AddDays(DaysAfterQuarter), new TimeOnly(9, 0), TimeSpan.Zero);

    private Task<Guid?> HolderAsync(Role role, CancellationToken cancel) =>
        db.Set<RoleHolding>().Where(holding => holding.Role == role).Select(holding => (Guid?)holding.PersonId).FirstOrDefaultAsync(cancel);

    /// <summary>The last time one of them did not answer, and is late.</summary>
    private async Task AskAsync(Role owner, Guid by, DateTimeOffset at, bool isLast, CancellationToken cancel)
    {
        var asked = Clock.DayOf(at).AddMonths(-1);
        var round = new Round { Id = Guid.CreateVersion7(at), BodyId = current.Body!.Id, Register = GiftWords.Topic, Year = asked.Year, Quarter = (asked.Month + 2) / 3, Owner = owner, OpenedOn = Clock.DayOf(at).AddDays(-12), AnswerBy = Clock.DayOf(at).AddDays(-2), OpenedById = by };
        var kinds = Position.OfficesOf(owner);
        var people = await db.Set<Position>().Where(position => kinds.Contains(position.Kind)).Select(position => position.PersonId).ToListAsync(cancel);
        var declared = await db.Gifts(db.Set<Declaration>()).Where(row => people.Contains(row.Person.Id) && row.Gift.OfferedOn >= round.From && row.Gift.OfferedOn <= round.To).Select(row => row.Person.Id).ToListAsync(cancel);
        var silent = isLast ? await db.Set<Person>().Where(person => people.Contains(person.Id)).OrderBy(person => person.Number).Select(person => person.Id).FirstAsync(cancel) : Guid.Empty;
        await changes.MakeAsync(By.Job, () =>
        {
            db.Add(round);
            db.AddRange(people.Where(person => person != silent).Select(person => new RoundMember { Id = Guid.CreateVersion7(at), BodyId = round.BodyId, RoundId = round.Id, PersonId = person, Answer = declared.Contains(person) ? RoundAnswer.Unchanged : RoundAnswer.Nothing, SignedAt = at.AddDays(-5), SignedOn = Clock.DayOf(at).AddDays(-5) }));
            db.AddRange(people.Where(person => person == silent).Select(person => new RoundMember { Id = Guid.CreateVersion7(at), BodyId = round.BodyId, RoundId = round.Id, PersonId = person, RemindedOn = round.AnswerBy }));
            return Task.FromResult<Happened?>(new Happened("seeded", "round", round.Id));
        }, cancel);
    }

    /// <summary>Somebody estimated one value anew since the publication before.</summary>
    private async Task CorrectAsync(Role owner, bool isLast, CancellationToken cancel)
    {
        var kinds = Position.OfficesOf(owner);
        var first = await (from row in db.Gifts(db.Set<Declaration>())
                           join position in db.Set<Position>() on row.Declaration.PositionId equals position.Id
                           where kinds.Contains(position.Kind) && row.Gift.Status == Codes.Words.Received && row.Gift.AboveLimit == false && row.Declaration.State != DeclarationState.Cancelled
                           orderby row.Declaration.Reference
                           select row.Gift).FirstOrDefaultAsync(cancel);
        if (!isLast || first is null)
        {
            return;
        }

        await changes.MakeAsync(By.Job, async () =>
        {
            (first.CorrectedValueInCents, first.CorrectionBasis, first.AboveLimit, first.CorrectedById) = (12_500, "Prijs bij een winkel opgevraagd", true, await HolderAsync(owner, cancel));
            return new Happened("seeded", GiftWords.Topic, first.Id);
        }, cancel);
    }
}
