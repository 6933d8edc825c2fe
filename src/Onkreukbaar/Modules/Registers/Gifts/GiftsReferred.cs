using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Retention;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>The numbers of gifts in the audit, for who may open them.</summary>
internal sealed class GiftsReferred(AppDbContext db, CurrentActor actor, RegisterReaders readers) : IReferAudited
{
    public IReadOnlyList<string> Kinds => [GiftWords.Topic, GiftViews.Letter, GiftViews.File, OfficialsGiftsKept.Word, HoldersGiftsKept.Word];

    public async Task<IReadOnlyDictionary<Guid, string>> SeenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.Set<Declaration>().SeenBy(actor.Required, await readers.OfAsync(GiftWords.Topic, cancel)).Where(declaration => ids.Contains(declaration.Id))
            .ToDictionaryAsync(declaration => declaration.Id, declaration => declaration.Reference, cancel);
}
