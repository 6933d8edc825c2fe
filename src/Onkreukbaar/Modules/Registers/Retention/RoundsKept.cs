using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.Retention;

/// <summary>Rounds and what was signed in them; one is over when the day to answer by has passed.</summary>
internal sealed class RoundsKept(AppDbContext db, Clock clock) : IKeepRecords
{
    public string Kind => "round";

    public string Name => Say("Kwartaalrondes met de antwoorden", "Quarterly rounds with the answers");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.Ended];

    private static readonly Footprint Members = new("registers_round_members", nameof(RoundMember.RoundId));

    public IReadOnlyList<Footprint> Rows => [new("registers_round_preparations", nameof(RoundPreparation.Id), Members), Members, new("registers_rounds", nameof(Round.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var today = clock.Today;
        var over = await db.Set<Round>().AsNoTracking().Where(round => round.AnswerBy < today && round.AnswerBy <= latest).ToListAsync(cancel);
        return [.. over.Select(round => new EndedRecord(round.Id, Reference(round), round.AnswerBy))];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        (await db.Set<Round>().AsNoTracking().ToListAsync(cancel)).Find(round => Reference(round) == reference)?.Id;

    private static string Reference(Round round) =>
        string.Create(CultureInfo.InvariantCulture, $"R-{round.Year}-{round.Quarter}-{(round.Owner == Role.Registrar ? "griffie" : "coordinator")}");
}
