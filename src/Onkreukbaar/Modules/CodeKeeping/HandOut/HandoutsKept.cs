using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>That somebody was given the code is proof as long as they work here; from the last day on its term runs.</summary>
internal sealed class HandoutsKept(AppDbContext db) : IKeepRecords
{
    public string Kind => "code-handout";

    public string Name => Say("Uitgereikte gedragscodes", "Codes of conduct that were handed out");

    public IReadOnlyList<StartEvent> Starts => [StartEvent.EmploymentEnded];

    public IReadOnlyList<Footprint> Rows => [new("codekeeping_handouts", nameof(Handout.Id))];

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel)
    {
        var over = await (from handout in db.Set<Handout>()
                          let positions = db.Set<Position>().Where(position => position.PersonId == handout.PersonId)
                          where positions.Any() && !positions.Any(position => position.To == null || position.To > latest)
                          select new { handout.Id, On = positions.Max(position => position.To!.Value) }).ToListAsync(cancel);
        return [.. over.Select(handout => new EndedRecord(handout.Id, handout.Id.ToString("D", CultureInfo.InvariantCulture), handout.On))];
    }

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<Handout>().AnyAsync(handout => handout.Id == id, cancel) ? id : null;
}
