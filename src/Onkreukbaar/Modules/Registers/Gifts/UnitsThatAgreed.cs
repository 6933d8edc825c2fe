using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>For which of the units that agreed on something stricter somebody works.</summary>
internal sealed class UnitsThatAgreed(AppDbContext db)
{
    private Dictionary<Guid, Unit>? all;

    /// <summary>The value of the fact for somebody of a unit: that unit, or the nearest one above it, that agreed on something.</summary>
    public async Task<string> OfAsync(Fact units, Guid? own, CancellationToken cancel)
    {
        all ??= await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancel);
        var seen = new HashSet<Guid>();
        for (var id = own; id is { } at && seen.Add(at) && all.TryGetValue(at, out var unit); id = unit.ParentId)
        {
            if (UnitFact.ValueOf(unit.Code) is var value && value != UnitFact.None && units.Value(value) is not null)
            {
                return value;
            }
        }

        return UnitFact.None;
    }
}
