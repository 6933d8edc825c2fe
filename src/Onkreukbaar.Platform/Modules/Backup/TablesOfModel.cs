using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Backup;

/// <summary>Every table the program has, in an order in which each comes after those it points at.</summary>
internal static class TablesOfModel
{
    public static IReadOnlyList<BackupPart> Of(AppDbContext db)
    {
        var parts = new List<BackupPart>();
        foreach (var table in InOrder([.. db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal)]))
        {
            parts.Add(new BackupPart(
                $"{parts.Count + 1:000}-{table.Name}.ndjson",
                table.Name,
                [.. table.Columns.Select(column => new BackupColumn(column.Name, TypeOf(table, column).Name))],
                [.. table.PrimaryKey!.Columns.Select(column => column.Name)],
                [.. OnItself(table)],
                Rows: 0,
                Sha256: ""));
        }

        return parts;
    }

    // Each key between tables of a body also holds BodyId, which is known at once.
    private static IEnumerable<string> OnItself(ITable table) => table.ForeignKeyConstraints.Where(key => key.PrincipalTable == table)
        .SelectMany(key => key.Columns).Where(column => column.IsNullable).Select(column => column.Name).Distinct(StringComparer.Ordinal);

    private static ColumnType TypeOf(ITable table, IColumn column) =>
        ColumnType.For(column.StoreTypeMapping.Converter?.ProviderClrType ?? column.StoreTypeMapping.ClrType)
        ?? throw new BackupException($"{table.Name}.{column.Name} is of a type that a backup cannot hold.");

    private static IEnumerable<ITable> InOrder(List<ITable> waiting)
    {
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || !waiting.Contains(key.PrincipalTable)))
                ?? throw new BackupException($"These tables point at each other in a circle: {string.Join(", ", waiting.Select(table => table.Name))}.");
            waiting.Remove(next);
            yield return next;
        }
    }
}
