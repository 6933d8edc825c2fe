using System.Text.RegularExpressions;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// The fact that asks whether somebody works for a unit that agreed on something stricter than the code. A unit can only add:
/// its rows say for which unit they are, and make an answer stricter.
/// </summary>
internal static partial class UnitFact
{
    public const string Name = "afdeling";

    /// <summary>None of the units that agreed on something.</summary>
    public const string None = "geen";

    /// <summary>A unit as a value of the fact.</summary>
    public static string ValueOf(string unitCode) => NotPlain().Replace(unitCode.ToLowerInvariant(), "-");

    /// <summary>Whether a verdict may stand in a row of a unit.</summary>
    public static bool MayGive(Topic topic, string? verdict) =>
        verdict is not (null or Words.NotRegulated or Words.OutOfScope or Words.NoRule) && topic.Verdicts.Find(verdict) is { } term && term.Rank >= topic.Verdicts[Words.Discuss].Rank;

    /// <summary>What is wrong with a cell that asks for the unit.</summary>
    public static string? Problem(Topic topic, string table, DecisionTable of, DecisionRule rule, UnaryTests cell) =>
        cell.IsAny ? null
        : table != TableNames.Verdict ? $"an arrangement of a unit only adds rows to `{TableNames.Verdict}`"
        : !Named().IsMatch(cell.Text.Trim()) ? "a row for units names them, and does not say which units it is not for"
        : !MayGive(topic, VerdictOf(of, rule)) ? "an arrangement of a unit can only be stricter than the code"
        : null;

    private static string? VerdictOf(DecisionTable table, DecisionRule rule) =>
        table.Outputs.Zip(rule.Outputs).Where(output => output.First.Name == Columns.Verdict).Select(output => output.Second.Evaluate(NoParameters.Scope) as string).FirstOrDefault();

    [GeneratedRegex("[^a-z0-9-]+", RegexOptions.None, 1_000)]
    private static partial Regex NotPlain();

    [GeneratedRegex("^\"[a-z0-9-]+\"(\\s*,\\s*\"[a-z0-9-]+\")*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Named();
}
