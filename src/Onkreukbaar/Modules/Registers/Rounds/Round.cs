using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers.Rounds;

/// <summary>A round in which the holders of an office are asked whether the register is still right about a quarter.</summary>
internal sealed class Round : IRecord
{
    public const int WordMax = 40;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Register { get; init; }

    public required int Year { get; init; }

    public required int Quarter { get; init; }

    /// <summary>Who asks: the clerk asks the council, the coordinator asks the executive.</summary>
    public required Role Owner { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required Guid OpenedById { get; init; }

    public DateOnly From => new(Year, (Quarter - 1) * 3 + 1, 1);

    public DateOnly To => From.AddMonths(3).AddDays(-1);

    internal sealed class Mapping : IEntityTypeConfiguration<Round>
    {
        public void Configure(EntityTypeBuilder<Round> round)
        {
            round.IsARecord("registers_rounds");
            round.Property(r => r.Register).HasMaxLength(WordMax);
            round.Property(r => r.Owner).HasConversion<string>().HasMaxLength(WordMax);
            round.PointsAt<Person>(nameof(OpenedById));
            round.HasIndex(r => new { r.BodyId, r.Register, r.Year, r.Quarter, r.Owner }).IsUnique().HasDatabaseName("IX_registers_rounds_Once");
        }
    }
}

/// <summary>What somebody made ready for a member of a round. It says nothing until the member signs.</summary>
internal sealed class RoundPreparation : IRecord
{
    /// <summary>The id of the member's place in the round.</summary>
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required RoundAnswer Answer { get; set; }

    public required Guid ById { get; set; }

    public required DateOnly On { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoundPreparation>
    {
        public void Configure(EntityTypeBuilder<RoundPreparation> preparation)
        {
            preparation.IsARecord("registers_round_preparations");
            preparation.Property(p => p.Answer).HasConversion<string>().HasMaxLength(Round.WordMax);
            preparation.StandsBeside<RoundMember>();
            preparation.PointsAt<Person>(nameof(ById));
        }
    }
}

/// <summary>The three answers somebody can sign.</summary>
internal enum RoundAnswer
{
    Nothing,
    Unchanged,
    Changed,
}

/// <summary>Somebody who is asked in a round, and what they signed.</summary>
internal sealed class RoundMember : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid RoundId { get; init; }

    public required Guid PersonId { get; init; }

    public RoundAnswer? Answer { get; set; }

    public DateTimeOffset? SignedAt { get; set; }

    public DateOnly? SignedOn { get; set; }

    public DateOnly? RemindedOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RoundMember>
    {
        public void Configure(EntityTypeBuilder<RoundMember> member)
        {
            member.IsARecord("registers_round_members");
            member.Property(m => m.Answer).HasConversion<string>().HasMaxLength(Round.WordMax);
            member.PointsAt<Round>(nameof(RoundId));
            member.PointsAt<Person>(nameof(PersonId));
            member.HasIndex(m => new { m.BodyId, m.RoundId, m.PersonId }).IsUnique().HasDatabaseName("IX_registers_round_members_Once");
        }
    }
}
