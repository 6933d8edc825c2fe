using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Registers;

/// <summary>What was decided about a declaration.</summary>
internal enum Outcome
{
    /// <summary>Permission: seen and agreed.</summary>
    Agreed,

    NotAllowed,

    /// <summary>Nothing to permit, such as a gift that was refused: seen.</summary>
    Seen,
}

/// <summary>A decision by somebody who may take it, with a reason wherever it is not what the code advises.</summary>
internal sealed class Decision : IRecord
{
    public const int ReasonMax = 2_000;
    public const int DestinationMax = 40;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DeclarationId { get; init; }

    public required int OfVersion { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>What happens to the thing, in the word of the vocabulary; null when there is nothing to place.</summary>
    public string? Destination { get; init; }

    public string? Reason { get; init; }

    public required bool DeviatesFromAdvice { get; init; }

    /// <summary>When it was talked over, where the code says that reporting alone is not enough.</summary>
    public DateOnly? TalkOn { get; init; }

    public required Guid ById { get; init; }

    /// <summary>The person whom the decider stood in for.</summary>
    public Guid? OnBehalfOfId { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> decision)
        {
            decision.IsARecord("registers_decisions");
            decision.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(DestinationMax);
            decision.Property(d => d.Destination).HasMaxLength(DestinationMax);
            decision.Property(d => d.Reason).HasMaxLength(ReasonMax);
            decision.PointsAt<Declaration>(nameof(DeclarationId));
            decision.PointsAt<Person>(nameof(ById));
            decision.PointsAt<Person>(nameof(OnBehalfOfId));
        }
    }
}

/// <summary>One thing that must still be done after a decision, and when it was. The thing stays open until its last step is done.</summary>
internal sealed class Step : IRecord
{
    public const int WordMax = 40;
    public const int TextMax = 500;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid DeclarationId { get; init; }

    public required int Number { get; init; }

    /// <summary>What must be done, in the word of the vocabulary: teruggestuurd, ingeleverd ...</summary>
    public required string Word { get; init; }

    /// <summary>Which thing it is about, in a gift of several; null for the whole.</summary>
    public int? Part { get; init; }

    public Guid? HandlerId { get; set; }

    public Role? HandlerRole { get; set; }

    public DateOnly? DoneOn { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public Guid? DoneById { get; set; }

    /// <summary>Whose work it was, when a deputy did it.</summary>
    public Guid? DoneInsteadOfId => DoneById is not null && HandlerId != DoneById ? HandlerId : null;

    /// <summary>To whom, where, among whom: what this step is to account for.</summary>
    public string? Account { get; set; }

    /// <summary>Where the thing goes, in the word of the vocabulary, when this step was to decide that.</summary>
    public string? Place { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Step>
    {
        public void Configure(EntityTypeBuilder<Step> step)
        {
            step.IsARecord("registers_steps");
            step.Property(s => s.Word).HasMaxLength(WordMax);
            step.Property(s => s.HandlerRole).HasConversion<string>().HasMaxLength(WordMax);
            step.Property(s => s.Account).HasMaxLength(TextMax);
            step.Property(s => s.Place).HasMaxLength(WordMax);
            step.PointsAt<Declaration>(nameof(DeclarationId));
            step.PointsAt<Person>(nameof(HandlerId));
            step.PointsAt<Person>(nameof(DoneById));
            step.HasIndex(s => new { s.BodyId, s.DoneOn });
        }
    }
}
