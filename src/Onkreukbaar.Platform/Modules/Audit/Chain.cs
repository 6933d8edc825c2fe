using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>Lengthens a body's chain, inside the transaction of what happened.</summary>
internal sealed class Chain(AppDbContext db, Body body, Clock clock)
{
    /// <summary>Writes the entries as the last statements of the transaction and returns the new head.</summary>
    public async Task<AuditHead> AppendAsync(By by, IReadOnlyList<Happened> what, CancellationToken cancel)
    {
        var last = await HoldLastAsync(cancel);

        // Read after waiting for the others, so that the order of the moments is the order of the chain.
        var now = clock.Now;
        var year = Math.Max(Clock.DayOf(now).Year, last.Year);
        var (seq, hash) = (year == last.Year ? last.Seq : 0, last.Hash);
        var entries = new List<AuditEntry>(what.Count);
        foreach (var happened in what)
        {
            var entry = Entry(by, happened, now, year, ++seq);
            entry.Hash = hash = entry.HashAfter(hash);
            entries.Add(entry);
        }

        var head = new AuditHead { BodyId = body.Id, Year = year, Seq = seq, Hash = hash };
        db.AddRange(entries);
        if (year != last.Year)
        {
            db.Add(head);
        }

        await db.SaveChangesAsync(cancel);
        if (year == last.Year)
        {
            await Heads(year).ExecuteUpdateAsync(set => set.SetProperty(h => h.Seq, seq).SetProperty(h => h.Hash, hash), cancel);
        }

        // They are never changed again; a long import need not carry them along.
        entries.ForEach(entry => db.Entry(entry).State = EntityState.Detached);
        db.Entry(head).State = EntityState.Detached;
        return head;
    }

    /// <summary>
    /// The head of the last year, locked until the end of the transaction: a row lock on PostgreSQL, on SQLite the write
    /// lock that is held already. Only who holds the last head begins a new year, and everybody goes from older to newer
    /// years, so nobody waits in a circle.
    /// </summary>
    private async Task<AuditHead> HoldLastAsync(CancellationToken cancel)
    {
        var year = Clock.DayOf(clock.Now).Year;
        while (true)
        {
            var held = await Heads(year).ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, h => h.Hash), cancel);
            var last = await db.Set<AuditHead>().AsNoTracking().OrderByDescending(h => h.Year).FirstOrDefaultAsync(cancel);
            if (held == 1 && last!.Year == year)
            {
                return last;
            }

            year = last?.Year ?? await BeginAsync(cancel);
        }
    }

    /// <summary>The first head stands in the year in which the body was added, so that two first writers make the same one.</summary>
    private async Task<int> BeginAsync(CancellationToken cancel)
    {
        var year = Clock.DayOf(body.AddedAt).Year;
        await db.Database.ExecuteSqlAsync($"""INSERT INTO audit_heads ("BodyId", "Year", "Seq", "Hash") VALUES ({body.Id}, {year}, 0, '') ON CONFLICT DO NOTHING""", cancel);
        return year;
    }

    private IQueryable<AuditHead> Heads(int year) => db.Set<AuditHead>().Where(h => h.Year == year);

    private AuditEntry Entry(By by, Happened what, DateTimeOffset now, int year, long seq) => new()
    {
        BodyId = body.Id,
        Year = year,
        Seq = seq,
        At = now,
        Actor = by.PersonId,
        OnBehalfOf = by.OnBehalfOf,
        Origin = by.Origin,
        Action = what.Action,
        Kind = what.Kind,
        ObjectId = what.ObjectId,
        Result = what.Result,
        Reason = what.Reason,
        ContentMac = what.ContentMac,
    };
}
