using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Who is invited, and what they may become by it.</summary>
/// <param name="Mail">Their mail address, with which they sign in.</param>
/// <param name="Name">Their name, when they are not known here yet.</param>
/// <param name="Role">A role they get; without one somebody known stays what they are.</param>
/// <param name="ResetsSecondFactor">For somebody who lost the telephone and the recovery codes.</param>
/// <param name="RoleWhenNew">What somebody becomes who is not known yet, when no role is said; without it nobody unknown is invited.</param>
public sealed record Invitation(string Mail, string? Name = null, Role? Role = null, bool ResetsSecondFactor = false, Role? RoleWhenNew = null);

/// <summary>The only way to an account, and to a new password for somebody who forgot it.</summary>
public sealed class Invitations(AppDbContext db, CurrentBody current, Passwords passwords, Changes changes, Clock clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private const int CodeBytes = 32;

    private Body Body => current.Body!;

    public static string Page(Body body, string code) => $"{body.Address}/uitnodiging?code={code}";

    /// <param name="by">Who invites.</param>
    /// <param name="invitation">Whom, and with what.</param>
    /// <param name="cancel">When nobody waits for it any more.</param>
    /// <param name="whenGiven">Sees the role that comes along, in the same transaction.</param>
    /// <returns>The code, which is nowhere kept and opens the account once.</returns>
    /// <exception cref="RuleBrokenException">It is no mail address, no role that is given by name, or of several people.</exception>
    public async Task<string> SendAsync(By by, Invitation invitation, CancellationToken cancel, Action<RoleHolding>? whenGiven = null)
    {
        RefuseTheImpossible(invitation);
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));
        await changes.MakeAsync<bool>(by, async () =>
        {
            var happened = new List<Happened>();
            var person = await PersonAsync(invitation, happened, whenGiven, cancel);
            var account = await AccountAsync(person, invitation, cancel);
            (account.InvitationHash, account.InvitedUntil, account.InvitationResetsSecondFactor) = (HashOf(code), clock.Now + Lifetime, invitation.ResetsSecondFactor);
            happened.Add(new Happened("invited", "account", account.Id, Reason: invitation.ResetsSecondFactor ? "resets the second factor" : null));
            return (true, happened);
        }, cancel);
        return code;
    }

    /// <summary>Whose it is, as long as it works.</summary>
    public async Task<(Account Account, Person Person)?> FindAsync(string? code, CancellationToken cancel)
    {
        var account = await With(HashOf(code ?? "")).AsNoTracking().SingleOrDefaultAsync(cancel);
        return account is null ? null : (account, await db.Set<Person>().AsNoTracking().SingleAsync(person => person.Id == account.PersonId, cancel));
    }

    /// <summary>Uses up the invitation: from now on this password counts, and every session that was there ends.</summary>
    /// <exception cref="RuleBrokenException">The password may not be one, or somebody used the invitation first.</exception>
    public async Task AcceptAsync(string code, Account account, Person person, string field, string? password, CancellationToken cancel)
    {
        PasswordRules.Check(field, password, person.Name, account.SignInName, Body.Name);
        var (hash, invitation, stamp) = (passwords.Hash(password!), HashOf(code), Account.NewStamp());
        await changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            var accepted = await With(invitation).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.Stamp, stamp).SetProperty(a => a.InvitationHash, (string?)null), cancel);
            if (accepted != 1)
            {
                throw new RuleBrokenException(field, Say("Deze uitnodiging is al gebruikt", "This invitation was used already"));
            }

            if (account.InvitationResetsSecondFactor)
            {
                await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpSecret, (byte[]?)null).SetProperty(a => a.RecoverySalt, (byte[]?)null), cancel);
                await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync(cancel);
            }

            return new Happened("accepted", "invitation", account.Id);
        }, cancel);
    }

    private IQueryable<Account> With(string hash)
    {
        var now = clock.Now;
        return db.Set<Account>().Where(account => account.InvitationHash == hash && account.InvitedUntil >= now);
    }

    private static void RefuseTheImpossible(Invitation invitation)
    {
        if (invitation.Mail.Trim() is not { Length: <= Person.MailMax } mail || mail.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw new RuleBrokenException(nameof(invitation.Mail), Say($"Dit is geen e-mailadres: {invitation.Mail}", $"This is not a mail address: {invitation.Mail}"));
        }

        if (invitation.Role is < Role.GeneralDirector)
        {
            throw new RuleBrokenException(nameof(invitation.Role), Say("Deze rol volgt uit iemands functie en wordt niet gegeven", "This role follows from somebody's position and is not given"));
        }

        if (invitation.Name is { Length: > Person.NameMax })
        {
            throw new RuleBrokenException(nameof(invitation.Name), Say($"Een naam mag hooguit {Person.NameMax} tekens lang zijn", $"A name may be at most {Person.NameMax} characters long"));
        }
    }

    private async Task<Person> PersonAsync(Invitation invitation, List<Happened> happened, Action<RoleHolding>? whenGiven, CancellationToken cancel)
    {
        var name = Account.NameOf(invitation.Mail);
        // Compared here and not there: databases differ in what a small letter is.
        var addresses = await db.Set<Person>().Where(person => person.Mail != null).Select(person => new { person.Id, person.Mail }).ToListAsync(cancel);
        var ids = addresses.Where(known => Account.NameOf(known.Mail!) == name).Select(known => known.Id).ToList();
        if (ids.Count > 1)
        {
            throw new RuleBrokenException(nameof(invitation.Mail), Say($"Meer mensen hebben het adres {invitation.Mail}", $"Several people have the address {invitation.Mail}"));
        }

        if (ids.Count == 0 && (invitation.Role ?? invitation.RoleWhenNew) is null)
        {
            throw new RuleBrokenException(nameof(invitation.Mail), Say($"Wij kennen niemand met het adres {invitation.Mail}", $"We know nobody with the address {invitation.Mail}"));
        }

        var person = ids.Count == 1 ? await db.Set<Person>().SingleAsync(known => known.Id == ids[0], cancel) : NewPerson(invitation, happened);
        if ((invitation.Role ?? (ids.Count == 0 ? invitation.RoleWhenNew : null)) is { } role)
        {
            await GiveAsync(person, role, happened, whenGiven, cancel);
        }

        return person;
    }

    private Person NewPerson(Invitation invitation, List<Happened> happened)
    {
        var id = Guid.CreateVersion7(clock.Now);
        // A number of our own: the personnel administration has none for them, or will bring one with its own row.
        var person = new Person { Id = id, BodyId = Body.Id, Number = $"uitgenodigd-{id:N}"[..Person.NumberMax], Name = invitation.Name ?? invitation.Mail.Trim(), Mail = invitation.Mail.Trim() };
        db.Add(person);
        happened.Add(new Happened("added", "person", id));
        return person;
    }

    private async Task GiveAsync(Person person, Role role, List<Happened> happened, Action<RoleHolding>? whenGiven, CancellationToken cancel)
    {
        var today = clock.Today;
        if (await db.Set<RoleHolding>().On(today).AnyAsync(holding => holding.PersonId == person.Id && holding.Role == role && holding.UnitId == null, cancel))
        {
            return;
        }

        var given = new RoleHolding { Id = Guid.CreateVersion7(clock.Now), BodyId = Body.Id, PersonId = person.Id, Role = role, From = today };
        db.Add(given);
        whenGiven?.Invoke(given);
        happened.Add(new Happened("given", "role", given.Id, Reason: role.ToString()));
    }

    private async Task<Account> AccountAsync(Person person, Invitation invitation, CancellationToken cancel)
    {
        var name = Account.NameOf(invitation.Mail);
        if (await db.Set<Account>().AnyAsync(account => account.SignInName == name && account.PersonId != person.Id, cancel))
        {
            throw new RuleBrokenException(nameof(invitation.Mail), Say($"Iemand anders meldt zich aan met {invitation.Mail}", $"Somebody else signs in with {invitation.Mail}"));
        }

        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.PersonId == person.Id, cancel) is { } known)
        {
            known.SignInName = name;
            return known;
        }

        var account = new Account { Id = Guid.CreateVersion7(clock.Now), BodyId = Body.Id, PersonId = person.Id, SignInName = name, Stamp = Account.NewStamp() };
        db.Add(account);
        return account;
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
