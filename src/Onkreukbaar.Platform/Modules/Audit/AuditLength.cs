using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>How long a body's audit is and when somebody last had it checked from a page; nothing of what stands in it.</summary>
public sealed class AuditLength(AppDbContext db)
{
    /// <summary>What an entry says when the chain was walked, with "ok" or "broken".</summary>
    public const string Verified = "verified";

    public const string Whole = "ok";

    public const string Broken = "broken";

    public async Task<AuditMeasure> MeasureAsync(CancellationToken cancel)
    {
        var last = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Year).ThenByDescending(entry => entry.Seq).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(cancel);
        var check = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == Verified).OrderByDescending(entry => entry.Year).ThenByDescending(entry => entry.Seq)
            .Select(entry => new { entry.At, entry.Result }).FirstOrDefaultAsync(cancel);
        return new AuditMeasure(await db.Set<AuditEntry>().LongCountAsync(cancel), last, check?.At, check?.Result == Whole);
    }
}

/// <summary>How many entries there are, when the last one was written, and whether the last check found it whole; not so without a check.</summary>
public sealed record AuditMeasure(long Entries, DateTimeOffset? LastAt, DateTimeOffset? VerifiedAt, bool WasWhole);
