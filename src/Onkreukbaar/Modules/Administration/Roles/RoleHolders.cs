using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>A role that somebody has, had or will have, with the unit it is for.</summary>
internal sealed record HeldRole(RoleHolding Holding, string? Unit);

/// <summary>Somebody who stands in for another.</summary>
internal sealed record StandIn(Deputy Deputy, string Name);

/// <summary>One person of the list.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Title">What they are today; null for somebody from outside.</param>
/// <param name="HasLeft">Had a position and has none any more.</param>
/// <param name="Roles">What they have today or will have.</param>
/// <param name="Deputies">Who stands in for them, now or later.</param>
internal sealed record RoleLine(Person Person, string? Title, bool HasLeft, IReadOnlyList<HeldRole> Roles, IReadOnlyList<StandIn> Deputies);

/// <summary>A page of the list; there are more when <paramref name="Next"/> says where they begin.</summary>
internal sealed record RoleLines(IReadOnlyList<RoleLine> Lines, string? Next, int Total)
{
    /// <summary>More than this is not counted, only said.</summary>
    public const int CountedTo = 1_000;
}

/// <summary>Everything about one person: roles and deputies of now and before, and whether they can sign in.</summary>
internal sealed record RoleFile(RoleLine Line, IReadOnlyList<HeldRole> Roles, IReadOnlyList<StandIn> StandIns, IReadOnlyList<StandIn> StandsInFor, Platform.Modules.Identity.Account? Account, IReadOnlyDictionary<Guid, IReadOnlyList<ActBy>> Acts);

internal sealed record ActBy(Act Act, string Name);

/// <summary>Who has which role: whoever has one first, then everybody else by name.</summary>
internal sealed class RoleHolders(AppDbContext db, Clock clock)
{
    private const int PageSize = 50;
    private const char Between = '\n';

    /// <summary>Roles that are given by name and that nobody has today.</summary>
    public async Task<IReadOnlyList<Role>> WithoutHolderAsync(CancellationToken cancel)
    {
        var held = await db.Set<RoleHolding>().On(clock.Today).Select(holding => holding.Role).Distinct().ToListAsync(cancel);
        return [.. RoleName.Given.Except(held)];
    }

    public async Task<RoleLines> ListAsync(string? words, Role? role, string? after, CancellationToken cancel)
    {
        var today = clock.Today;
        var people = db.Set<Person>().AsNoTracking();
        foreach (var word in Searchable.Of(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            people = people.Where(person => person.SearchName.Contains(word) || person.Number == word);
        }

        var rows = people.Select(person => new Row
        {
            Person = person,
            // Current and coming holders come first; one that was called off has no day at all.
            Rank = db.Set<RoleHolding>().Any(holding => holding.PersonId == person.Id && (holding.To == null || (holding.To >= today && holding.To >= holding.From)) && (role == null || holding.Role == role)) ? 0 : 1,
        });
        rows = role is null ? rows : rows.Where(row => row.Rank == 0);
        var total = await rows.Take(RoleLines.CountedTo + 1).CountAsync(cancel);
        var page = await After(rows, after).OrderBy(row => row.Rank).ThenBy(row => row.Person.SearchName).ThenBy(row => row.Person.Number).Take(PageSize + 1).ToListAsync(cancel);
        var shown = page.Take(PageSize).ToList();
        return new RoleLines(await LinesAsync([.. shown.Select(row => row.Person)], cancel), page.Count > PageSize ? CursorOf(shown[^1]) : null, total);
    }

    /// <summary>Null when there is no such person at this body.</summary>
    public async Task<RoleFile?> OfAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancel) is not { } person)
        {
            return null;
        }

        var line = (await LinesAsync([person], cancel))[0];
        var roles = await WithUnits(db.Set<RoleHolding>().AsNoTracking().Where(holding => holding.PersonId == id)).ToListAsync(cancel);
        var standIns = await WithNames(db.Set<Deputy>().AsNoTracking().Where(deputy => deputy.PersonId == id), deputy => deputy.DeputyId, cancel);
        var standsInFor = await WithNames(db.Set<Deputy>().AsNoTracking().Where(deputy => deputy.DeputyId == id), deputy => deputy.PersonId, cancel);
        var subjects = roles.Select(role => role.Holding.Id).Concat(standIns.Select(standing => standing.Deputy.Id)).ToList();
        var acts = await (from act in db.Set<Act>().AsNoTracking()
                          where subjects.Contains(act.SubjectId)
                          join maker in db.Set<Person>() on act.ById equals maker.Id
                          orderby act.At
                          select new ActBy(act, maker.Name)).ToListAsync(cancel);
        var account = await db.Set<Platform.Modules.Identity.Account>().AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == id, cancel);
        return new RoleFile(line, [.. roles.OrderByDescending(role => role.Holding.From)], standIns, standsInFor, account,
            acts.GroupBy(act => act.Act.SubjectId).ToDictionary(group => group.Key, IReadOnlyList<ActBy> (group) => [.. group]));
    }

    public Task<List<Unit>> UnitsAsync(CancellationToken cancel) => db.Set<Unit>().AsNoTracking().OrderBy(unit => unit.Name).ToListAsync(cancel);

    private async Task<IReadOnlyList<RoleLine>> LinesAsync(List<Person> people, CancellationToken cancel)
    {
        var today = clock.Today;
        var ids = people.ConvertAll(person => person.Id);
        var roles = (await WithUnits(db.Set<RoleHolding>().AsNoTracking().Where(holding => ids.Contains(holding.PersonId) && (holding.To == null || (holding.To >= today && holding.To >= holding.From)))).ToListAsync(cancel)).ToLookup(role => role.Holding.PersonId);
        var deputies = (await WithNames(db.Set<Deputy>().AsNoTracking().Where(deputy => ids.Contains(deputy.PersonId) && (deputy.To == null || (deputy.To >= today && deputy.To >= deputy.From))), deputy => deputy.DeputyId, cancel)).ToLookup(standing => standing.Deputy.PersonId);
        var positions = (await db.Set<Position>().AsNoTracking().Where(position => ids.Contains(position.PersonId)).OrderBy(position => position.From).ToListAsync(cancel)).ToLookup(position => position.PersonId);
        return people.ConvertAll(person => new RoleLine(
            person,
            positions[person.Id].FirstOrDefault(position => position.HoldsOn(today))?.Title,
            positions[person.Id].Any() && positions[person.Id].All(position => position.To < today),
            [.. roles[person.Id].OrderBy(role => role.Holding.Role).ThenBy(role => role.Holding.From)],
            [.. deputies[person.Id]]));
    }

    private IQueryable<HeldRole> WithUnits(IQueryable<RoleHolding> holdings) =>
        holdings.Select(holding => new HeldRole(holding, db.Set<Unit>().Where(unit => unit.Id == holding.UnitId).Select(unit => unit.Name).FirstOrDefault()));

    private async Task<IReadOnlyList<StandIn>> WithNames(IQueryable<Deputy> deputies, Func<Deputy, Guid> other, CancellationToken cancel)
    {
        var found = await deputies.OrderByDescending(deputy => deputy.From).ToListAsync(cancel);
        var ids = found.Select(other).Distinct().ToList();
        var names = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return found.ConvertAll(deputy => new StandIn(deputy, names[other(deputy)]));
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "It becomes SQL; the database compares as it sorts.")]
    private static IQueryable<Row> After(IQueryable<Row> rows, string? cursor)
    {
        if (Read(cursor) is not var (rank, name, number))
        {
            return rows;
        }

        return rows.Where(row => row.Rank > rank || (row.Rank == rank && (string.Compare(row.Person.SearchName, name) > 0 || (row.Person.SearchName == name && string.Compare(row.Person.Number, number) > 0))));
    }

    private static string CursorOf(Row row) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{row.Rank}{Between}{row.Person.SearchName}{Between}{row.Person.Number}"));

    // An address that somebody made up begins at the beginning.
    private static (int Rank, string Name, string Number)? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 2_000 } && Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(Between) is [("0" or "1") and var rank, var name, var number] && !name.Contains('\0') && !number.Contains('\0')
                ? (rank == "0" ? 0 : 1, name, number) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed class Row
    {
        public required Person Person { get; init; }

        public required int Rank { get; init; }
    }
}
