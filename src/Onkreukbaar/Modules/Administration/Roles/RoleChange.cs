using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Administration.Roles;

internal static class RoleChange
{
    /// <summary>
    /// Who changes roles of a body waits here for the other who does: two administrators who end each other at the same
    /// moment must not both see that the other is still there. SQLite lets only one write anyhow.
    /// </summary>
    public static Task OneAtATimeAsync(this AppDbContext db, Guid body, CancellationToken cancel) =>
        db.Set<Body>().Where(row => row.Id == body).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), cancel);

    public static bool Overlaps(this IHavePeriod held, DateOnly from, DateOnly? to) =>
        (held.To is not { } end || (end >= from && end >= held.From)) && (to is not { } until || held.From <= until);
}
