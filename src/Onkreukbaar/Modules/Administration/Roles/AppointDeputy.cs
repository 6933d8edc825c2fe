using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Who stands in, and when.</summary>
internal sealed class DeputyForm
{
    public Guid Id { get; set; }

    /// <summary>A name or a personnel number: a list of everybody would be too long.</summary>
    public string? Who { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Appointing somebody who stands in for another, and ending it.</summary>
internal sealed class AppointDeputy(AppDbContext db, CurrentBody current, Changes changes, Clock clock)
{
    private const int NamedAtMost = 5;

    private Guid Body => current.Body!.Id;

    /// <exception cref="RuleBrokenException">A rule forbids it; nothing was done.</exception>
    public async Task AppointAsync(Actor by, Guid personId, DeputyForm form, CancellationToken cancel)
    {
        var deputy = await FoundAsync(form.Who, cancel);
        if (deputy == personId)
        {
            throw new RuleBrokenException(nameof(form.Who), Say("Niemand vervangt zichzelf", "Nobody stands in for themselves"));
        }

        // Whoever stands in sees what waits for the other: that is not something to give oneself.
        if (deputy == by.PersonId)
        {
            throw new RuleBrokenException(nameof(form.Who), Say("Je kunt jezelf niet als vervanger aanwijzen. Vraag het een andere functioneel beheerder", "You cannot appoint yourself as deputy. Ask another functional administrator"));
        }

        var (from, to) = RoleChange.Period(form.From, form.To, clock.Today);
        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            await db.OneAtATimeAsync(Body, cancel);
            var standing = await db.Set<Deputy>().AsNoTracking().Where(found => found.PersonId == personId && found.DeputyId == deputy).ToListAsync(cancel);
            if (standing.Exists(found => found.Id == form.Id))
            {
                return null;
            }

            if (standing.Exists(found => found.Overlaps(from, to)))
            {
                throw new RuleBrokenException(nameof(form.Who), Say("Deze persoon is dan al vervanger", "This person is deputy then already"));
            }

            var id = await db.Set<Deputy>().FreeIdAsync(form.Id, clock.Now, cancel);
            var appointed = new Deputy { Id = id, BodyId = Body, PersonId = personId, DeputyId = deputy, From = from, To = to };
            db.Add(appointed);
            db.Add(Act.Of(Body, by.PersonId, appointed.Id, Act.Appointed, reason, clock.Now));
            return new Happened(Act.Appointed, "deputy", appointed.Id);
        }, cancel);
    }

    /// <exception cref="RuleBrokenException">A rule forbids it; nothing was done.</exception>
    /// <returns>False when there is no such standing in that can still end.</returns>
    public async Task<bool> EndAsync(Actor by, Guid personId, Guid id, EndForm form, CancellationToken cancel)
    {
        var from = RoleChange.EndDay(form.From, clock.Today);
        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        return await changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
        {
            if (await db.Set<Deputy>().SingleOrDefaultAsync(found => found.Id == id && found.PersonId == personId, cancel) is not { } deputy || RoleName.IsOver(deputy, clock.Today))
            {
                return (false, []);
            }

            RoleChange.RefuseLater(deputy, from);
            deputy.To = RoleChange.LastDay(deputy, from);
            db.Add(Act.Of(Body, by.PersonId, deputy.Id, Act.Ended, reason, clock.Now));
            return (true, [new Happened(Act.Ended, "deputy", deputy.Id)]);
        }, cancel);
    }

    private async Task<Guid> FoundAsync(string? who, CancellationToken cancel)
    {
        var typed = who?.Trim() ?? "";
        var words = Searchable.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new RuleBrokenException(nameof(DeputyForm.Who), Say("Vul een naam of personeelsnummer in", "Enter a name or personnel number"));
        }

        var named = db.Set<Person>().AsNoTracking();
        foreach (var word in words)
        {
            named = named.Where(person => person.SearchName.Contains(word));
        }

        var whole = string.Join(' ', words);
        var found = await db.Set<Person>().AsNoTracking().Where(person => person.Number == typed).ToListAsync(cancel);
        found = found.Count > 0 ? found : await db.Set<Person>().AsNoTracking().Where(person => person.SearchName == whole).OrderBy(person => person.Number).Take(NamedAtMost + 1).ToListAsync(cancel);
        found = found.Count > 0 ? found : await named.OrderBy(person => person.SearchName).ThenBy(person => person.Number).Take(NamedAtMost + 1).ToListAsync(cancel);
        return found switch
        {
            [var one] => one.Id,
            [] => throw new RuleBrokenException(nameof(DeputyForm.Who), Say("Wij vinden niemand met deze naam of dit nummer", "We find nobody with this name or number")),
            _ => throw new RuleBrokenException(nameof(DeputyForm.Who), Say("Meer mensen passen hierbij. Vul het personeelsnummer in: ", "Several people fit this. Enter the personnel number: ")
                + string.Join(", ", found.Take(NamedAtMost).Select(person => $"{person.Name} ({person.Number})")) + (found.Count > NamedAtMost ? ", …" : "")),
        };
    }
}
