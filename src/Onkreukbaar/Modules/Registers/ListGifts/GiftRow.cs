using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>A declaration with what was given and who declared it: what every list of gifts is made of.</summary>
internal sealed class GiftRow
{
    public required Declaration Declaration { get; init; }

    public required Gift Gift { get; init; }

    public required Person Person { get; init; }
}

/// <summary>One line of a list of gifts.</summary>
internal sealed record GiftLine(Guid Id, string Reference, string Person, string Description, string Giver, DateOnly OfferedOn, string Status, long? ValueInCents, string Verdict, DeclarationState State, string? Destination, DateTimeOffset DeclaredAt, string GiverKey)
{
    /// <summary>The reader may open the file behind it, not only read the line.</summary>
    public bool MayOpen { get; init; } = true;

    /// <summary>Of the declaration as it was read.</summary>
    public long Version { get; init; }
}

internal static class GiftRows
{
    public static IQueryable<GiftRow> Gifts(this AppDbContext db, IQueryable<Declaration> declarations) =>
        from declaration in declarations
        join gift in db.Set<Gift>() on declaration.Id equals gift.Id
        join person in db.Set<Person>() on declaration.PersonId equals person.Id
        select new GiftRow { Declaration = declaration, Gift = gift, Person = person };

    public static IQueryable<GiftLine> Lines(this IQueryable<GiftRow> rows) => rows.Select(row => new GiftLine(
        row.Declaration.Id,
        row.Declaration.Reference,
        row.Person.Name,
        row.Gift.Description,
        row.Gift.GiverOrganisation ?? row.Gift.GiverPerson ?? "",
        row.Gift.OfferedOn,
        row.Gift.Status,
        row.Gift.CorrectedValueInCents ?? row.Gift.ValueInCents,
        row.Gift.Verdict,
        row.Declaration.State,
        row.Gift.Destination,
        row.Declaration.DeclaredAt,
        row.Gift.GiverKey)
    {
        Version = row.Declaration.Version,
    });
}
