using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Dilemmas.Team;

/// <summary>An offered dilemma with the team it is for.</summary>
internal sealed record OfferedDilemma(TeamOffer Offer, string Unit);

/// <summary>What was offered: for whoever leads the team or a unit above it, and for the coordinator who helps with the talk.</summary>
internal sealed class TeamOffers(AppDbContext db, Changes changes, Clock clock)
{
    /// <summary>By month, and within a month in an order that says nothing.</summary>
    public async Task<IReadOnlyList<OfferedDilemma>> ForAsync(Actor actor, CancellationToken cancel) =>
        await SeenBy(actor).AsNoTracking().Join(db.Set<Unit>(), offer => offer.UnitId, unit => unit.Id, (offer, unit) => new { offer, unit.Name })
            .OrderByDescending(found => found.offer.Month).ThenBy(found => found.offer.Id).Select(found => new OfferedDilemma(found.offer, found.Name)).ToListAsync(cancel);

    /// <returns>False when there is none that this person may see.</returns>
    public async Task<bool> DiscussedAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        try
        {
            return await changes.MakeAsync<bool>(By.Web(actor.PersonId), async () =>
            {
                if (await SeenBy(actor).SingleOrDefaultAsync(offer => offer.Id == id, cancel) is not { } offer)
                {
                    return (false, []);
                }

                if (offer.DiscussedOn is not null)
                {
                    return (true, []);
                }

                offer.DiscussedOn = clock.Today;
                return (true, [new Happened("discussed", TeamOffersKept.Word, offer.Id)]);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Taken back, or marked by somebody else, at the same moment.
            return true;
        }
    }

    private IQueryable<TeamOffer> SeenBy(Actor actor)
    {
        var units = actor.UnitsLed.ToList();
        return actor.Is(Role.Coordinator) ? db.Set<TeamOffer>() : db.Set<TeamOffer>().Where(offer => units.Contains(offer.UnitId));
    }
}
