using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.CodeKeeping.Unclear;

/// <summary>What an answer means for the code.</summary>
internal enum Effect
{
    /// <summary>The rule says it already.</summary>
    None,

    /// <summary>The next version will say it more clearly.</summary>
    NextVersion,

    /// <summary>The rule itself is being changed.</summary>
    Proposal,
}

/// <summary>Somebody says that a rule is unclear, or that one is missing, and hears what becomes of it.</summary>
internal sealed class RuleQuestion : IRecord
{
    public const int TopicMax = 80;
    public const int TextMax = 2_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required string Code { get; init; }

    /// <summary>The version it was about.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Null when it is about the code as a whole.</summary>
    public string? Topic { get; init; }

    public required string Text { get; init; }

    public required Guid AskedById { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? Answer { get; set; }

    public Effect? Effect { get; set; }

    /// <summary>The proposal in which it is worked out, which may be destroyed before it.</summary>
    public Guid? ProposalId { get; set; }

    public Guid? AnsweredById { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RuleQuestion>
    {
        public void Configure(EntityTypeBuilder<RuleQuestion> question)
        {
            question.IsARecord("codekeeping_questions");
            question.Property(q => q.Code).HasMaxLength(KeptVersion.CodeMax);
            question.Property(q => q.CodeHash).HasMaxLength(KeptVersion.HashLength);
            question.Property(q => q.Topic).HasMaxLength(TopicMax);
            question.Property(q => q.Text).HasMaxLength(TextMax);
            question.Property(q => q.Answer).HasMaxLength(TextMax);
            question.Property(q => q.AnsweredOn).IsConcurrencyToken();
            question.PointsAt<Person>(nameof(AskedById));
            question.PointsAt<Person>(nameof(AnsweredById));
        }
    }
}
