using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.ListGifts;

/// <summary>A page of the list; there are more when <paramref name="Next"/> says where they begin.</summary>
internal sealed record GiftPageOf(IReadOnlyList<GiftLine> Lines, string? Next, int Total)
{
    /// <summary>More than this is not counted, only said.</summary>
    public const int CountedTo = 1_000;
}

/// <summary>The register of gifts as somebody may read it: filtered, in order, page by page.</summary>
internal sealed class GiftList(AppDbContext db, RegisterReaders registerReaders)
{
    private const int PageSize = 50;

    /// <summary>What this person may read, and no other line.</summary>
    public async Task<GiftPageOf> ReadAsync(Actor actor, GiftFilter filter, CancellationToken cancel)
    {
        var readers = await registerReaders.OfAsync(GiftWords.Topic, cancel);
        var page = await PageAsync(Fitting(Readable(actor, readers), filter, OpenTo(actor, readers)), filter, cancel);
        return readers.Unit ? page with { Lines = await WithWhatMayBeOpenedAsync(page.Lines, actor, readers, cancel) } : page;
    }

    /// <summary>What somebody declared themselves.</summary>
    public Task<GiftPageOf> MineAsync(Actor actor, GiftFilter filter, CancellationToken cancel) =>
        PageAsync(Fitting(db.Gifts(db.Set<Declaration>().Where(declaration => declaration.PersonId == actor.PersonId)), filter, open: null), filter, cancel);

    /// <summary>Everything that fits, for a file.</summary>
    public async Task<IAsyncEnumerable<GiftLine>> AllAsync(Actor actor, GiftFilter filter, CancellationToken cancel)
    {
        var readers = await registerReaders.OfAsync(GiftWords.Topic, cancel);
        var lines = InOrder(Fitting(Readable(actor, readers), filter, OpenTo(actor, readers)), filter.OrderedBy).Lines().AsAsyncEnumerable();
        if (!readers.Unit)
        {
            return lines;
        }

        var open = (await db.Set<Declaration>().SeenBy(actor, readers).Select(declaration => declaration.Id).ToListAsync(cancel)).ToHashSet();
        return lines.Select(line => line with { MayOpen = open.Contains(line.Id) });
    }

    /// <summary>The units somebody can choose from: those of which they may read something.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(Actor actor, CancellationToken cancel)
    {
        var readers = await registerReaders.OfAsync(GiftWords.Topic, cancel);
        var (all, some) = (Sight.ReadsAllOfficials(actor, readers), (readers.Line ? actor.UnitsLed : new HashSet<Guid>()).Concat(readers.Unit ? actor.Units : new HashSet<Guid>()).ToList());
        return await db.Set<Unit>().Where(unit => all || some.Contains(unit.Id)).OrderBy(unit => unit.Name).ToListAsync(cancel);
    }

    private IQueryable<GiftRow> Readable(Actor actor, Readers readers)
    {
        var seen = db.Gifts(db.Set<Declaration>().SeenBy(actor, readers));
        if (!readers.Unit)
        {
            return seen;
        }

        // Two conditions in one query, because what colleagues show each other depends on the gift too.
        var (files, units) = (db.Set<Declaration>().SeenBy(actor, readers).Select(declaration => declaration.Id), db.Set<Declaration>().OfOwnUnits(actor, readers).Select(declaration => declaration.Id));
        return db.Gifts(db.Set<Declaration>()).Where(row => files.Contains(row.Declaration.Id) || (row.Gift.Status == Codes.Words.Received && units.Contains(row.Declaration.Id)));
    }

    private async Task<IReadOnlyList<GiftLine>> WithWhatMayBeOpenedAsync(IReadOnlyList<GiftLine> lines, Actor actor, Readers readers, CancellationToken cancel)
    {
        var ids = lines.Select(line => line.Id).ToList();
        var open = await db.Set<Declaration>().SeenBy(actor, readers).Where(declaration => ids.Contains(declaration.Id)).Select(declaration => declaration.Id).ToListAsync(cancel);
        return [.. lines.Select(line => line with { MayOpen = open.Contains(line.Id) })];
    }

    private static async Task<GiftPageOf> PageAsync(IQueryable<GiftRow> fitting, GiftFilter filter, CancellationToken cancel)
    {
        var total = await fitting.Take(GiftPageOf.CountedTo + 1).CountAsync(cancel);
        var page = await InOrder(After(fitting, filter.OrderedBy, Cursor.Read(filter.After)), filter.OrderedBy)
            .Take(PageSize + 1).Lines().ToListAsync(cancel);
        var shown = page.Take(PageSize).ToList();
        return new GiftPageOf(shown, page.Count > PageSize ? CursorOf(filter.OrderedBy, shown[^1]).ToString() : null, total);
    }

    /// <summary>The files this person may open, where there are lines of which they may not; else all they read.</summary>
    private IQueryable<Guid>? OpenTo(Actor actor, Readers readers) => readers.Unit ? db.Set<Declaration>().SeenBy(actor, readers).Select(declaration => declaration.Id) : null;

    // A search that finds what may not be read would tell it word by word.
    private static IQueryable<GiftRow> With(string word, IQueryable<GiftRow> rows, IQueryable<Guid>? open) => open is null
        ? rows.Where(row => row.Gift.SearchText.Contains(word) || row.Person.SearchName.Contains(word))
        : rows.Where(row => row.Gift.SearchShown.Contains(word) || row.Person.SearchName.Contains(word) || (row.Gift.SearchText.Contains(word) && open.Contains(row.Declaration.Id)));

    private IQueryable<GiftRow> Fitting(IQueryable<GiftRow> rows, GiftFilter filter, IQueryable<Guid>? open)
    {
        rows = filter.Status is { } status ? rows.Where(row => row.Gift.Status == status) : rows;
        rows = filter.State is { } state ? rows.Where(row => row.Declaration.State == state) : rows;
        rows = filter.UnitId is { } unit ? rows.Where(row => row.Declaration.UnitId == unit) : rows;
        rows = filter.PersonId is { } person ? Of(person, rows, open) : rows;
        rows = filter.Days is var (from, to) ? rows.Where(row => row.Gift.OfferedOn >= from && row.Gift.OfferedOn <= to) : rows;
        rows = filter.AboveLimit == true ? rows.Where(row => row.Gift.AboveLimit == true) : rows;
        foreach (var word in filter.SearchWords)
        {
            rows = With(word, rows, open);
        }

        return rows;
    }

    // The line does not say who got it too; only the file does.
    private IQueryable<GiftRow> Of(Guid person, IQueryable<GiftRow> rows, IQueryable<Guid>? open)
    {
        var named = db.Set<Involved>().Where(involved => involved.PersonId == person).Select(involved => involved.DeclarationId);
        named = open is null ? named : named.Where(id => open.Contains(id));
        return rows.Where(row => row.Declaration.PersonId == person || named.Contains(row.Declaration.Id));
    }

    private static IQueryable<GiftRow> InOrder(IQueryable<GiftRow> rows, string order) => order switch
    {
        GiftFilter.ByDate => rows.OrderByDescending(row => row.Gift.OfferedOn).ThenByDescending(row => row.Declaration.Reference),
        GiftFilter.ByValue => rows.OrderByDescending(row => row.Gift.CorrectedValueInCents ?? row.Gift.ValueInCents ?? -1).ThenByDescending(row => row.Declaration.Reference),
        GiftFilter.ByGiver => rows.OrderBy(row => row.Gift.GiverKey).ThenBy(row => row.Declaration.Reference),
        _ => rows.OrderByDescending(row => row.Declaration.DeclaredAt).ThenByDescending(row => row.Declaration.Reference),
    };

    [SuppressMessage("Globalization", "CA1309", Justification = "It becomes SQL; the database compares as it sorts.")]
    private static IQueryable<GiftRow> After(IQueryable<GiftRow> rows, string order, Cursor? cursor)
    {
        if (cursor is null)
        {
            return rows;
        }

        var (key, number, reference) = (cursor.Key, cursor.Number, cursor.Reference);
        var (day, at) = (DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)), new DateTimeOffset(Math.Clamp(number, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));
        return order switch
        {
            GiftFilter.ByDate => rows.Where(row => row.Gift.OfferedOn < day || (row.Gift.OfferedOn == day && string.Compare(row.Declaration.Reference, reference) < 0)),
            GiftFilter.ByValue => rows.Where(row => (row.Gift.CorrectedValueInCents ?? row.Gift.ValueInCents ?? -1) < number || ((row.Gift.CorrectedValueInCents ?? row.Gift.ValueInCents ?? -1) == number && string.Compare(row.Declaration.Reference, reference) < 0)),
            GiftFilter.ByGiver => rows.Where(row => string.Compare(row.Gift.GiverKey, key) > 0 || (row.Gift.GiverKey == key && string.Compare(row.Declaration.Reference, reference) > 0)),
            _ => rows.Where(row => row.Declaration.DeclaredAt < at || (row.Declaration.DeclaredAt == at && string.Compare(row.Declaration.Reference, reference) < 0)),
        };
    }

    private static Cursor CursorOf(string order, GiftLine line) => order switch
    {
        GiftFilter.ByDate => Cursor.Of(line.OfferedOn.DayNumber, line.Reference),
        GiftFilter.ByValue => Cursor.Of(line.ValueInCents ?? -1, line.Reference),
        GiftFilter.ByGiver => new Cursor(line.GiverKey, line.Reference),
        _ => Cursor.Of(line.DeclaredAt.UtcTicks, line.Reference),
    };
}
