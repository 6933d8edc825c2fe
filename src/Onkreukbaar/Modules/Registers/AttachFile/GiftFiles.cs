using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Registers.AttachFile;

/// <summary>Photos and documents with a gift. They carry the id of the declaration from the start, also before it is sent.</summary>
internal sealed class GiftFiles(AppDbContext db, Files files, Changes changes, Clock clock)
{
    public const int MostMegabytes = 25;
    public const int MostFiles = 10;

    public Task<List<StoredFile>> OfAsync(Guid id, CancellationToken cancel) => files.OfAsync(GiftWords.Topic, id, cancel);

    /// <exception cref="RuleBrokenException">It is no photo or document, too much, or too late.</exception>
    /// <exception cref="ChangedMeanwhileException">It was decided at that moment.</exception>
    public async Task AttachAsync(Actor actor, Guid id, IFormFile? upload, CancellationToken cancel)
    {
        var content = await ReadAsync(upload, cancel);
        var kind = FileKind.Of(content) ?? throw Wrong(Say("Dit soort bestand kan niet. Kies een foto, een PDF of een tekstdocument", "This kind of file is not possible. Choose a photo, a PDF or a text document"));
        if ((await OfAsync(id, cancel)).Count >= MostFiles)
        {
            throw Wrong(Say($"Er kunnen hoogstens {MostFiles} bestanden bij", $"There can be at most {MostFiles} files"));
        }

        await changes.MakeIfFirstAsync(By.Web(actor.PersonId), async () =>
        {
            if (await db.Set<Declaration>().SingleOrDefaultAsync(declaration => declaration.Id == id, cancel) is { } sent)
            {
                RefuseDecided(sent);
                // Whoever is about to decide has not seen this yet.
                sent.Touch(clock.Now);
            }

            var file = files.Add(GiftWords.Topic, id, upload!.FileName, kind, content, actor.PersonId, clock.Now);
            return new Happened("attached", GiftWords.Topic, id, Reason: file.Sha256);
        }, cancel);
    }

    /// <summary>Only before it is sent: what was sent is never taken back.</summary>
    public async Task RemoveAsync(Actor actor, Guid id, Guid fileId, CancellationToken cancel)
    {
        if (await db.Set<Declaration>().AnyAsync(declaration => declaration.Id == id, cancel) || (await OfAsync(id, cancel)).TrueForAll(file => file.Id != fileId || file.ById != actor.PersonId))
        {
            return;
        }

        await changes.MakeAsync(By.Web(actor.PersonId), async () =>
        {
            await files.RemoveAsync([fileId], cancel);
            return new Happened("removed", GiftWords.Topic, id);
        }, cancel);
    }

    /// <summary>What was attached to something that was never sent goes.</summary>
    public Task ForgetAsync(CancellationToken cancel) => changes.MakeAsync<bool>(By.Job, async () =>
    {
        var forgotten = await ForgottenAsync(cancel);
        await files.RemoveAsync(forgotten.ConvertAll(file => file.Id), cancel);
        return (true, [.. forgotten.Select(file => file.OwnerId).Distinct().Select(owner => new Happened("removed", GiftWords.Topic, owner))]);
    }, cancel);

    private static async Task<byte[]> ReadAsync(IFormFile? upload, CancellationToken cancel)
    {
        if (upload is null || upload.Length == 0)
        {
            throw Wrong(upload is null ? Say("Kies een bestand", "Choose a file") : Say("Dit bestand is leeg", "This file is empty"));
        }

        if (upload.Length > MostMegabytes * 1024L * 1024L)
        {
            throw TooLarge();
        }

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancel);
        return content.ToArray();
    }

    public static RuleBrokenException TooLarge() => Wrong(Say($"Dit bestand is te groot. Een bestand mag hoogstens {MostMegabytes} MB zijn", $"This file is too large. A file may be at most {MostMegabytes} MB"));

    private static void RefuseDecided(Declaration sent)
    {
        if (sent.State is not (DeclarationState.ToDecide or DeclarationState.Prepared))
        {
            throw Decided();
        }
    }

    public static RuleBrokenException Decided() => Wrong(Say("Er is al over besloten, dus er kan niets meer bij", "It was decided already, so nothing can be added"));

    /// <summary>Attached to something that was never sent, and that nobody is filling in any more.</summary>
    private Task<List<StoredFile>> ForgottenAsync(CancellationToken cancel)
    {
        var oldest = clock.Now - Drafts.Lifetime;
        return db.Set<StoredFile>().Where(file => file.OwnerKind == GiftWords.Topic && file.At < oldest && !db.Set<Declaration>().Any(declaration => declaration.Id == file.OwnerId) && !db.Set<Draft>().Any(draft => draft.Id == file.OwnerId && draft.SavedAt >= oldest)).AsNoTracking().ToListAsync(cancel);
    }

    private static RuleBrokenException Wrong(string sentence) => new("bestand", sentence);
}
