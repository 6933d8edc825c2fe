using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>One record in a certificate: its id and what it was called.</summary>
public sealed record DestroyedRecord(Guid Id, string Reference);

/// <summary>
/// The account of a destruction: who, when, what kind, under which rule, which records. It says nothing of what they
/// said, stands on its own when people and rules change, and is kept for good.
/// </summary>
public sealed class Certificate : IRecord
{
    private const int HashLength = 64;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The rule as it was in force.</summary>
    public required int Length { get; init; }

    public required TermUnit Unit { get; init; }

    public required StartEvent Start { get; init; }

    public required string Basis { get; init; }

    public required string ProposedBy { get; init; }

    public required DateOnly ProposedOn { get; init; }

    public required string ConfirmedBy { get; init; }

    public required DateOnly DestroyedOn { get; init; }

    public required DateTimeOffset DestroyedAt { get; init; }

    public required int Count { get; init; }

    /// <summary>The records as JSON.</summary>
    public required string Records { get; init; }

    /// <summary>SHA-256 over everything above; it also stands in the audit.</summary>
    public required string Hash { get; init; }

    public IReadOnlyList<DestroyedRecord> List => JsonSerializer.Deserialize<IReadOnlyList<DestroyedRecord>>(Records)!;

    public Term Term => new(Length, Unit);

    public bool SaysWhatItSaid => Hash == HashOf(Id, BodyId, Kind, Length, Unit, Start, Basis, ProposedBy, ProposedOn, ConfirmedBy, DestroyedAt, Count, Records);

    internal static Certificate Of(Proposal proposal, RetentionRule rule, string proposedBy, DateOnly proposedOn, string confirmedBy, DateTimeOffset now, DateOnly today, IReadOnlyList<EndedRecord> records)
    {
        var list = JsonSerializer.Serialize(records.Select(record => new DestroyedRecord(record.Id, record.Reference)));
        return new Certificate
        {
            Id = proposal.Id,
            BodyId = proposal.BodyId,
            Kind = proposal.Kind,
            Length = rule.Length!.Value,
            Unit = rule.Unit,
            Start = rule.Start,
            Basis = rule.Basis,
            ProposedBy = proposedBy,
            ProposedOn = proposedOn,
            ConfirmedBy = confirmedBy,
            DestroyedOn = today,
            DestroyedAt = now,
            Count = records.Count,
            Records = list,
            Hash = HashOf(proposal.Id, proposal.BodyId, proposal.Kind, rule.Length.Value, rule.Unit, rule.Start, rule.Basis, proposedBy, proposedOn, confirmedBy, now, records.Count, list),
        };
    }

    private static string HashOf(params object[] fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields.Select(Text)))));

    private static string Text(object field) => field switch
    {
        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(field, CultureInfo.InvariantCulture)!,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> certificate)
        {
            certificate.IsARecord("retention_certificates");
            certificate.Property(c => c.Kind).HasMaxLength(RetentionRule.KindMax);
            certificate.Property(c => c.Unit).HasConversion<string>().HasMaxLength(RetentionRule.KindMax);
            certificate.Property(c => c.Start).HasConversion<string>().HasMaxLength(RetentionRule.KindMax);
            certificate.Property(c => c.Basis).HasMaxLength(RetentionRule.BasisMax);
            certificate.Property(c => c.ProposedBy).HasMaxLength(Person.NameMax);
            certificate.Property(c => c.ConfirmedBy).HasMaxLength(Person.NameMax);
            certificate.Property(c => c.Hash).HasMaxLength(HashLength);
            certificate.Ignore(c => c.List);
            certificate.Ignore(c => c.Term);
        }
    }
}
