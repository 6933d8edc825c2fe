using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>What holds for every change of roles and deputies: who may not, from which day, and one at a time.</summary>
internal static class RoleChange
{
    /// <summary>
    /// Who changes roles of a body waits here for the other who does: two administrators who end each other at the same
    /// moment must not both see that the other is still there. SQLite lets only one write anyhow.
    /// </summary>
    public static Task OneAtATimeAsync(this AppDbContext db, Guid body, CancellationToken cancel) =>
        db.Set<Body>().Where(row => row.Id == body).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), cancel);

    public static void RefuseOneself(Actor by, Guid personId)
    {
        if (by.PersonId == personId)
        {
            throw new RuleBrokenException("", Say("Je kunt je eigen rollen niet geven of beëindigen. Vraag het een andere functioneel beheerder", "You cannot give or end your own roles. Ask another functional administrator"));
        }
    }

    public static (DateOnly From, DateOnly? To) Period(DateOnly? first, DateOnly? last, DateOnly today)
    {
        if (first is not { } from || from < today)
        {
            throw new RuleBrokenException(nameof(RoleForm.From), Say("Kies vandaag of een latere dag", "Choose today or a later day"));
        }

        return last < from ? throw new RuleBrokenException(nameof(RoleForm.To), Say("De laatste dag ligt voor de eerste", "The last day is before the first")) : (from, last);
    }

    public static DateOnly EndDay(DateOnly? day, DateOnly today) => day is { } from && from >= today ? from
        : throw new RuleBrokenException(nameof(EndForm.From), Say("Kies vandaag of een latere dag. Wat eerder gold, verandert niet meer", "Choose today or a later day. What held before does not change any more"));

    /// <summary>Ending is sooner, never longer: for longer it is given again.</summary>
    public static void RefuseLater(IHavePeriod held, DateOnly from)
    {
        if (held.To < from)
        {
            throw new RuleBrokenException(nameof(EndForm.From), Say("Dan is dit al voorbij. Kies een eerdere dag", "By then this is over already. Choose an earlier day"));
        }
    }

    /// <summary>The last day counts; what ends on or before its first day never held.</summary>
    public static DateOnly LastDay(IHavePeriod held, DateOnly from) => (from < held.From ? held.From : from).AddDays(-1);

    public static bool Overlaps(this IHavePeriod held, DateOnly from, DateOnly? to) =>
        (held.To is not { } end || (end >= from && end >= held.From)) && (to is not { } until || held.From <= until);
}
