using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.CountGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>How far a version has come in one unit; without a name it is everybody in small units or in none.</summary>
/// <param name="Unit">Its name.</param>
/// <param name="Given">How many were given the version.</param>
/// <param name="Opened">How many opened it; null when that would tell who.</param>
/// <param name="Confirmed">How many say that they read it; null when that would tell who.</param>
internal sealed record UnitRead(string? Unit, int Given, int? Opened, int? Confirmed);

/// <summary>How far one person has come with the last version they were given.</summary>
internal sealed record PersonRead(string Unit, string Person, string Code, string Version, DateOnly GivenOn, DateOnly? OpenedOn, DateOnly? ConfirmedOn);

/// <summary>Who opened and confirmed a version: numbers per unit for the coordinator, names for the own manager.</summary>
internal sealed class WhoRead(AppDbContext db, Settings settings, Clock clock)
{
    public Task<List<Campaign>> CampaignsAsync(CancellationToken cancel) => db.Set<Campaign>().AsNoTracking().OrderByDescending(campaign => campaign.StartedOn).ThenByDescending(campaign => campaign.Id).ToListAsync(cancel);

    public Task<Campaign?> FindAsync(Guid id, CancellationToken cancel) => db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(campaign => campaign.Id == id, cancel);

    /// <summary>Of everybody who was given this version and works here; somebody in two units counts in both.</summary>
    public async Task<IReadOnlyList<UnitRead>> PerUnitAsync(string hash, CancellationToken cancel)
    {
        var rows = await (from handout in db.Set<Handout>()
                          where handout.CodeHash == hash
                          join position in db.Set<Position>().On(clock.Today) on handout.PersonId equals position.PersonId
                          select new { position.UnitId, handout.PersonId, IsOpened = handout.OpenedOn != null, IsConfirmed = handout.ConfirmedOn != null }).Distinct().ToListAsync(cancel);
        var smallest = await settings.NumberAsync(GiftCounts.SmallestSetting, clock.Today, cancel) ?? int.MaxValue;
        var names = await db.Set<Unit>().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        // A unit of a few people would tell who read it: those stand together, with who is in no unit.
        var large = rows.GroupBy(row => row.UnitId).Where(unit => unit.Key is not null && unit.Count() >= smallest).Select(unit => unit.Key).ToHashSet();
        return [.. rows.GroupBy(row => large.Contains(row.UnitId) ? row.UnitId : null).Select(unit => new UnitRead(unit.Key is { } id ? names[id] : null, unit.Count(), unit.Count(row => row.IsOpened), unit.Count(row => row.IsConfirmed)) is var read && read.Given >= smallest ? read : read with { Opened = null, Confirmed = null }).OrderBy(unit => unit.Unit is null).ThenBy(unit => unit.Unit, StringComparer.CurrentCulture)];
    }

    /// <summary>The people of the units somebody leads, those who did not confirm first.</summary>
    public async Task<IReadOnlyList<PersonRead>> OfMyUnitsAsync(Actor actor, CancellationToken cancel)
    {
        var units = actor.UnitsLed.ToList();
        var rows = await (from handout in db.Set<Handout>()
                          join position in db.Set<Position>().On(clock.Today) on handout.PersonId equals position.PersonId
                          where position.UnitId != null && units.Contains(position.UnitId.Value) && handout.PersonId != actor.PersonId
                          join unit in db.Set<Unit>() on position.UnitId equals unit.Id
                          join person in db.Set<Person>() on handout.PersonId equals person.Id
                          select new { handout.PersonId, Read = new PersonRead(unit.Name, person.Name, handout.Code, handout.Version, handout.GivenOn, handout.OpenedOn, handout.ConfirmedOn) }).ToListAsync(cancel);
        return [.. rows.GroupBy(row => (row.PersonId, row.Read.Unit, row.Read.Code)).Select(given => given.MaxBy(row => row.Read.GivenOn)!.Read)
            .OrderBy(read => read.ConfirmedOn is not null).ThenBy(read => read.Unit, StringComparer.CurrentCulture).ThenBy(read => read.Person, StringComparer.CurrentCulture)];
    }
}
