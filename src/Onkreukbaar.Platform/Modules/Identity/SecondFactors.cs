using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>The authenticator app of an account and its recovery codes.</summary>
public sealed class SecondFactors(AppDbContext db, CurrentBody current, IDataProtectionProvider protection, SignInDelays delays, Changes changes, Clock clock)
{
    public const string WithApp = "totp";
    public const string WithRecoveryCode = "recovery-code";

    private Body Body => current.Body!;

    /// <summary>A new secret, to be put into the app. The one in use stays so until a code of the new one was typed.</summary>
    public Task BeginAsync(Account account, CancellationToken cancel)
    {
        var fresh = Seal(account).Protect(Totp.NewSecret());
        return changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            await Of(account).ExecuteUpdateAsync(set => set.SetProperty(a => a.NewTotpSecret, fresh), cancel);
            return new Happened("began", "second-factor", account.Id);
        }, cancel);
    }

    /// <summary>The secret that is being set up, as people type it.</summary>
    public string? NewSecretOf(Account account) => Open(account, account.NewTotpSecret) is { } secret ? Base32.Of(secret) : null;

    /// <summary>What the app reads from the picture.</summary>
    public string? NewAddressOf(Account account) => NewSecretOf(account) is { } secret
        ? $"otpauth://totp/{Uri.EscapeDataString($"Onkreukbaar {Body.Name}")}:{Uri.EscapeDataString(account.SignInName)}?secret={secret}&issuer={Uri.EscapeDataString($"Onkreukbaar {Body.Name}")}"
        : null;

    /// <summary>The app gives the codes we expect: it counts from now on, and every other session ends.</summary>
    /// <returns>The recovery codes, which nobody can show again, and the stamp of the sessions from now on.</returns>
    /// <exception cref="RuleBrokenException">The code is not one of the new secret.</exception>
    public async Task<(IReadOnlyList<string> Codes, string Stamp)> ConfirmAsync(Account account, string field, string? code, CancellationToken cancel)
    {
        RefuseTooManyTries(account, field);
        if (Open(account, account.NewTotpSecret) is not { } secret || Totp.StepOf(Digits(code), secret, clock.Now, account.TotpStep) is not { } step)
        {
            throw new RuleBrokenException(field, Say("Deze code klopt niet. Kijk of de app een nieuwe code toont, en of je telefoon de juiste tijd heeft", "This code is not right. See whether the app shows a new code, and whether your phone has the right time"));
        }

        delays.CodeWasRight(account.Id);
        var (codes, rows, salt) = NewCodes(account);
        var stamp = Account.NewStamp();
        await changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            await Of(account).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.TotpSecret, account.NewTotpSecret).SetProperty(a => a.NewTotpSecret, (byte[]?)null)
                .SetProperty(a => a.TotpStep, step).SetProperty(a => a.RecoverySalt, salt).SetProperty(a => a.Stamp, stamp), cancel);
            await ReplaceCodesAsync(account, rows, cancel);
            return new Happened("enrolled", "second-factor", account.Id);
        }, cancel);
        return (codes, stamp);
    }

    /// <summary>Ten new ones; those of before are useless.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Account account, CancellationToken cancel)
    {
        var (codes, rows, salt) = NewCodes(account);
        await changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            await Of(account).ExecuteUpdateAsync(set => set.SetProperty(a => a.RecoverySalt, salt), cancel);
            await ReplaceCodesAsync(account, rows, cancel);
            return new Happened("renewed", "recovery-codes", account.Id);
        }, cancel);
        return codes;
    }

    public Task<int> CodesLeftAsync(Account account, CancellationToken cancel) =>
        db.Set<RecoveryCode>().CountAsync(code => code.AccountId == account.Id && code.UsedAt == null, cancel);

    /// <summary>Uses up a code of the app or a recovery code. What it was; null when it was neither, or was used before.</summary>
    internal async Task<string?> UseAsync(Account account, string typed, CancellationToken cancel)
    {
        var digits = Digits(typed);
        return digits.Length == Totp.Digits && digits.All(char.IsAsciiDigit)
            ? await UseOfAppAsync(account, digits, cancel) ? WithApp : null
            : await UseRecoveryCodeAsync(account, typed, cancel) ? WithRecoveryCode : null;
    }

    private async Task<bool> UseOfAppAsync(Account account, string digits, CancellationToken cancel)
    {
        if (Open(account, account.TotpSecret) is not { } secret || Totp.StepOf(digits, secret, clock.Now, account.TotpStep) is not { } step)
        {
            return false;
        }

        return await UseUpAsync(account, WithApp, () => Of(account).Where(a => a.TotpStep < step).ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpStep, step), cancel), cancel);
    }

    private async Task<bool> UseRecoveryCodeAsync(Account account, string typed, CancellationToken cancel)
    {
        if (account.RecoverySalt is not { } salt)
        {
            return false;
        }

        var hash = RecoveryCode.HashOf(typed, salt);
        return await UseUpAsync(account, WithRecoveryCode, () => db.Set<RecoveryCode>().Where(code => code.AccountId == account.Id && code.Hash == hash && code.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.UsedAt, clock.Now), cancel), cancel);
    }

    // Of two who send the same code at once, the database lets one through.
    private async Task<bool> UseUpAsync(Account account, string kind, Func<Task<int>> use, CancellationToken cancel)
    {
        var used = false;
        await changes.MakeAsync(By.Web(account.PersonId), async () =>
        {
            used = await use() == 1;
            return used ? new Happened("used", kind, account.Id) : null;
        }, cancel);
        return used;
    }

    private async Task ReplaceCodesAsync(Account account, IEnumerable<RecoveryCode> rows, CancellationToken cancel)
    {
        await db.Set<RecoveryCode>().Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        db.AddRange(rows);
    }

    private (IReadOnlyList<string> Codes, List<RecoveryCode> Rows, byte[] Salt) NewCodes(Account account)
    {
        var salt = RandomNumberGenerator.GetBytes(RecoveryCode.SaltLength);
        var codes = Enumerable.Range(0, RecoveryCode.PerAccount).Select(_ => RecoveryCode.New()).ToList();
        return (codes, [.. codes.Select(code => new RecoveryCode { Id = Guid.CreateVersion7(clock.Now), BodyId = Body.Id, AccountId = account.Id, Hash = RecoveryCode.HashOf(code, salt) })], salt);
    }

    private void RefuseTooManyTries(Account account, string field)
    {
        if (delays.BeforeCode(account.Id) is { IsRefused: true } wait)
        {
            throw new RuleBrokenException(field, SignInText.TooSoon(wait.Refused));
        }
    }

    private IQueryable<Account> Of(Account account) => db.Set<Account>().Where(a => a.Id == account.Id);

    private byte[]? Open(Account account, byte[]? text)
    {
        try
        {
            return text is null ? null : Seal(account).Unprotect(text);
        }
        catch (CryptographicException)
        {
            // Sealed with keys that are gone. The recovery codes still work, and so does a new invitation.
            return null;
        }
    }

    private IDataProtector Seal(Account account) => protection.CreateProtector("Onkreukbaar.Identity.Totp", account.BodyId.ToString(), account.Id.ToString());

    private static string Digits(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
}
