using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Data;

/// <summary>A row of one body with an id of its own.</summary>
public interface IRecord : IBelongToABody
{
    Guid Id { get; }
}

/// <summary>A row that is somebody's own and not the organisation's: no page counts it, not even among others.</summary>
public interface IPersonalRecord : IRecord;

/// <summary>Mappings that every table of a body shares: the body is part of each key, so the database itself refuses a reference across bodies.</summary>
public static class TenantRows
{
    public static void IsARecord<T>(this EntityTypeBuilder<T> row, string table)
        where T : class, IRecord
    {
        row.BelongsToABody(table);
        row.HasKey(nameof(IRecord.BodyId), nameof(IRecord.Id)).HasName($"PK_{table}");
        row.Property(r => r.Id).ValueGeneratedNever();
    }

    public static void BelongsToABody<T>(this EntityTypeBuilder<T> row, string table)
        where T : class, IBelongToABody
    {
        row.ToTable(table);
        row.HasOne<Body>().WithMany().HasForeignKey(r => r.BodyId).OnDelete(DeleteBehavior.Restrict).HasConstraintName($"FK_{table}_BodyId");
    }

    /// <summary>At most one beside each record of another kind, under the same id.</summary>
    public static void StandsBeside<TTarget>(this EntityTypeBuilder row)
        where TTarget : class, IRecord =>
        row.HasOne(typeof(TTarget)).WithOne().HasForeignKey(row.Metadata.ClrType, nameof(IRecord.BodyId), nameof(IRecord.Id)).OnDelete(DeleteBehavior.Restrict).HasConstraintName($"FK_{row.Metadata.GetTableName()}_{nameof(IRecord.Id)}");

    /// <summary>A column with the id of another record of the same body.</summary>
    public static void PointsAt<TTarget>(this EntityTypeBuilder row, string column)
        where TTarget : class, IRecord
    {
        var table = row.Metadata.GetTableName();
        row.HasOne(typeof(TTarget)).WithMany().HasForeignKey(nameof(IRecord.BodyId), column).OnDelete(DeleteBehavior.Restrict).HasConstraintName($"FK_{table}_{column}");
        row.HasIndex(nameof(IRecord.BodyId), column).HasDatabaseName($"IX_{table}_{column}");
    }
}
