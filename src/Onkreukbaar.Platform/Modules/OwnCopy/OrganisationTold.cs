using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>Who somebody is to the body: name, positions, roles, units led, and standing in for each other.</summary>
internal sealed class OrganisationTold(AppDbContext db) : ITellAbout
{
    public async Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(found => found.Id == personId, cancel);
        var units = await db.Set<Unit>().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        var functions = await db.Set<Function>().ToDictionaryAsync(function => function.Id, function => function.Name, cancel);
        var positions = await db.Set<Position>().AsNoTracking().Where(position => position.PersonId == personId).OrderBy(position => position.From).ToListAsync(cancel);
        var roles = await db.Set<RoleHolding>().AsNoTracking().Where(role => role.PersonId == personId).OrderBy(role => role.From).ToListAsync(cancel);
        var leads = await db.Set<UnitLead>().AsNoTracking().Where(lead => lead.PersonId == personId).OrderBy(lead => lead.From).ToListAsync(cancel);
        var deputies = await db.Set<Deputy>().AsNoTracking().Where(deputy => deputy.PersonId == personId || deputy.DeputyId == personId).OrderBy(deputy => deputy.From).ToListAsync(cancel);
        ToldItem item = new(
            person.Name,
            [
                new("naam", Say("Naam", "Name"), person.Name),
                new("nummer", Say("Personeelsnummer", "Personnel number"), person.Number),
                new("mail", Say("Mailadres", "Mail address"), person.Mail),
            ],
            [
                new("aanstellingen", Say("Aanstellingen en ambten", "Employments and offices"), [.. positions.Select(position => new ToldItem(position.Title, [
                    new("soort", Say("Soort", "Kind"), position.Kind.ToString(), OrganisationText.Of(position.Kind)),
                    new("functienaam", Say("Functienaam", "Title"), position.Title),
                    new("eenheid", Say("Eenheid", "Unit"), Name(units, position.UnitId)),
                    new("functie", Say("Functie", "Function"), Name(functions, position.FunctionId)),
                    .. Period(position)]))]),
                new("rollen", Say("Rollen", "Roles"), [.. roles.Select(role => new ToldItem(RoleWords.Of(role.Role), [
                    new("rol", Say("Rol", "Role"), role.Role.ToString(), RoleWords.Of(role.Role)),
                    new("eenheid", Say("Eenheid", "Unit"), Name(units, role.UnitId)),
                    .. Period(role)]))]),
                new("leidtEenheden", Say("Eenheden waaraan je leidinggeeft of gaf", "Units you lead or led"), [.. leads.Select(lead => new ToldItem(units[lead.UnitId], [
                    new("eenheid", Say("Eenheid", "Unit"), units[lead.UnitId]),
                    .. Period(lead)]))]),
                new("vervangingen", Say("Vervanging", "Standing in"), [.. deputies.Select(deputy => Standing(deputy, personId))]),
            ]);
        return new ToldPart("organisatie", Say("Wie je bent in de organisatie", "Who you are in the organisation"), [item], [personId]);
    }

    // Not who the other one is: that is the other's.
    private static ToldItem Standing(Deputy deputy, Guid personId)
    {
        var what = deputy.DeputyId == personId ? Say("Jij vervangt iemand", "You stand in for somebody") : Say("Iemand vervangt jou", "Somebody stands in for you");
        return new ToldItem(what, [new("vervanging", Say("Vervanging", "Standing in"), what), .. Period(deputy)]);
    }

    private static IEnumerable<ToldField> Period(IHavePeriod period) => [new("van", Say("Van", "From"), period.From), new("tot", Say("Tot en met", "Until"), period.To)];

    private static string? Name(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names[known] : null;
}
