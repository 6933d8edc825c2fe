using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>Who is to do something: a person, whoever holds a role, or nobody that can be found.</summary>
internal readonly record struct Handler(Guid? PersonId, Role? Role)
{
    public static readonly Handler Nobody;

    public static Handler Of(Guid person) => new(person, null);
}

/// <summary>Finds the person behind a word of the code: your manager, the clerk, the general director.</summary>
internal sealed class Handlers(AppDbContext db, Line line, CurrentBody current, Codes.Codes codes)
{
    /// <summary>Whoever keeps the register and takes in what is handed in: the code says who that is.</summary>
    public const string Keeper = "registerhouder";

    private static readonly string[] LineWords = ["leidinggevende", "eenheidsmanager"];

    private static readonly Dictionary<string, Role> RoleWords = new(StringComparer.Ordinal)
    {
        ["algemeen-directeur"] = Role.GeneralDirector,
        ["statengriffier"] = Role.Registrar,
        ["coordinator"] = Role.Coordinator,
    };

    /// <summary>
    /// The first of these words behind which somebody else stands than the people it is about; at last the manager of an
    /// official, and of who holds an office, who has no manager, the keeper of the register. Whoever is involved is passed
    /// over like the person in the position.
    /// </summary>
    public async Task<Handler> FindAsync(Position position, string register, IEnumerable<string> words, IReadOnlyCollection<Guid> involved, DateOnly day, CancellationToken cancel)
    {
        var keepers = KeepersOf(position, register, day);
        var wanted = words.SelectMany(word => word == Keeper ? keepers : [word]).Concat(position.IsOffice ? keepers : LineWords);
        foreach (var word in wanted.Distinct(StringComparer.Ordinal))
        {
            if (LineWords.Contains(word, StringComparer.Ordinal) && await line.ManagersAsync(position, involved, day, cancel) is [var manager, ..])
            {
                return Handler.Of(manager);
            }

            if (RoleWords.TryGetValue(word, out var role) && await IsHeldByAnotherAsync(role, [position.PersonId, .. involved], day, cancel))
            {
                return new Handler(null, role);
            }
        }

        return Handler.Nobody;
    }

    /// <summary>Whether somebody keeps the register for who holds this position.</summary>
    public bool Keeps(Actor actor, Position position, string register, DateOnly day) =>
        KeepersOf(position, register, day).Any(word => RoleWords.TryGetValue(word, out var role) && RolesServedBy(actor).Contains(role));

    private IReadOnlyList<string> KeepersOf(Position position, string register, DateOnly day) =>
        codes.Of(current.Body!).TopicFor(register, Audiences.Of(position.Kind), day)?.KeepersFor(Audiences.Of(position.Kind)) ?? [];

    /// <summary>The roles whose work somebody does: an office works for whom it is the office of.</summary>
    public static IReadOnlyList<Role> RolesServedBy(Actor actor) =>
        [.. Enum.GetValues<Role>().Where(role => Serving(role).Any(actor.Is))];

    /// <summary>For whom somebody stands in who does this work; null when it is their own.</summary>
    public static Guid? OnBehalfOf(Actor actor, Handler work) =>
        work.PersonId is { } person ? actor.DeputyFor.Contains(person) ? person : null
        : work.Role is { } role ? OnBehalfOf(actor, role)
        : null;

    /// <summary>The roles whose work somebody does only because they stand in, and for whom.</summary>
    public static IReadOnlyList<Role> RolesOnlyOfOthers(Actor actor) => [.. RolesServedBy(actor).Where(role => OnBehalfOf(actor, role) is not null)];

    public static IReadOnlyList<Guid> ActsOnlyFor(Actor actor) => [.. RolesServedBy(actor).Select(role => OnBehalfOf(actor, role)).OfType<Guid>().Distinct()];

    private static Guid? OnBehalfOf(Actor actor, Role role)
    {
        var held = Serving(role).Where(actor.Is).Select(actor.StandsInAs).ToList();
        return held.Contains(null) ? null : held.FirstOrDefault();
    }

    /// <summary>The people whose work it is, for a message, and who stands in for them. Of their own declaration people hear only what is asked of them by name.</summary>
    public async Task<IReadOnlyList<Guid>> PeopleAsync(Handler handler, IReadOnlyCollection<Guid> about, DateOnly day, CancellationToken cancel)
    {
        var serving = handler.Role is { } role ? Serving(role) : [];
        var people = handler.PersonId is { } person ? [person] : await db.Set<RoleHolding>().On(day).Where(holding => serving.Contains(holding.Role)).Select(holding => holding.PersonId).Distinct().ToListAsync(cancel);
        return [.. people.Union(await line.DeputiesOfAsync([.. people.Where(mayHear)], day, cancel)).Where(mayHear)];

        bool mayHear(Guid told) => !about.Contains(told) || told == handler.PersonId;
    }

    public Task<bool> IsHeldByAnotherAsync(Role role, IReadOnlyCollection<Guid> about, DateOnly day, CancellationToken cancel)
    {
        var serving = Serving(role);
        return db.Set<RoleHolding>().On(day).AnyAsync(holding => serving.Contains(holding.Role) && !about.Contains(holding.PersonId), cancel);
    }

    private static Role[] Serving(Role role) => role switch
    {
        Role.GeneralDirector => [Role.GeneralDirector, Role.DirectorsOffice],
        Role.Registrar => [Role.Registrar, Role.RegistrarOffice],
        Role.Coordinator => [Role.Coordinator],
        _ => [],
    };
}
