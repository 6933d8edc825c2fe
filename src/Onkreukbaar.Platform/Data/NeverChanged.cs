using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Onkreukbaar.Platform.Data;

/// <summary>
/// A row that stays as it was written: what somebody said, what was published. Only the destruction of its record removes
/// it, which names tables and not rows.
/// </summary>
public interface INeverChange : IRecord
{
    /// <summary>Columns that are empty at first and filled once, such as the last edition that shows a line.</summary>
    IReadOnlyList<string> FilledOnce => [];
}

/// <summary>A row that never changes was about to be changed or removed.</summary>
public sealed class NeverChangedException(string what) : InvalidOperationException($"{what} is never changed or removed once it is written.");

internal static class NeverChanged
{
    public static void Guard(ChangeTracker tracker)
    {
        if (tracker.Entries<INeverChange>().FirstOrDefault(IsRewritten) is { } rewritten)
        {
            throw new NeverChangedException(rewritten.Metadata.ClrType.Name);
        }
    }

    private static bool IsRewritten(EntityEntry<INeverChange> row) =>
        row.State == EntityState.Deleted || (row.State == EntityState.Modified && row.Properties.Any(column => column.IsModified && !(column.OriginalValue is null && row.Entity.FilledOnce.Contains(column.Metadata.Name, StringComparer.Ordinal))));
}
