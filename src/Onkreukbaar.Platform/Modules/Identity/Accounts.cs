using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>What people do with their own account.</summary>
public sealed class Accounts(AppDbContext db, CurrentBody current, Passwords passwords, SignInDelays delays, Changes changes)
{
    private Body Body => current.Body!;

    /// <summary>Null for a persona of the demo.</summary>
    public Task<Account?> OfAsync(Guid personId, CancellationToken cancel) =>
        db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(account => account.PersonId == personId, cancel);

    /// <returns>The stamp of the sessions from now on; those of before end.</returns>
    /// <exception cref="RuleBrokenException">The current one is wrong, or the new one may not be one.</exception>
    public async Task<string> ChangePasswordAsync(Account account, string personName, PasswordForm form, IPAddress? from, CancellationToken cancel)
    {
        RefuseAWrongPassword(account, form, from);
        PasswordRules.Check(nameof(form.New), form.New, personName, account.SignInName, Body.Name);
        form.RefuseTwoDifferentOnes();
        var hash = passwords.Hash(form.New!);
        return await RestampAsync(account, "changed", "password", stamp =>
            Of(account).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.Stamp, stamp), cancel), cancel);
    }

    /// <summary>Ends every session of this account, this one too.</summary>
    public Task SignOutEverywhereAsync(Account account, CancellationToken cancel) => RestampAsync(account, "signed-out", "account", stamp =>
        Of(account).ExecuteUpdateAsync(set => set.SetProperty(a => a.Stamp, stamp), cancel), cancel);

    private async Task<string> RestampAsync(Account account, string action, string kind, Func<string, Task> change, CancellationToken cancel)
    {
        var stamp = Account.NewStamp();
        await changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            await change(stamp);
            return new Happened(action, kind, account.Id);
        }, cancel);
        return stamp;
    }

    // Somebody at an unlocked screen guesses here as slowly as at the door.
    private void RefuseAWrongPassword(Account account, PasswordForm form, IPAddress? from)
    {
        var wait = delays.BeforePassword(Body.Id, account.SignInName, from);
        if (wait.IsRefused)
        {
            throw new RuleBrokenException(nameof(form.Current), SignInText.TooSoon(wait.Refused));
        }

        if (!passwords.IsRight(account.PasswordHash, form.Current ?? ""))
        {
            throw new RuleBrokenException(nameof(form.Current), Say("Dit is niet je huidige wachtwoord", "This is not your current password"));
        }

        delays.PasswordWasRight(Body.Id, account.SignInName, from);
    }

    private IQueryable<Account> Of(Account account) => db.Set<Account>().Where(a => a.Id == account.Id);
}

/// <summary>A new password, twice because nobody sees what they type.</summary>
public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }

    public void RefuseTwoDifferentOnes()
    {
        if (!string.Equals(New, Again, StringComparison.Ordinal))
        {
            throw new RuleBrokenException(nameof(Again), Say("De twee wachtwoorden zijn niet gelijk", "The two passwords are not the same"));
        }
    }
}
