using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>Which rows of a backup are not put back, because the ledger says that the record they belong to was destroyed.</summary>
internal sealed class LeftOut
{
    private readonly List<(Footprint Footprint, IReadOnlySet<Guid> Roots, HashSet<Guid> Rows)> marks = [];
    private readonly Dictionary<Guid, LedgerRecord> records;
    private readonly HashSet<string> recordTables;

    public LeftOut(LedgerContents ledger, RecordKinds kinds)
    {
        records = ledger.Records.DistinctBy(record => record.Id).ToDictionary(record => record.Id);
        recordTables = [.. kinds.All.SelectMany(keeper => keeper.Rows).Where(row => row.Of is null).Select(row => row.Table)];
        foreach (var ofKind in ledger.Records.GroupBy(record => record.Kind, StringComparer.Ordinal))
        {
            var keeper = kinds.Find(ofKind.Key) ?? throw new BackupException($"The ledger speaks of {ofKind.Key}, which this program does not know; restore with the program that wrote it.");
            var ids = ofKind.Select(record => record.Id).ToHashSet();
            foreach (var footprint in kinds.RowsOf(keeper).SelectMany(Chain).Distinct())
            {
                marks.Add((footprint, ids, []));
            }
        }
    }

    /// <summary>The destroyed records that the backup still had.</summary>
    public HashSet<LedgerRecord> Found { get; } = [];

    public bool Takes(BackupPart part, object?[] values)
    {
        var takes = false;
        foreach (var (footprint, roots, rows) in marks.Where(mark => mark.Footprint.Table == part.Table))
        {
            var ids = footprint.Of is { } other ? marks.Single(mark => mark.Footprint == other && mark.Roots == roots).Rows : roots;
            if (Value(part, values, footprint.Column) is { } id && ids.Contains(id))
            {
                takes = true;
                Note(part, values, rows);
            }
        }

        return takes;
    }

    private void Note(BackupPart part, object?[] values, HashSet<Guid> rows)
    {
        if (Value(part, values, "Id") is not { } id)
        {
            return;
        }

        rows.Add(id);
        if (recordTables.Contains(part.Table) && records.TryGetValue(id, out var record))
        {
            Found.Add(record);
        }
    }

    private static Guid? Value(BackupPart part, object?[] values, string column)
    {
        var at = part.Columns.Index().Where(pair => pair.Item.Name == column).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
        return at < 0 ? null : values[at] as Guid?;
    }

    private static IEnumerable<Footprint> Chain(Footprint footprint)
    {
        for (var at = footprint; at is not null; at = at.Of)
        {
            yield return at;
        }
    }
}
