using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>The rows of records, by their footprints, in the body they belong to and in no other.</summary>
internal sealed class RowsToDestroy(AppDbContext db, Body body, IReadOnlyList<Footprint> rows)
{
    /// <summary>Whoever changes one of these records now waits, and then finds it gone.</summary>
    public async Task LockAsync(IReadOnlyList<EndedRecord> records, CancellationToken cancel)
    {
        foreach (var id in records.SelectMany(record => record.Ids))
        {
            await RunAsync($"UPDATE {rows[^1].Table} SET \"BodyId\" = \"BodyId\" WHERE {Where(rows[^1])}", id, cancel);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<EndedRecord> records, CancellationToken cancel)
    {
        foreach (var id in records.SelectMany(record => record.Ids))
        {
            foreach (var row in rows)
            {
                await RunAsync($"DELETE FROM {row.Table} WHERE {Where(row)}", id, cancel);
            }
        }
    }

    private Task RunAsync(string sql, Guid id, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(sql, [body.Id, id], cancel);

    // Names come from the modules, never from a person.
    private static string Where(Footprint row) => row.Of is { } other
        ? $"\"BodyId\" = {{0}} AND \"{row.Column}\" IN (SELECT \"Id\" FROM {other.Table} WHERE {Where(other)})"
        : $"\"BodyId\" = {{0}} AND \"{row.Column}\" = {{1}}";
}
