using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>A role as somebody gives it.</summary>
internal sealed class RoleForm
{
    public Guid Id { get; set; }

    public Role? Role { get; set; }

    /// <summary>Null is the whole body.</summary>
    public Guid? UnitId { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string? AppointedBy { get; set; }

    public string? Reason { get; set; }
}

/// <summary>From when a role or a standing in is over.</summary>
internal sealed class EndForm
{
    public DateOnly? From { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Giving a role, and ending it; it is never deleted.</summary>
internal sealed class GiveRole(AppDbContext db, CurrentBody current, Changes changes, Clock clock)
{
    private Guid Body => current.Body!.Id;

    /// <exception cref="RuleBrokenException">A rule forbids it; nothing was done.</exception>
    public async Task GiveAsync(Actor by, Guid personId, RoleForm form, CancellationToken cancel)
    {
        RefuseOneself(by, personId);
        if (form.Role is not { } role || !RoleName.Given.Contains(role))
        {
            throw new RuleBrokenException(nameof(form.Role), Say("Kies een rol", "Choose a role"));
        }

        if (form.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(found => found.Id == unit, cancel))
        {
            throw new RuleBrokenException(nameof(form.UnitId), Say("Kies een eenheid uit de lijst", "Choose a unit from the list"));
        }

        var (from, to) = Period(form.From, form.To);
        if (form.AppointedBy?.Trim().Length > Act.AppointedByMax)
        {
            throw new RuleBrokenException(nameof(form.AppointedBy), Say($"Gebruik hoogstens {Act.AppointedByMax} tekens", $"Use at most {Act.AppointedByMax} characters"));
        }

        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        await changes.MakeAsync(By.Web(by.PersonId), async () =>
        {
            await db.OneAtATimeAsync(Body, cancel);
            var held = await db.Set<RoleHolding>().AsNoTracking().Where(holding => holding.PersonId == personId && holding.Role == role).ToListAsync(cancel);
            // The same form sent twice gives the role once.
            if (held.Exists(holding => holding.Id == form.Id))
            {
                return null;
            }

            if (held.Exists(holding => holding.Overlaps(from, to) && (holding.UnitId == form.UnitId || holding.UnitId is null || form.UnitId is null)))
            {
                throw new RuleBrokenException(nameof(form.Role), Say("Deze persoon heeft deze rol dan al", "This person has this role then already"));
            }

            var given = new RoleHolding { Id = NewId(form.Id), BodyId = Body, PersonId = personId, Role = role, UnitId = form.UnitId, From = from, To = to };
            db.Add(given);
            db.Add(ActOf(by.PersonId, given.Id, Act.Given, reason, string.IsNullOrWhiteSpace(form.AppointedBy) ? null : form.AppointedBy.Trim()));
            return new Happened(Act.Given, "role", given.Id, Reason: role.ToString());
        }, cancel);
    }

    /// <exception cref="RuleBrokenException">A rule forbids it; nothing was done.</exception>
    /// <returns>False when this person has no such role that can still end.</returns>
    public async Task<bool> EndAsync(Actor by, Guid personId, Guid holdingId, EndForm form, CancellationToken cancel)
    {
        RefuseOneself(by, personId);
        var from = EndDay(form.From);
        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        return await changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
        {
            await db.OneAtATimeAsync(Body, cancel);
            if (await db.Set<RoleHolding>().SingleOrDefaultAsync(held => held.Id == holdingId && held.PersonId == personId, cancel) is not { } holding || RoleName.IsOver(holding, clock.Today))
            {
                return (false, []);
            }

            RefuseLater(holding, from);
            if (holding.Role == Role.FunctionalAdministrator && !await db.Set<RoleHolding>().AnyAsync(other =>
                other.Id != holding.Id && other.Role == Role.FunctionalAdministrator && other.From <= from && other.To == null, cancel))
            {
                throw new RuleBrokenException(nameof(form.From), Say(
                    "Dit is de laatste functioneel beheerder zonder einddatum. Geef eerst een ander deze rol",
                    "This is the last functional administrator without an end date. Give somebody else this role first"));
            }

            holding.To = LastDay(holding, from);
            db.Add(ActOf(by.PersonId, holding.Id, Act.Ended, reason, null));
            return (true, [new Happened(Act.Ended, "role", holding.Id, Reason: holding.Role.ToString())]);
        }, cancel);
    }

    internal static void RefuseOneself(Actor by, Guid personId)
    {
        if (by.PersonId == personId)
        {
            throw new RuleBrokenException("", Say("Je kunt je eigen rollen niet geven of beëindigen. Vraag het een andere functioneel beheerder", "You cannot give or end your own roles. Ask another functional administrator"));
        }
    }

    internal (DateOnly From, DateOnly? To) Period(DateOnly? first, DateOnly? last)
    {
        if (first is not { } from || from < clock.Today)
        {
            throw new RuleBrokenException(nameof(RoleForm.From), Say("Kies vandaag of een latere dag", "Choose today or a later day"));
        }

        return last < from ? throw new RuleBrokenException(nameof(RoleForm.To), Say("De laatste dag ligt voor de eerste", "The last day is before the first")) : (from, last);
    }

    internal DateOnly EndDay(DateOnly? day) => day is { } from && from >= clock.Today ? from
        : throw new RuleBrokenException(nameof(EndForm.From), Say("Kies vandaag of een latere dag. Wat eerder gold, verandert niet meer", "Choose today or a later day. What held before does not change any more"));

    /// <summary>Ending is sooner, never longer: for longer it is given again.</summary>
    internal static void RefuseLater(IHavePeriod held, DateOnly from)
    {
        if (held.To < from)
        {
            throw new RuleBrokenException(nameof(EndForm.From), Say("Dan is dit al voorbij. Kies een eerdere dag", "By then this is over already. Choose an earlier day"));
        }
    }

    /// <summary>The last day counts; what ends on or before its first day never held.</summary>
    internal static DateOnly LastDay(IHavePeriod held, DateOnly from) => (from < held.From ? held.From : from).AddDays(-1);

    internal Act ActOf(Guid by, Guid subject, string action, string reason, string? appointedBy) =>
        new() { Id = Guid.CreateVersion7(clock.Now), BodyId = Body, SubjectId = subject, Action = action, Reason = reason, AppointedBy = appointedBy, ById = by, At = clock.Now };

    internal Guid NewId(Guid sent) => sent == Guid.Empty ? Guid.CreateVersion7(clock.Now) : sent;
}
