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

/// <summary>A dilemma that somebody shared with the reader; without a text when the key of its seal is lost.</summary>
internal sealed record SharedDilemma(Share Share, string Writer, DilemmaText? Text, string? Reaction);

/// <summary>Reading what others shared, as long as they share it, and one reaction to it.</summary>
internal sealed class ReadShared(AppDbContext db, Seal seal, Changes changes, Notify notify, Clock clock)
{
    public async Task<IReadOnlyList<SharedDilemma>> AllAsync(Actor actor, CancellationToken cancel) => await ReadAsync(With(actor), cancel);

    /// <summary>Null when there is none, when it is shared with somebody else, or not any more: nobody can tell which.</summary>
    public async Task<SharedDilemma?> FindAsync(Actor actor, Guid shareId, CancellationToken cancel) =>
        (await ReadAsync(With(actor).Where(share => share.Id == shareId), cancel)).SingleOrDefault();

    /// <exception cref="RuleBrokenException">There is nothing to send.</exception>
    /// <returns>False when the sharing ended meanwhile, or a reaction was sent already.</returns>
    public async Task<bool> ReactAsync(Actor actor, SharedDilemma shared, string? text, CancellationToken cancel)
    {
        var reaction = text.AsTyped() is { Length: <= DilemmaForm.TextMax } typed ? new Reaction(typed)
            : throw new RuleBrokenException("Text", text.AsTyped() is null ? Say("Schrijf een reactie", "Write a reaction") : Say($"Gebruik hoogstens {DilemmaForm.TextMax} tekens", $"Use at most {DilemmaForm.TextMax} characters"));
        try
        {
            return await changes.MakeAsync<bool>(By.Web(actor.PersonId), async () =>
            {
                if (await With(actor).SingleOrDefaultAsync(share => share.Id == shared.Share.Id && share.ReactedAt == null, cancel) is not { } share)
                {
                    return (false, []);
                }

                (share.Sealed, share.ReactedAt) = (seal.Close(share.Id, reaction), clock.Now);
                notify.Tell(NotificationKind.Work, await db.Set<Dilemma>().Where(dilemma => dilemma.Id == share.DilemmaId).Select(dilemma => dilemma.PersonId).SingleAsync(cancel));
                return (true, [new Happened("reacted", KeepDilemma.Kind, share.DilemmaId)]);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private IQueryable<Share> With(Actor actor) => db.Set<Share>().Where(share => share.ReaderId == actor.PersonId && share.EndedAt == null);

    private async Task<IReadOnlyList<SharedDilemma>> ReadAsync(IQueryable<Share> shares, CancellationToken cancel)
    {
        var found = await (from share in shares.AsNoTracking()
                           join dilemma in db.Set<Dilemma>() on share.DilemmaId equals dilemma.Id
                           join writer in db.Set<Person>() on dilemma.PersonId equals writer.Id
                           orderby share.SharedAt descending
                           select new { share, dilemma.Sealed, writer.Name }).ToListAsync(cancel);
        return found.ConvertAll(one => new SharedDilemma(one.share, one.Name, seal.Open<DilemmaText>(one.share.DilemmaId, one.Sealed),
            one.share.Sealed is { } closed ? seal.Open<Reaction>(one.share.Id, closed)?.Text : null));
    }
}
