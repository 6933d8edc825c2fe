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
        RoleChange.RefuseOneself(by, personId);
        if (form.Role is not { } role || !RoleName.Given.Contains(role))
        {
            throw new RuleBrokenException(nameof(form.Role), Say("Kies een rol", "Choose a role"));
        }

        if (form.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(found => found.Id == unit, cancel))
        {
            throw new RuleBrokenException(nameof(form.UnitId), Say("Kies een eenheid uit de lijst", "Choose a unit from the list"));
        }

        if (form.UnitId is not null && !RoleName.ForAUnit.Contains(role))
        {
            throw new RuleBrokenException(nameof(form.UnitId), Say("Deze rol geldt voor de hele organisatie. Laat de eenheid leeg", "This role is for the whole organisation. Leave the unit empty"));
        }

        var (from, to) = RoleChange.Period(form.From, form.To, clock.Today);
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

            var id = await db.Set<RoleHolding>().FreeIdAsync(form.Id, clock.Now, cancel);

            if (held.Exists(holding => holding.Overlaps(from, to) && (holding.UnitId == form.UnitId || holding.UnitId is null || form.UnitId is null)))
            {
                throw new RuleBrokenException(nameof(form.Role), Say("Deze persoon heeft deze rol dan al", "This person has this role then already"));
            }

            var given = new RoleHolding { Id = id, BodyId = Body, PersonId = personId, Role = role, UnitId = form.UnitId, From = from, To = to };
            db.Add(given);
            db.Add(Act.Of(Body, by.PersonId, given.Id, Act.Given, reason, clock.Now, string.IsNullOrWhiteSpace(form.AppointedBy) ? null : form.AppointedBy.Trim()));
            return new Happened(Act.Given, "role", given.Id, Reason: role.ToString());
        }, cancel);
    }

    /// <exception cref="RuleBrokenException">A rule forbids it; nothing was done.</exception>
    /// <returns>False when this person has no such role that can still end.</returns>
    public async Task<bool> EndAsync(Actor by, Guid personId, Guid holdingId, EndForm form, CancellationToken cancel)
    {
        RoleChange.RefuseOneself(by, personId);
        var from = RoleChange.EndDay(form.From, clock.Today);
        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        return await changes.MakeAsync<bool>(By.Web(by.PersonId), async () =>
        {
            await db.OneAtATimeAsync(Body, cancel);
            if (await db.Set<RoleHolding>().SingleOrDefaultAsync(held => held.Id == holdingId && held.PersonId == personId, cancel) is not { } holding || RoleName.IsOver(holding, clock.Today))
            {
                return (false, []);
            }

            RoleChange.RefuseLater(holding, from);
            if (holding.Role == Role.FunctionalAdministrator && !await db.Set<RoleHolding>().AnyAsync(other =>
                other.Id != holding.Id && other.Role == Role.FunctionalAdministrator && other.From <= from && other.To == null, cancel))
            {
                throw new RuleBrokenException(nameof(form.From), Say(
                    "Dit is de laatste functioneel beheerder zonder einddatum. Geef eerst een ander deze rol",
                    "This is the last functional administrator without an end date. Give somebody else this role first"));
            }

            holding.To = RoleChange.LastDay(holding, from);
            db.Add(Act.Of(Body, by.PersonId, holding.Id, Act.Ended, reason, clock.Now));
            return (true, [new Happened(Act.Ended, "role", holding.Id, Reason: holding.Role.ToString())]);
        }, cancel);
    }
}
