using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Modules.Publication;

/// <summary>Whether every edition still shows what it was published with, and has the hash that the audit noted then.</summary>
internal sealed class EditionsProved(AppDbContext db) : IProveContent
{
    public async Task<ContentFindings> CompareAsync(AuditedContent audited, CancellationToken cancel)
    {
        var lines = await db.Set<GiftLinePublished>().AsNoTracking().ToListAsync(cancel);
        var editions = await db.Set<Edition>().AsNoTracking().Where(edition => edition.Register == GiftRegister.Register).OrderBy(edition => edition.Number).ToListAsync(cancel);
        var changed = editions.FindAll(edition => !IsWhatWasPublished(edition, [.. lines.Where(line => line.IsIn(edition.Number))], audited.MacsOf(EditionsKept.Word, edition.Id)));
        var gone = audited.Expected(EditionsKept.Word).Except(editions.Select(edition => edition.Id)).ToList();
        return new ContentFindings(editions.Count - changed.Count,
        [
            .. changed.Select(edition => $"edition {edition.Number} of the register of gifts is not what was published"),
            .. gone.Select(id => $"edition {id} is gone, and nothing says that it was destroyed"),
        ]);
    }

    // Editions of before this was noted have only their own hash, and that one without the days of correction.
    private static bool IsWhatWasPublished(Edition edition, List<GiftLinePublished> lines, IReadOnlyList<string> noted) => noted is [var hash, ..]
        ? edition.Hash == hash && GiftRegister.HashOf(lines) == hash
        : edition.Hash == GiftRegister.HashOf(lines) || edition.Hash == GiftRegister.HashBefore(lines);
}
