using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Keeps and compares passwords, by the hasher of ASP.NET Core Identity. It is slow on purpose: never inside a transaction.</summary>
public sealed class Passwords
{
    // OWASP Password Storage Cheat Sheet, PBKDF2 with SHA-512.
    private const int Rounds = 210_000;

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => Hash(Guid.CreateVersion7().ToString()));

    internal string Hash(string password) => hasher.HashPassword(null!, Plain(password));

    /// <summary>Takes as long for an account that does not exist, or has no password yet: the time must not tell which.</summary>
    internal bool IsRight(string? hash, string password)
    {
        var instead = nobodys.Value;
        var same = hasher.VerifyHashedPassword(null!, hash ?? instead, Plain(password)) != PasswordVerificationResult.Failed;
        return same && hash is not null;
    }

    // One letter can be written as different characters, depending on the keyboard (NIST SP 800-63B: normalise before hashing).
    private static string Plain(string password) => password.Normalize(NormalizationForm.FormKC);
}
