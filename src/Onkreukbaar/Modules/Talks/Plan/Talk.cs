using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Access;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Talks.Plan;

/// <summary>How far a talk has come.</summary>
internal enum TalkState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>A talk about integrity with a team or with everybody: when, about what, and what came out of it.</summary>
internal sealed class Talk : IRecord
{
    public const int SubjectMax = 120;
    public const int QuestionMax = 200;
    public const int NotesMax = 4_000;

    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>The team it is with; null when it is with everybody.</summary>
    public Guid? UnitId { get; init; }

    public required DateOnly On { get; init; }

    public required string Subject { get; init; }

    /// <summary>What all are asked beforehand, to answer in a few words; null when nothing is asked.</summary>
    public string? Question { get; init; }

    public required Guid PlannedById { get; init; }

    public TalkState State { get; set; }

    /// <summary>The day on which it was held or cancelled.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>How many people were there.</summary>
    public int? Attended { get; set; }

    public string? Notes { get; set; }

    /// <summary>Whoever saves says on which number they built.</summary>
    public int Number { get; set; }

    /// <summary>When it was held; before that, when it is planned.</summary>
    public DateOnly Day => State == TalkState.Held ? ClosedOn!.Value : On;

    /// <summary>Until the day of the talk; what was answered is shown from that day, so that nobody sees a count move.</summary>
    public bool CanBeAnsweredOn(DateOnly today) => Question is not null && State == TalkState.Planned && today < On;

    /// <summary>Whoever helps with a talk, or leads a unit above it, is not one of those who are asked.</summary>
    public bool Asks(Actor actor) => UnitId is not { } unit || actor.Units.Contains(unit);

    /// <summary>The first time it closes the talk; later it sets right what was written down.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody else wrote it down or called it off meanwhile.</exception>
    public void Hold(DateOnly on, int attended, string? notes, int number)
    {
        if (State == TalkState.Cancelled || Number != number)
        {
            throw new ChangedMeanwhileException();
        }

        (State, ClosedOn, Attended, Notes, Number) = (TalkState.Held, on, attended, notes, Number + 1);
    }

    /// <exception cref="ChangedMeanwhileException">It was held or called off meanwhile.</exception>
    public void CallOff(DateOnly today)
    {
        if (State != TalkState.Planned)
        {
            throw new ChangedMeanwhileException();
        }

        (State, ClosedOn, Number) = (TalkState.Cancelled, today, Number + 1);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Talk>
    {
        public void Configure(EntityTypeBuilder<Talk> talk)
        {
            talk.IsARecord("talks_talks");
            talk.Property(t => t.Subject).HasMaxLength(SubjectMax);
            talk.Property(t => t.Question).HasMaxLength(QuestionMax);
            talk.Property(t => t.Notes).HasMaxLength(NotesMax);
            talk.Property(t => t.Number).IsConcurrencyToken();
            talk.PointsAt<Unit>(nameof(UnitId));
            talk.PointsAt<Person>(nameof(PlannedById));
        }
    }
}
