using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>How a person of a body proves who they are. There is one for each person who was invited.</summary>
public sealed class Account : IRecord
{
    internal const int HashMax = 200;
    internal const int CodeHashLength = 64;
    internal const int StampLength = 32;
    internal const int SealedMax = 500;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The mail address as it is compared; the person's own may be written otherwise.</summary>
    public required string SignInName { get; set; }

    /// <summary>Null as long as the invitation was not accepted.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Travels in the cookie of every session; a new one ends them all.</summary>
    public required string Stamp { get; set; }

    /// <summary>Of the last invitation only: the ones before it are useless.</summary>
    public string? InvitationHash { get; set; }

    public DateTimeOffset? InvitedUntil { get; set; }

    /// <summary>For somebody who lost both the telephone and the recovery codes.</summary>
    public bool InvitationResetsSecondFactor { get; set; }

    /// <summary>What the authenticator app knows too, sealed with keys that are not in the database.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>The one that is being set up; it counts once a code of it was typed.</summary>
    public byte[]? NewTotpSecret { get; set; }

    /// <summary>The time step of the last code that was used; it and what was before are never accepted again.</summary>
    public long TotpStep { get; set; }

    public byte[]? RecoverySalt { get; set; }

    public bool HasSecondFactor => TotpSecret is not null;

    /// <summary>Cut off where no address goes on: what somebody types at the door is kept in memory for a while.</summary>
    public static string NameOf(string mail) => mail.Trim() is var typed && typed.Length > Person.MailMax ? typed[..Person.MailMax].ToLowerInvariant() : typed.ToLowerInvariant();

    internal static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampLength / 2));

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.IsARecord("identity_accounts");
            account.Property(a => a.SignInName).HasMaxLength(Person.MailMax);
            account.Property(a => a.PasswordHash).HasMaxLength(HashMax);
            account.Property(a => a.Stamp).HasMaxLength(StampLength);
            account.Property(a => a.InvitationHash).HasMaxLength(CodeHashLength);
            account.Property(a => a.TotpSecret).HasMaxLength(SealedMax);
            account.Property(a => a.NewTotpSecret).HasMaxLength(SealedMax);
            account.Property(a => a.RecoverySalt).HasMaxLength(RecoveryCode.SaltLength);
            account.PointsAt<Person>(nameof(PersonId));
            account.HasIndex(nameof(BodyId), nameof(PersonId)).IsUnique();
            account.HasIndex(a => new { a.BodyId, a.SignInName }).IsUnique();
        }
    }
}
