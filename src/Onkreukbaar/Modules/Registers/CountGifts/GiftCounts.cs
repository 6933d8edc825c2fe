using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Registers.Gifts;
using Onkreukbaar.Modules.Registers.ListGifts;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.CountGifts;

/// <summary>About whose gifts numbers are.</summary>
internal enum CountScope
{
    /// <summary>The officials of the units somebody leads.</summary>
    Units,

    Officials,
    Council,
    Executive,
}

/// <summary>What is counted of a quarter.</summary>
internal enum Counted
{
    Declared,
    Received,
    Offered,
    Promised,
    Refused,
    SentBack,
    HandedIn,
    AboveLimit,
    Open,
}

/// <summary>Gifts per quarter in numbers, for who accounts for them.</summary>
internal sealed class GiftCounts(AppDbContext db, RegisterReaders registerReaders, Settings settings, Clock clock)
{
    private const int Quarters = 5;

    public const string SmallestSetting = "cijfers.kleinste-aantal";

    /// <summary>
    /// The scopes somebody may see numbers of; the first is shown when none is chosen. The executive accounts for its
    /// officials, and the chair for the integrity of those who hold an office.
    /// </summary>
    public static IReadOnlyList<CountScope> ScopesOf(Actor actor) => [.. Enum.GetValues<CountScope>().Where(scope => scope switch
    {
        CountScope.Units => actor.UnitsLed.Count > 0,
        CountScope.Officials => IsAny(actor, Role.GeneralDirector, Role.DirectorsOffice, Role.Coordinator, Role.ExecutiveMember),
        CountScope.Executive => IsAny(actor, Role.GeneralDirector, Role.DirectorsOffice, Role.Coordinator, Role.Chair),
        _ => IsAny(actor, Role.Registrar, Role.RegistrarOffice, Role.Chair),
    })];

    /// <summary>Numbers of the last quarters, the newest last. Who does not read the gifts themselves sees no small ones.</summary>
    public async Task<CountTable> OfAsync(Actor actor, CountScope scope, CancellationToken cancel)
    {
        var readers = await registerReaders.OfAsync(GiftWords.Topic, cancel);
        var isProtected = !IsOfOnesOwnLine(actor, scope, readers);
        var smallest = isProtected ? await settings.NumberAsync(SmallestSetting, clock.Today, cancel) : null;
        var from = FirstDay();
        var rows = db.Gifts(In(actor, scope)).Where(row => row.Gift.OfferedOn >= from);
        var numbers = new Dictionary<(int Year, int Quarter, Counted What), int>();
        foreach (var group in await rows.GroupBy(row => new { row.Gift.OfferedOn.Year, row.Gift.OfferedOn.Month, row.Gift.Status, row.Gift.AboveLimit, row.Declaration.State })
                     .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel))
        {
            foreach (var what in WhatOf(group.Key.Status, group.Key.AboveLimit, group.Key.State))
            {
                Add(group.Key.Year, group.Key.Month, what, group.Count);
            }
        }

        foreach (var group in await (from row in rows
                                     join step in db.Set<Step>() on row.Declaration.Id equals step.DeclarationId
                                     where step.DoneOn != null && (step.Word == GiftWords.SentBackStep || step.Word == GiftWords.HandedInStep)
                                     group step by new { row.Gift.OfferedOn.Year, row.Gift.OfferedOn.Month, step.Word } into steps
                                     select new { steps.Key, Count = steps.Select(step => step.DeclarationId).Distinct().Count() }).ToListAsync(cancel))
        {
            Add(group.Key.Year, group.Key.Month, group.Key.Word == GiftWords.SentBackStep ? Counted.SentBack : Counted.HandedIn, group.Count);
        }

        return new CountTable(LastQuarters(), numbers, isProtected ? new SmallNumbers(smallest) : SmallNumbers.Shown);

        void Add(int year, int month, Counted what, int count)
        {
            var key = (year, (month + 2) / 3, what);
            numbers[key] = numbers.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>Who decides about these gifts, or may read each of them.</summary>
    private static bool IsOfOnesOwnLine(Actor actor, CountScope scope, Readers readers) => scope switch
    {
        CountScope.Officials => Sight.ReadsAllOfficials(actor, readers),
        CountScope.Executive => IsAny(actor, Role.GeneralDirector, Role.DirectorsOffice),
        CountScope.Council => IsAny(actor, Role.Registrar, Role.RegistrarOffice),
        _ => true,
    };

    private static bool IsAny(Actor actor, params Role[] roles) => roles.Any(actor.Is);

    private IQueryable<Declaration> In(Actor actor, CountScope scope)
    {
        var all = db.Set<Declaration>().Where(declaration => declaration.State != DeclarationState.Cancelled && declaration.State != DeclarationState.Prepared);
        var units = actor.UnitsLed.ToList();
        var kinds = scope == CountScope.Council ? Position.Council : Position.Executive;
        return scope switch
        {
            CountScope.Units => all.Where(declaration => declaration.Partition == Partition.Officials && declaration.UnitId != null && units.Contains(declaration.UnitId.Value)),
            CountScope.Officials => all.Where(declaration => declaration.Partition == Partition.Officials),
            _ => all.Where(declaration => declaration.Partition == Partition.OfficeHolders && db.Set<Position>().Any(position => position.Id == declaration.PositionId && kinds.Contains(position.Kind))),
        };
    }

    private static IEnumerable<Counted> WhatOf(string status, bool? aboveLimit, DeclarationState state)
    {
        yield return Counted.Declared;
        yield return status switch
        {
            Words.Received => Counted.Received,
            GiftWords.Promised => Counted.Promised,
            GiftWords.Refused => Counted.Refused,
            _ => Counted.Offered,
        };
        if (aboveLimit == true)
        {
            yield return Counted.AboveLimit;
        }

        if (state is DeclarationState.ToDecide or DeclarationState.ToCarryOut)
        {
            yield return Counted.Open;
        }
    }

    private DateOnly FirstDay()
    {
        var first = LastQuarters()[0];
        return GiftFilter.Quarter(first.Year, first.Quarter).From;
    }

    private List<(int Year, int Quarter)> LastQuarters() =>
        [.. Enumerable.Range(0, Quarters).Select(ago => clock.Today.AddMonths(-3 * (Quarters - 1 - ago))).Select(day => (day.Year, (day.Month + 2) / 3))];
}
