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
        join work in Db.Set<Position>().GroupBy(position => position.PersonId).Select(all => new { PersonId = all.Key, Open = all.Count(position => position.To == null), LastDay = all.Max(position => position.To) })
            on handout.PersonId equals work.PersonId
        where work.Open == 0 && work.LastDay <= latest
        select new EndedOn(handout.Id, work.LastDay!.Value);
}
