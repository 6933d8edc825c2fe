using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Opens the door once when the telephone is gone. Only its hash is kept.</summary>
public sealed class RecoveryCode : IRecord
{
    internal const int PerAccount = 10;
    internal const int SaltLength = 16;

    private const int Groups = 4;
    private const int GroupLength = 4;

    // A code has 80 random bits. That is too few for a bare hash (NIST SP 800-63B, look-up secrets), and enough for these rounds.
    private const int Rounds = 20_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    internal static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Base32.Alphabet, GroupLength)));

    /// <summary>However somebody types it: small letters, spaces, without hyphens.</summary>
    internal static string HashOf(string code, byte[] salt)
    {
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(plain), salt, Rounds, HashAlgorithmName.SHA512, Account.CodeHashLength / 2));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.IsARecord("identity_recovery_codes");
            code.Property(c => c.Hash).HasMaxLength(Account.CodeHashLength);
            code.PointsAt<Account>(nameof(AccountId));
        }
    }
}
