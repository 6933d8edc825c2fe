using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Modules.Registers;

/// <summary>
/// Whether every version of a declaration still says what it said when the audit noted it: the first note is about the
/// first version, and so on.
/// </summary>
internal sealed class VersionsProved(AppDbContext db) : IProveContent
{
    public async Task<ContentFindings> CompareAsync(AuditedContent audited, CancellationToken cancel)
    {
        var (same, problems) = (0, new List<string>());
        var numbers = await db.Set<Declaration>().AsNoTracking().ToDictionaryAsync(declaration => declaration.Id, declaration => (declaration.Reference, declaration.Salt), cancel);
        var last = numbers.Keys.ToDictionary(id => id, _ => 0);
        await foreach (var version in db.Set<DeclarationVersion>().AsNoTracking().OrderBy(version => version.DeclarationId).ThenBy(version => version.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (macs, (reference, salt)) = (audited.MacsOf(GiftWords.Topic, version.DeclarationId), numbers[version.DeclarationId]);
            last[version.DeclarationId] = version.Number;
            if (macs.Count == 0)
            {
                continue;
            }

            if (version.Number <= macs.Count && version.IsWhatWasNoted(macs[version.Number - 1], salt))
            {
                same++;
            }
            else
            {
                problems.Add($"version {version.Number} of {reference} is not what was declared");
            }
        }

        problems.AddRange(last.Where(of => of.Value < audited.MacsOf(GiftWords.Topic, of.Key).Count).Select(of => $"a version of {numbers[of.Key].Reference} is gone"));
        problems.AddRange(audited.Expected(GiftWords.Topic).Where(id => !numbers.ContainsKey(id)).Select(id => $"declaration {id} is gone, and nothing says that it was destroyed"));
        return new ContentFindings(same, problems);
    }
}
