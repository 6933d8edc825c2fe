using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Dilemmas.Sharing;

/// <summary>Somebody to share with, and who that is to the writer.</summary>
internal sealed record Confidant(Guid PersonId, string Name, string? What);

/// <summary>
/// Whom the codes name for a dilemma: one's manager; for a member of the council the clerk or the chair, for a member of
/// the executive the chair. Then the confidential advisers on integrity, and any colleague, by name.
/// </summary>
internal sealed class Confidants(AppDbContext db, Line line, Clock clock)
{
    public const int FoundAtMost = 10;

    private static readonly PositionKind[] Chairs = [PositionKind.KingsCommissioner, PositionKind.Mayor];

    public async Task<IReadOnlyList<Confidant>> OfAsync(Actor actor, CancellationToken cancel)
    {
        var found = new List<(Guid PersonId, string What)>();
        foreach (var position in await db.Set<Position>().AsNoTracking().On(clock.Today).Where(position => position.PersonId == actor.PersonId).ToListAsync(cancel))
        {
            found.AddRange((await line.ManagersAsync(position, clock.Today, cancel)).Select(manager => (manager, Say("je leidinggevende", "your manager"))));
        }

        if (actor.Is(Role.CouncilMember))
        {
            found.AddRange((await db.Set<RoleHolding>().On(clock.Today).Where(holding => holding.Role == Role.Registrar).Select(holding => holding.PersonId).ToListAsync(cancel)).Select(clerk => (clerk, Say("griffier", "clerk of the council"))));
        }

        if (actor.Is(Role.CouncilMember) || actor.Is(Role.ExecutiveMember))
        {
            found.AddRange((await db.Set<Position>().On(clock.Today).Where(position => Chairs.Contains(position.Kind)).Select(position => position.PersonId).ToListAsync(cancel)).Select(chair => (chair, Say("voorzitter", "chair"))));
        }

        found.AddRange((await db.Set<RoleHolding>().On(clock.Today).Where(holding => holding.Role == Role.IntegrityAdviser).Select(holding => holding.PersonId).ToListAsync(cancel)).Select(adviser => (adviser, RoleWords.Of(Role.IntegrityAdviser))));
        return await NamedAsync([.. found.Where(one => one.PersonId != actor.PersonId).DistinctBy(one => one.PersonId)], cancel);
    }

    /// <summary>Colleagues of today whose name holds these words.</summary>
    public async Task<IReadOnlyList<Confidant>> SearchAsync(Actor actor, string? name, CancellationToken cancel)
    {
        var words = Searchable.Of(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var people = WhoIsHere().Where(person => person.Id != actor.PersonId);
        foreach (var word in words)
        {
            people = people.Where(person => person.SearchName.Contains(word));
        }

        var ids = await people.OrderBy(person => person.SearchName).ThenBy(person => person.Number).Take(FoundAtMost).Select(person => person.Id).ToListAsync(cancel);
        var titles = (await db.Set<Position>().On(clock.Today).Where(position => ids.Contains(position.PersonId))
            .Select(position => new { position.PersonId, position.Title, Unit = db.Set<Unit>().Where(unit => unit.Id == position.UnitId).Select(unit => unit.Name).FirstOrDefault() }).ToListAsync(cancel)).ToLookup(held => held.PersonId);
        return await NamedAsync(ids.ConvertAll(id => (id, string.Join("; ", titles[id].Select(held => held.Unit is null ? held.Title : $"{held.Title}, {held.Unit}")))), cancel);
    }

    /// <summary>Whether somebody works here or has a role here today.</summary>
    public Task<bool> IsHereAsync(Guid personId, CancellationToken cancel) => WhoIsHere().AnyAsync(person => person.Id == personId, cancel);

    private IQueryable<Person> WhoIsHere()
    {
        var (positions, roles) = (db.Set<Position>().On(clock.Today), db.Set<RoleHolding>().On(clock.Today));
        return db.Set<Person>().AsNoTracking().Where(person => positions.Any(position => position.PersonId == person.Id) || roles.Any(holding => holding.PersonId == person.Id));
    }

    private async Task<IReadOnlyList<Confidant>> NamedAsync(List<(Guid PersonId, string What)> found, CancellationToken cancel)
    {
        var ids = found.ConvertAll(one => one.PersonId);
        var names = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return found.ConvertAll(one => new Confidant(one.PersonId, names[one.PersonId], one.What.Length == 0 ? null : one.What));
    }
}
