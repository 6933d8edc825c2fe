using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Dilemmas.Sharing;
using Onkreukbaar.Modules.Dilemmas.Team;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Dilemmas.Own;

/// <summary>One's own dilemma; without a text when the key of its seal is lost.</summary>
internal sealed record OwnDilemma(Dilemma Row, DilemmaText? Text);

/// <summary>
/// Writing, changing and removing one's own dilemmas. Every question to the table begins with whose it is: there is no way in
/// for anybody else. The audit says that something of the person's own was kept or removed, and not that it was a dilemma.
/// </summary>
internal sealed class KeepDilemma(AppDbContext db, CurrentBody current, Seal seal, Changes changes, DestructionLedger ledger, Clock clock)
{
    /// <summary>What the audit and the ledger call it.</summary>
    public const string Kind = "own-record";

    public async Task<IReadOnlyList<OwnDilemma>> MineAsync(Guid personId, CancellationToken cancel) =>
        (await db.Set<Dilemma>().AsNoTracking().Where(dilemma => dilemma.PersonId == personId).OrderByDescending(dilemma => dilemma.SavedAt).ToListAsync(cancel)).ConvertAll(Opened);

    /// <summary>Null when there is none, or when it is somebody else's: nobody can tell which.</summary>
    public async Task<OwnDilemma?> FindAsync(Actor actor, Guid id, CancellationToken cancel) =>
        await Own(actor, id).AsNoTracking().SingleOrDefaultAsync(cancel) is { } found ? Opened(found) : null;

    /// <summary>Sending the same form twice keeps one; other words under the same form are another dilemma.</summary>
    public async Task<Guid> AddAsync(Actor actor, DilemmaForm form, CancellationToken cancel)
    {
        var text = form.ToText(clock.Today);
        if (await FindAsync(actor, form.Id, cancel) is { Text: { } before } && JsonSerializer.Serialize(before) == JsonSerializer.Serialize(text))
        {
            return form.Id;
        }

        var id = await db.Set<Dilemma>().FreeIdAsync(form.Id, clock.Now, cancel);
        await changes.MakeAsync(By.Web(actor.PersonId), () =>
        {
            db.Add(new Dilemma { Id = id, BodyId = current.Body!.Id, PersonId = actor.PersonId, Sealed = seal.Close(id, text), SavedAt = clock.Now });
            return Task.FromResult<Happened?>(new Happened("kept", Kind, id));
        }, cancel);
        return id;
    }

    /// <exception cref="ChangedMeanwhileException">It was saved in another window since this form was opened; nothing was done.</exception>
    public Task ChangeAsync(Actor actor, OwnDilemma own, DilemmaForm form, CancellationToken cancel) =>
        ChangeAsync(actor, own, form.Version, text => Task.FromResult(form.ToText(clock.Today) with { OfferId = text.OfferId }), cancel);

    /// <summary>Also offering to the team and taking that back are no more in the audit than a change of one's own.</summary>
    public async Task ChangeAsync(Actor actor, OwnDilemma own, long version, Func<DilemmaText, Task<DilemmaText>> change, CancellationToken cancel)
    {
        try
        {
            await changes.MakeAsync(By.Web(actor.PersonId), async () =>
            {
                var row = await Own(actor, own.Row.Id).SingleOrDefaultAsync(cancel);
                if (row is null || row.Version != version || seal.Open<DilemmaText>(row.Id, row.Sealed) is not { } text)
                {
                    throw new ChangedMeanwhileException();
                }

                (row.Sealed, row.SavedAt) = (seal.Close(row.Id, await change(text)), clock.Now);
                row.Version++;
                return new Happened("kept", Kind, row.Id);
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>Everything of it goes, also out of backups that are restored later.</summary>
    /// <exception cref="ChangedMeanwhileException">It was saved in another window; nothing was done.</exception>
    public Task RemoveAsync(By by, OwnDilemma own, CancellationToken cancel)
    {
        var (row, offer) = (own.Row, own.Text?.OfferId);
        (string, Guid)[] gone = [(Kind, row.Id), .. offer is { } id ? [(TeamOffersKept.Word, id)] : Array.Empty<(string, Guid)>()];
        return ledger.RemovingAsync(current.Body!.Slug, gone, () => changes.MakeAsync(by, async () =>
        {
            await db.Set<Share>().Where(share => share.DilemmaId == row.Id).ExecuteDeleteAsync(cancel);
            await db.Set<TeamOffer>().Where(found => found.Id == offer).ExecuteDeleteAsync(cancel);
            return await db.Set<Dilemma>().Where(found => found.Id == row.Id && found.Version == row.Version).ExecuteDeleteAsync(cancel) == 1
                ? new Happened("removed", Kind, row.Id)
                : throw new ChangedMeanwhileException();
        }, cancel));
    }

    public OwnDilemma Opened(Dilemma row) => new(row, seal.Open<DilemmaText>(row.Id, row.Sealed));

    private IQueryable<Dilemma> Own(Actor actor, Guid id) => db.Set<Dilemma>().Where(dilemma => dilemma.Id == id && dilemma.PersonId == actor.PersonId);
}
