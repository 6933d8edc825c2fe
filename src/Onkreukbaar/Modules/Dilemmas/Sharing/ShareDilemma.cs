using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Own;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Sharing;

/// <summary>One reader as the writer sees it.</summary>
internal sealed record Reader(Share Share, string Name, string? Reaction);

/// <summary>A reaction that the writer did nothing with yet.</summary>
internal sealed record NewReaction(Guid DilemmaId, string By, DateTimeOffset At);

/// <summary>Letting somebody read one's own dilemma, and no longer.</summary>
internal sealed class ShareDilemma(AppDbContext db, CurrentBody current, Confidants confidants, Seal seal, Changes changes, Notify notify, Clock clock)
{
    /// <summary>Who reads it or read it, with what they said.</summary>
    public async Task<IReadOnlyList<Reader>> ReadersAsync(Guid dilemmaId, CancellationToken cancel)
    {
        var shares = await db.Set<Share>().AsNoTracking().Where(share => share.DilemmaId == dilemmaId).OrderBy(share => share.SharedAt)
            .Join(db.Set<Person>(), share => share.ReaderId, person => person.Id, (share, person) => new { share, person.Name }).ToListAsync(cancel);
        return shares.ConvertAll(found => new Reader(found.share, found.Name, found.share.Sealed is { } closed ? seal.Open<Reaction>(found.share.Id, closed)?.Text : null));
    }

    /// <summary>The dilemmas of a writer to which somebody reacted.</summary>
    public async Task<IReadOnlySet<Guid>> AnsweredAsync(Guid writerId, CancellationToken cancel) =>
        (await db.Set<Share>().Where(share => share.ReactedAt != null && db.Set<Dilemma>().Any(dilemma => dilemma.Id == share.DilemmaId && dilemma.PersonId == writerId)).Select(share => share.DilemmaId).ToListAsync(cancel)).ToHashSet();

    /// <summary>What others said since the writer last saved the dilemma: saving it is how one says to have gone on.</summary>
    public async Task<IReadOnlyList<NewReaction>> NewReactionsAsync(Guid writerId, CancellationToken cancel) => await (
        from share in db.Set<Share>().AsNoTracking()
        join dilemma in db.Set<Dilemma>() on share.DilemmaId equals dilemma.Id
        join reader in db.Set<Person>() on share.ReaderId equals reader.Id
        where dilemma.PersonId == writerId && share.ReactedAt >= dilemma.SavedAt
        orderby share.ReactedAt
        select new NewReaction(dilemma.Id, reader.Name, share.ReactedAt!.Value)).ToListAsync(cancel);

    /// <exception cref="RuleBrokenException">It cannot be shared with this person.</exception>
    public async Task ShareAsync(Actor actor, OwnDilemma own, Guid? reader, CancellationToken cancel)
    {
        if (reader is not { } readerId || readerId == actor.PersonId || !await confidants.IsHereAsync(readerId, cancel))
        {
            throw new RuleBrokenException("ReaderId", Say("Kies met wie je het deelt", "Choose whom you share it with"));
        }

        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), () => ShareAsync(own.Row.Id, readerId, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // Sent twice at the same moment, or removed meanwhile: the page that follows shows how it stands.
        }
    }

    /// <returns>False when it is not shared with anybody under this id.</returns>
    public Task<bool> StopAsync(Actor actor, OwnDilemma own, Guid shareId, CancellationToken cancel) => changes.MakeAsync<bool>(By.Web(actor.PersonId), async () =>
    {
        if (await db.Set<Share>().SingleOrDefaultAsync(share => share.Id == shareId && share.DilemmaId == own.Row.Id, cancel) is not { } share)
        {
            return (false, []);
        }

        if (share.EndedAt is not null)
        {
            return (true, []);
        }

        share.EndedAt = clock.Now;
        return (true, [new Happened("stopped-sharing", KeepDilemma.Kind, own.Row.Id)]);
    }, cancel);

    private async Task<Happened?> ShareAsync(Guid dilemmaId, Guid readerId, CancellationToken cancel)
    {
        var share = await db.Set<Share>().SingleOrDefaultAsync(found => found.DilemmaId == dilemmaId && found.ReaderId == readerId, cancel);
        if (share is { EndedAt: null })
        {
            return null;
        }

        if (share is null)
        {
            db.Add(new Share { Id = Guid.CreateVersion7(clock.Now), BodyId = current.Body!.Id, DilemmaId = dilemmaId, ReaderId = readerId, SharedAt = clock.Now });
        }
        else
        {
            (share.SharedAt, share.EndedAt) = (clock.Now, null);
        }

        notify.Tell(NotificationKind.Work, readerId);
        return new Happened("shared", KeepDilemma.Kind, dilemmaId);
    }
}
