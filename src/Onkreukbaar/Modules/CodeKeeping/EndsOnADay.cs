using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.CodeKeeping;

/// <summary>A record and the day from which its term runs.</summary>
internal sealed record EndedOn(Guid Id, DateOnly Day);

/// <summary>Records of this module that nothing hangs on; each is known by its id.</summary>
internal abstract class EndsOnADay<T>(AppDbContext db, string kind, string table, StartEvent start) : IKeepRecords
    where T : class, IRecord
{
    protected AppDbContext Db => db;

    public string Kind => kind;

    public abstract string Name { get; }

    public IReadOnlyList<StartEvent> Starts => [start];

    public IReadOnlyList<Footprint> Rows => [new(table, nameof(IRecord.Id))];

    /// <summary>Those that ended on this day or before.</summary>
    protected abstract IQueryable<EndedOn> Ended(DateOnly latest);

    public async Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel) =>
        [.. (await Ended(latest).ToListAsync(cancel)).OrderBy(ended => ended.Day).Select(ended => new EndedRecord(ended.Id, ended.Id.ToString("D", CultureInfo.InvariantCulture), ended.Day))];

    public async Task<Guid?> FindAsync(string reference, CancellationToken cancel) =>
        Guid.TryParse(reference, out var id) && await db.Set<T>().AnyAsync(record => record.Id == id, cancel) ? id : null;
}
