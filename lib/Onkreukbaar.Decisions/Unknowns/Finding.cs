namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>What a check found.</summary>
public enum FindingKind
{
    /// <summary>The row fires for no facts at all.</summary>
    NeverFires,

    /// <summary>Wherever the row fires, a row before it already decided.</summary>
    Shadowed,

    /// <summary>Two rows fire together where at most one may.</summary>
    Overlap,

    /// <summary>Two rows fire together and say different things where they must say the same.</summary>
    Disagreement,

    /// <summary>There are facts for which no row fires.</summary>
    Hole,

    /// <summary>A check could not be finished within the node limit; the message says which.</summary>
    NotDecided,

    /// <summary>A cell names a value the fact cannot have.</summary>
    ValueOutsideFact,

    /// <summary>No cell asks for the fact.</summary>
    UnusedFact,
}

/// <summary>One thing a check found, and where.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Decision">The decision whose table it is; null when it is about no table.</param>
/// <param name="RuleIds">The ids of the rows it is about.</param>
/// <param name="Rows">The numbers of those rows, from 1.</param>
/// <param name="Column">The label of the column, when one column is to blame.</param>
/// <param name="Example">
/// Facts under which it happens: a value, or null for a fact that must be unknown. Facts that are left out make no difference.
/// </param>
/// <param name="Message">The finding as a sentence.</param>
public sealed record Finding(
    FindingKind Kind,
    string? Decision,
    IReadOnlyList<string> RuleIds,
    IReadOnlyList<int> Rows,
    string? Column,
    IReadOnlyDictionary<string, object?> Example,
    string Message);
