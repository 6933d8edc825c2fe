using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>Finds the person behind a name or a personnel number, among those who are something to the body today.</summary>
internal sealed class ArticleOwners(AppDbContext db, Clock clock)
{
    private const int NamedAtMost = 5;

    /// <exception cref="RuleBrokenException">Nobody, or more than one, is called so.</exception>
    /// <returns>Null when nothing was typed.</returns>
    public async Task<Guid?> FindAsync(string? typed, CancellationToken cancel)
    {
        if (ArticleForm.Typed(typed) is not { } name)
        {
            return null;
        }

        var whole = Searchable.Of(name);
        var found = await Here(person => person.Number == name, cancel);
        found = found.Count > 0 ? found : await Here(person => person.SearchName == whole, cancel);
        found = found.Count > 0 || whole.Length == 0 ? found : await Here(person => person.SearchName.Contains(whole), cancel);
        return found switch
        {
            [var one] => one.Id,
            [] => throw new RuleBrokenException(nameof(ArticleForm.Owner), Say("Wij vinden hier niemand met deze naam of dit nummer", "We find nobody here with this name or number")),
            _ => throw new RuleBrokenException(nameof(ArticleForm.Owner), Say("Meer mensen passen hierbij. Vul het personeelsnummer in: ", "Several people fit this. Enter the personnel number: ")
                + string.Join(", ", found.Take(NamedAtMost).Select(person => $"{person.Name} ({person.Number})")) + (found.Count > NamedAtMost ? ", …" : "")),
        };
    }

    /// <summary>The number by which the form names an owner: a name can be two people's.</summary>
    public Task<string?> NumberAsync(Guid? owner, CancellationToken cancel) => db.Set<Person>().Where(person => person.Id == owner).Select(person => person.Number).SingleOrDefaultAsync(cancel);

    /// <summary>The people who are something to the body today: whoever left keeps no article right.</summary>
    public IQueryable<Person> Here()
    {
        var (positions, roles) = (db.Set<Position>().On(clock.Today), db.Set<RoleHolding>().On(clock.Today));
        return db.Set<Person>().AsNoTracking().Where(person => positions.Any(position => position.PersonId == person.Id) || roles.Any(role => role.PersonId == person.Id));
    }

    private Task<List<Person>> Here(System.Linq.Expressions.Expression<Func<Person, bool>> fits, CancellationToken cancel) =>
        Here().Where(fits).OrderBy(person => person.SearchName).ThenBy(person => person.Number).Take(NamedAtMost + 1).ToListAsync(cancel);
}
