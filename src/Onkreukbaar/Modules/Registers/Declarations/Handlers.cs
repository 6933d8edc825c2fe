using Microsoft.EntityFrameworkCore;
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
internal sealed class Handlers(AppDbContext db, Line line)
{
    private static readonly string[] LineWords = ["leidinggevende", "eenheidsmanager"];

    private static readonly Dictionary<string, Role> RoleWords = new(StringComparer.Ordinal)
    {
        ["algemeen-directeur"] = Role.GeneralDirector,
        ["statengriffier"] = Role.Registrar,
        ["coordinator"] = Role.Coordinator,
    };

    /// <summary>The first of these words behind which somebody else stands than the person it is about; for officials at last the manager.</summary>
    public async Task<Handler> FindAsync(Position position, IEnumerable<string> words, DateOnly day, CancellationToken cancel)
    {
        var wanted = position.IsOffice ? words : words.Concat(LineWords);
        foreach (var word in wanted.Distinct(StringComparer.Ordinal))
        {
            if (LineWords.Contains(word, StringComparer.Ordinal) && await line.ManagerAsync(position, day, cancel) is { } manager)
            {
                return Handler.Of(manager);
            }

            if (RoleWords.TryGetValue(word, out var role) && await IsHeldByAnotherAsync(role, position.PersonId, day, cancel))
            {
                return new Handler(null, role);
            }
        }

        return Handler.Nobody;
    }

    /// <summary>The roles whose work somebody does: an office works for whom it is the office of.</summary>
    public static IReadOnlyList<Role> RolesServedBy(Actor actor) =>
        [.. Enum.GetValues<Role>().Where(role => Serving(role).Any(actor.Is))];

    /// <summary>The people whose work it is, for a message.</summary>
    public async Task<IReadOnlyList<Guid>> PeopleAsync(Handler handler, DateOnly day, CancellationToken cancel)
    {
        if (handler.PersonId is { } person)
        {
            return [person];
        }

        var serving = handler.Role is { } role ? Serving(role) : [];
        return await db.Set<RoleHolding>().On(day).Where(holding => serving.Contains(holding.Role)).Select(holding => holding.PersonId).Distinct().ToListAsync(cancel);
    }

    public Task<bool> IsHeldByAnotherAsync(Role role, Guid person, DateOnly day, CancellationToken cancel)
    {
        var serving = Serving(role);
        return db.Set<RoleHolding>().On(day).AnyAsync(holding => serving.Contains(holding.Role) && holding.PersonId != person, cancel);
    }

    private static Role[] Serving(Role role) => role switch
    {
        Role.GeneralDirector => [Role.GeneralDirector, Role.DirectorsOffice],
        Role.Registrar => [Role.Registrar, Role.RegistrarOffice],
        Role.Coordinator => [Role.Coordinator],
        _ => [],
    };
}
