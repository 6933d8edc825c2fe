using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.Roles;

/// <summary>Somebody from outside who is not known here yet.</summary>
internal sealed class InviteForm
{
    public string? Name { get; set; }

    public string? Mail { get; set; }

    public Role? Role { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A link with which somebody gets an account, for people who are known and for people from outside.</summary>
internal sealed class InvitePerson(AppDbContext db, Invitations invitations, Changes changes, Clock clock)
{
    /// <returns>The code of the link; it is nowhere kept.</returns>
    /// <exception cref="RuleBrokenException">It cannot be; nothing was done.</exception>
    public async Task<string> KnownAsync(Actor by, Guid personId, string? mail, CancellationToken cancel)
    {
        RoleChange.RefuseOneself(by, personId);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(found => found.Id == personId, cancel);
        var address = person.Mail ?? mail?.Trim() ?? "";
        if (await db.Set<Platform.Modules.Identity.Account>().AnyAsync(account => account.PersonId == personId && account.PasswordHash != null, cancel))
        {
            throw new RuleBrokenException(nameof(InviteForm.Mail), Say("Deze persoon heeft al een account", "This person has an account already"));
        }

        if (person.Mail is null)
        {
            RefuseNoAddress(address);
            if (await PersonWithAsync(address, cancel) is not null)
            {
                throw new RuleBrokenException(nameof(InviteForm.Mail), Say("Iemand anders heeft dit adres", "Somebody else has this address"));
            }

            await changes.MakeAsync(By.Web(by.PersonId), async () =>
            {
                (await db.Set<Person>().SingleAsync(found => found.Id == personId, cancel)).Mail = address;
                return new Happened("changed", "person", personId);
            }, cancel);
        }

        return await invitations.SendAsync(By.Web(by.PersonId), new Invitation(address), cancel);
    }

    /// <returns>The code of the link; it is nowhere kept.</returns>
    /// <exception cref="RuleBrokenException">It cannot be; nothing was done.</exception>
    public async Task<string> NewAsync(Actor by, InviteForm form, CancellationToken cancel)
    {
        if (form.Name?.Trim() is not { Length: > 0 and <= Person.NameMax } name)
        {
            throw new RuleBrokenException(nameof(form.Name), Say($"Vul een naam in van hoogstens {Person.NameMax} tekens", $"Enter a name of at most {Person.NameMax} characters"));
        }

        var mail = form.Mail?.Trim() ?? "";
        RefuseNoAddress(mail);
        if (form.Role is not { } role || !RoleName.Given.Contains(role))
        {
            throw new RuleBrokenException(nameof(form.Role), Say("Kies een rol", "Choose a role"));
        }

        var reason = Act.Checked(form.Reason, nameof(form.Reason));
        // Also one's own address. Whoever has a second one can still pretend to be two: see the threat model.
        if (await PersonWithAsync(mail, cancel) is { } known)
        {
            throw new RuleBrokenException(nameof(form.Mail), Say($"Dit adres is van {known}. Zoek deze persoon op in de lijst en geef de rol daar", $"This address is of {known}. Find this person in the list and give the role there"));
        }

        return await invitations.SendAsync(By.Web(by.PersonId), new Invitation(mail, name, role), cancel, given => db.Add(Act.Of(given.BodyId, by.PersonId, given.Id, Act.Given, reason, clock.Now)));
    }

    private static void RefuseNoAddress(string mail)
    {
        if (mail.Length is 0 or > Person.MailMax || mail.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw new RuleBrokenException(nameof(InviteForm.Mail), Say("Vul een mailadres in, zoals naam@organisatie.nl", "Enter a mail address, such as name@organisation.nl"));
        }
    }

    // Compared here and not there: databases differ in what a small letter is.
    private async Task<string?> PersonWithAsync(string mail, CancellationToken cancel)
    {
        var name = Platform.Modules.Identity.Account.NameOf(mail);
        var known = await db.Set<Person>().Where(person => person.Mail != null).Select(person => new { person.Name, person.Mail }).ToListAsync(cancel);
        return known.Find(person => Platform.Modules.Identity.Account.NameOf(person.Mail!) == name)?.Name;
    }
}
