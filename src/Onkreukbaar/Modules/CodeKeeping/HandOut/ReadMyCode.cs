using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>A code that somebody was given, with what was said about it.</summary>
internal sealed record MyHandout(Handout Handout, string? Message, DateOnly? Until);

/// <summary>What somebody was given, and that they opened and read it. Only the person says so.</summary>
internal sealed class ReadMyCode(AppDbContext db, Changes changes, Clock clock)
{
    /// <summary>The newest first.</summary>
    public Task<List<MyHandout>> OfAsync(Actor actor, CancellationToken cancel) => (
        from handout in db.Set<Handout>().AsNoTracking()
        where handout.PersonId == actor.PersonId
        orderby handout.GivenOn descending, handout.Id descending
        select new MyHandout(
            handout,
            db.Set<Campaign>().Where(campaign => campaign.CodeHash == handout.CodeHash).OrderByDescending(campaign => campaign.StartedOn).ThenByDescending(campaign => campaign.Id).Select(campaign => campaign.Message).FirstOrDefault(),
            db.Set<Campaign>().Where(campaign => campaign.CodeHash == handout.CodeHash).OrderByDescending(campaign => campaign.StartedOn).ThenByDescending(campaign => campaign.Id).Select(campaign => (DateOnly?)campaign.Until).FirstOrDefault())).ToListAsync(cancel);

    /// <returns>Which code it is; null when it is not theirs.</returns>
    public Task<string?> OpenAsync(Actor actor, Guid id, CancellationToken cancel) =>
        MarkAsync(actor, id, "opened", handout => handout.OpenedOn is null, handout => handout.OpenedOn = clock.Today, cancel);

    /// <returns>Which code it is; null when it is not theirs.</returns>
    public Task<string?> ConfirmAsync(Actor actor, Guid id, CancellationToken cancel) =>
        MarkAsync(actor, id, "confirmed", handout => handout.ConfirmedOn is null, handout => (handout.OpenedOn, handout.ConfirmedOn) = (handout.OpenedOn ?? clock.Today, clock.Today), cancel);

    private async Task<string?> MarkAsync(Actor actor, Guid id, string action, Func<Handout, bool> isNew, Action<Handout> mark, CancellationToken cancel) => await changes.MakeAsync<string?>(By.Web(actor.PersonId), async () =>
    {
        if (await db.Set<Handout>().SingleOrDefaultAsync(found => found.Id == id && found.PersonId == actor.PersonId, cancel) is not { } handout)
        {
            return (null, []);
        }

        if (!isNew(handout))
        {
            return (handout.Code, []);
        }

        mark(handout);
        return (handout.Code, [new Happened(action, "code-handout", id)]);
    }, cancel);
}
