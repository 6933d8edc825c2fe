using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Tests.Support;

/// <summary>One column of one row, with the word that was put in it and that stands nowhere else.</summary>
internal sealed record Marked(string Column, object Row, string Word);

/// <summary>
/// A word of its own in every column of text of every kind of row that a body has, found by the model and not by hand: a
/// column that is added tomorrow is in it.
/// </summary>
internal sealed partial class MarkedRows(Func<Type, bool> isIn, IReadOnlyCollection<string> steering)
{
    /// <summary>Numbers that a person would enter have their own: no other number has these digits.</summary>
    public const long Cents = 73_579_13;

    private readonly Dictionary<string, Marked> byWord = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<Guid> ids = [];

    public IReadOnlyCollection<Marked> All => byWord.Values;

    /// <summary>Also every id: one of them outside would tie a public line to what is kept about it.</summary>
    public IReadOnlySet<Guid> Ids => ids;

    /// <summary>The columns that have a marker in at least one row.</summary>
    public IReadOnlySet<string> Columns => byWord.Values.Select(marked => marked.Column).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every column of text that a marker could stand in.</summary>
    public IReadOnlyList<string> ColumnsOf(AppDbContext db) => [.. Kinds(db).SelectMany(Texts).Select(Name).Order(StringComparer.Ordinal)];

    public IEnumerable<Marked> In(string text) =>
        Marker().Matches(text).Select(match => byWord.GetValueOrDefault(match.Value)).OfType<Marked>().Distinct();

    public IEnumerable<Guid> IdsIn(string text) => AnId().Matches(text).Select(match => Guid.Parse(match.Value)).Where(ids.Contains).Distinct();

    /// <summary>Makes a row of every kind that the body has none of, so that nothing is passed over for want of a row.</summary>
    public async Task CompleteAsync(AppDbContext db, Guid body)
    {
        var missing = new List<IEntityType>();
        foreach (var kind in Kinds(db))
        {
            if ((await RowsAsync(db, kind)).Count == 0)
            {
                missing.Add(kind);
            }
        }

        for (var round = 0; missing.Count > 0 && round < 5; round++)
        {
            foreach (var kind in missing.ToList())
            {
                if (await MakeAsync(db, kind, body))
                {
                    await db.SaveChangesAsync();
                    missing.Remove(kind);
                }
            }
        }

        missing.ShouldBeEmpty();
    }

    public async Task MarkAsync(AppDbContext db)
    {
        foreach (var kind in Kinds(db))
        {
            foreach (var row in await RowsAsync(db, kind))
            {
                await MarkAsync(db, db.Entry(row), kind);
            }
        }
    }

    private async Task MarkAsync(AppDbContext db, EntityEntry row, IEntityType kind)
    {
        foreach (var text in Texts(kind))
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"zq{byWord.Count:X4}qz");
            word.Length.ShouldBeLessThanOrEqualTo(text.GetMaxLength() ?? int.MaxValue, $"{Name(text)} can hold no marker");
            row.Property(text.Name).CurrentValue = word;
            byWord.Add(word, new Marked(Name(text), row.Entity, word));
        }

        foreach (var money in kind.GetProperties().Where(property => property.Name.EndsWith("InCents", StringComparison.Ordinal)))
        {
            row.Property(money.Name).CurrentValue = Cents;
        }

        if (row.Entity is INeverChange)
        {
            await WriteAnewAsync(db, row, kind);
        }

        ids.UnionWith(kind.GetProperties().Where(property => property.Name != nameof(IRecord.BodyId)).Select(property => row.Property(property.Name).CurrentValue).OfType<Guid>());
    }

    /// <summary>What the house itself never writes anew is written behind its back.</summary>
    private static async Task WriteAnewAsync(AppDbContext db, EntityEntry row, IEntityType kind)
    {
        foreach (var column in row.Properties.Where(column => column.IsModified))
        {
            var sql = $"update \"{kind.GetTableName()}\" set \"{column.Metadata.GetColumnName()}\" = {{0}} where \"Id\" = {{1}}";
            (await db.Database.ExecuteSqlRawAsync(sql, column.CurrentValue!, row.Property("Id").CurrentValue!)).ShouldBe(1);
        }

        row.State = EntityState.Unchanged;
    }

    private IEnumerable<IEntityType> Kinds(AppDbContext db) =>
        db.Model.GetEntityTypes().Where(kind => typeof(IBelongToABody).IsAssignableFrom(kind.ClrType) && !kind.IsOwned() && isIn(kind.ClrType));

    private IEnumerable<IProperty> Texts(IEntityType kind) =>
        kind.GetProperties().Where(property => property.ClrType == typeof(string) && !property.IsPrimaryKey() && !steering.Contains(Name(property)));

    private static string Name(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    private static async Task<List<object>> RowsAsync(AppDbContext db, IEntityType kind) =>
        await (Task<List<object>>)typeof(MarkedRows).GetMethod(nameof(RowsOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind.ClrType).Invoke(null, [db])!;

    private static async Task<List<object>> RowsOfAsync<T>(AppDbContext db)
        where T : class => [.. await db.Set<T>().AsTracking().ToListAsync()];

    /// <summary>An empty row that points at rows that are there; false when one it must point at is not there yet.</summary>
    private static async Task<bool> MakeAsync(AppDbContext db, IEntityType kind, Guid body)
    {
        var row = RuntimeHelpers.GetUninitializedObject(kind.ClrType);
        var entry = db.Entry(row);
        foreach (var property in kind.GetProperties())
        {
            entry.Property(property.Name).CurrentValue = property.IsNullable ? null : Something(property, body);
        }

        foreach (var key in kind.GetForeignKeys().Where(key => key.IsRequired && key.PrincipalEntityType.ClrType != typeof(Body)))
        {
            if ((await RowsAsync(db, key.PrincipalEntityType)).FirstOrDefault() is not { } target)
            {
                entry.State = EntityState.Detached;
                return false;
            }

            foreach (var (from, to) in key.Properties.Zip(key.PrincipalKey.Properties))
            {
                entry.Property(from.Name).CurrentValue = db.Entry(target).Property(to.Name).CurrentValue;
            }
        }

        entry.State = EntityState.Added;
        return true;
    }

    private static object? Something(IProperty property, Guid body) => property switch
    {
        { Name: nameof(IRecord.BodyId) } => body,
        _ when property.ClrType == typeof(Guid) => Guid.CreateVersion7(),
        _ when property.ClrType == typeof(string) => "x",
        _ when property.ClrType == typeof(byte[]) => new byte[16],
        _ => Activator.CreateInstance(property.ClrType),
    };

    [GeneratedRegex("zq[0-9a-f]{4}qz", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Marker();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex AnId();
}
