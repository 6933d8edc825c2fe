using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Publication;

/// <summary>
/// Public lines whose declaration was destroyed. The register is kept under a rule of its own: such a line stays in the
/// next edition until the term of what is published is over, and as long as nobody decided on one.
/// </summary>
internal sealed class LinesWithoutSource(AppDbContext db, RetentionRules rules, Clock clock)
{
    public async Task<List<GiftLinePublished>> StayingAsync(List<GiftLinePublished> running, CancellationToken cancel)
    {
        var sources = running.ConvertAll(line => line.SourceId);
        var there = (await db.Set<Declaration>().Where(declaration => sources.Contains(declaration.Id)).Select(declaration => declaration.Id).ToListAsync(cancel)).ToHashSet();
        var without = running.FindAll(line => !there.Contains(line.SourceId));
        if (without.Count == 0 || (await rules.OnAsync(EditionsKept.Word, clock.Today, cancel))?.Term is not { } term)
        {
            return without;
        }

        // An edition that is gone was kept for its whole term, so what it showed first was too.
        var shown = await db.Set<Edition>().Where(edition => edition.Register == GiftRegister.Register).ToDictionaryAsync(edition => edition.Number, edition => edition.PublishedOn, cancel);
        return without.FindAll(line => shown.TryGetValue(line.FromEdition, out var first) && !term.IsOver(first, clock.Today));
    }
}
