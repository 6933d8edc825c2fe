using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Talks.Plan;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Talks.Held;

/// <summary>How a team reads a rule of its code since a talk. The code itself does not change by it.</summary>
internal sealed class AgreedReading : IRecord
{
    public const int TopicMax = 80;
    public const int RuleMax = 80;
    public const int TextMax = 2_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid TalkId { get; init; }

    public required string Code { get; init; }

    public required string Topic { get; init; }

    /// <summary>The id of the rule; null when it is about the topic as a whole.</summary>
    public string? Rule { get; init; }

    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AgreedReading>
    {
        public void Configure(EntityTypeBuilder<AgreedReading> reading)
        {
            reading.IsARecord("talks_readings");
            reading.Property(r => r.Code).HasMaxLength(KeptVersion.CodeMax);
            reading.Property(r => r.Topic).HasMaxLength(TopicMax);
            reading.Property(r => r.Rule).HasMaxLength(RuleMax);
            reading.Property(r => r.Text).HasMaxLength(TextMax);
            reading.PointsAt<Talk>(nameof(TalkId));
        }
    }
}
