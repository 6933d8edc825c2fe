namespace Onkreukbaar.Platform.Modules.Retention;

public enum TermUnit
{
    Days,
    Months,
    Years,
}

/// <summary>What a term begins with.</summary>
public enum StartEvent
{
    Declared,
    Closed,
    EmploymentEnded,
    Published,
    Replaced,
    Ended,
    Saved,
}

/// <summary>How long something is kept after its start.</summary>
public readonly record struct Term(int Length, TermUnit Unit)
{
    public const int LengthMax = 1_200;

    // The longest months, so that a candidate is never missed; IsOver decides.
    private const int DaysOfSlack = 3;

    /// <summary>The last day counts: what may be destroyed "after one year" is kept for that whole year.</summary>
    public bool IsOver(DateOnly start, DateOnly today) => Add(start, Length) < today;

    /// <summary>What began after this day cannot be over yet.</summary>
    public DateOnly LatestStart(DateOnly today) => Add(today, -Length).AddDays(DaysOfSlack);

    private DateOnly Add(DateOnly day, int length) => Unit switch
    {
        TermUnit.Days => day.AddDays(length),
        TermUnit.Months => day.AddMonths(length),
        _ => day.AddYears(length),
    };
}
