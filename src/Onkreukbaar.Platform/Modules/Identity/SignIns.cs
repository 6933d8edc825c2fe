using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Everything was right.</summary>
    public sealed record Welcome(SignedIn Session) : SignInOutcome;

    /// <summary>The password was right, and this account has a second factor.</summary>
    public sealed record AskCode(HalfSignedIn Half) : SignInOutcome;

    /// <summary>Something was wrong; what, nobody is told.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>It was not looked at, because there were too many wrong tries before.</summary>
    public sealed record TooSoon(TimeSpan Left) : SignInOutcome;
}

/// <summary>Signing in with an account: the password, and then the second factor when there is one.</summary>
public sealed class SignIns(AppDbContext db, CurrentBody current, Passwords passwords, SignInDelays delays, SecondFactors secondFactors, Changes changes, TimeProvider time)
{
    private Body Body => current.Body!;

    public async Task<SignInOutcome> WithPasswordAsync(string mail, string password, IPAddress? from, CancellationToken cancel)
    {
        var name = Account.NameOf(mail);
        var wait = delays.BeforePassword(Body.Id, name, from);
        if (wait.IsRefused)
        {
            return new SignInOutcome.TooSoon(wait.Refused);
        }

        await Task.Delay(wait.Held, time, cancel);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(account => account.SignInName == name, cancel);
        if (!passwords.IsRight(account?.PasswordHash, password))
        {
            return new SignInOutcome.Wrong();
        }

        delays.PasswordWasRight(Body.Id, name, from);
        return account!.HasSecondFactor
            ? new SignInOutcome.AskCode(new HalfSignedIn(Body.Id, account.Id, account.Stamp))
            : await WelcomeAsync(account, "password", withSecondFactor: false, cancel);
    }

    /// <summary>A code of the authenticator app, or a recovery code.</summary>
    public async Task<SignInOutcome> WithCodeAsync(HalfSignedIn half, string code, CancellationToken cancel)
    {
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(account => account.Id == half.AccountId && account.Stamp == half.Stamp, cancel) is not { } account)
        {
            return new SignInOutcome.Wrong();
        }

        var wait = delays.BeforeCode(account.Id);
        if (wait.IsRefused)
        {
            return new SignInOutcome.TooSoon(wait.Refused);
        }

        if (await secondFactors.UseAsync(account, code, cancel) is not { } kind)
        {
            return new SignInOutcome.Wrong();
        }

        delays.CodeWasRight(account.Id);
        return await WelcomeAsync(account, kind, withSecondFactor: true, cancel);
    }

    private async Task<SignInOutcome> WelcomeAsync(Account account, string how, bool withSecondFactor, CancellationToken cancel)
    {
        var name = await db.Set<Person>().Where(person => person.Id == account.PersonId).Select(person => person.Name).SingleAsync(cancel);
        await changes.NoteAsync(By.Web(account.PersonId), new Happened("signed-in", "account", account.Id, Reason: how));
        return new SignInOutcome.Welcome(new SignedIn(Body.Id, account.PersonId, name) { Stamp = account.Stamp, WithSecondFactor = withSecondFactor });
    }
}
