using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>That somebody was given the code is proof as long as they work here; from the last day on its term runs.</summary>
internal sealed class HandoutsKept(AppDbContext db) : EndsOnADay<Handout>(db, "code-handout", "codekeeping_handouts", StartEvent.EmploymentEnded)
{
    public override string Name => Say("Uitgereikte gedragscodes", "Codes of conduct that were handed out");

    protected override IQueryable<EndedOn> Ended(DateOnly latest) =>
        from handout in Db.Set<Handout>()
        let positions = Db.Set<Position>().Where(position => position.PersonId == handout.PersonId)
        where positions.Any() && !positions.Any(position => position.To == null || position.To > latest)
        select new EndedOn(handout.Id, positions.Max(position => position.To!.Value));
}
