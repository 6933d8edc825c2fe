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

    public const string Label = "Afdeling met een eigen afspraak";

    /// <summary>
    /// A topic as people are asked about it: versions of a code, and the codes of a body, know units of their own, and each
    /// answers about its own days and people.
    /// </summary>
    public static Topic OfAll(IEnumerable<Topic> lastFirst)
    {
        var topics = lastFirst.ToList();
        var facts = topics.Select(topic => topic.Fact(Name)).OfType<Fact>().ToList();
        return facts.Count == 0 ? topics[0] : topics[0].With(facts[0] with { Values = [.. facts.SelectMany(fact => fact.Values).DistinctBy(value => value.Name, StringComparer.Ordinal)] });
    }

    /// <summary>A unit as a value of the fact.</summary>
    public static string ValueOf(string unitCode) => NotPlain().Replace(unitCode.ToLowerInvariant(), "-");

    /// <summary>Whether a verdict may stand in a row of a unit.</summary>
    public static bool MayGive(Topic topic, string? verdict) =>
        verdict is not (null or Words.NotRegulated or Words.OutOfScope or Words.NoRule) && topic.Verdicts.Find(verdict) is { } term && term.Rank >= topic.Verdicts[Words.Discuss].Rank;

    /// <summary>What is wrong with a cell that asks for the unit.</summary>
    public static LocalText? Problem(Topic topic, string table, DecisionTable of, DecisionRule rule, UnaryTests cell) =>
        cell.IsAny ? null
        : table != TableNames.Verdict ? new LocalText($"een afspraak van een afdeling voegt alleen rijen toe aan `{TableNames.Verdict}`", $"a unit rule only adds rows to `{TableNames.Verdict}`")
        : !Named().IsMatch(cell.Text.Trim()) || cell.Boundaries(NoParameters.Scope).Contains(None) ? new LocalText("een rij voor afdelingen noemt die afdelingen, en zegt niet voor welke zij niet geldt", "a row for units names them, and does not say which units it is not for")
        : !MayGive(topic, VerdictOf(of, rule)) ? new LocalText("een afspraak van een afdeling kan alleen strenger zijn dan de code", "a unit rule can only be stricter than the code")
        : !StrictestWins(topic, of) ? new LocalText("met een afspraak van een afdeling moet de strengste rij winnen: OUTPUT ORDER, met de oordelen van streng naar mild", "with a unit rule the strictest row must win: OUTPUT ORDER, with the verdicts from strict to mild")
        : null;

    /// <summary>Whether one more row can only make an answer stricter.</summary>
    public static bool StrictestWins(Topic topic, DecisionTable table)
    {
        if (table.HitPolicy != HitPolicy.OutputOrder || table.Outputs[0].Name != Columns.Verdict)
        {
            return false;
        }

        var scale = new Scale(topic.Verdicts);
        var ranks = table.Outputs[0].Values.OfType<string>().Select(verdict => verdict == Words.OutOfScope ? int.MaxValue : scale.Rank(verdict)).ToList();
        return ranks.SequenceEqual(ranks.OrderDescending());
    }

    private static string? VerdictOf(DecisionTable table, DecisionRule rule) =>
        table.Outputs.Zip(rule.Outputs).Where(output => output.First.Name == Columns.Verdict).Select(output => output.Second.Evaluate(NoParameters.Scope) as string).FirstOrDefault();

    [GeneratedRegex("[^a-z0-9-]+", RegexOptions.None, 1_000)]
    private static partial Regex NotPlain();

    [GeneratedRegex("^\"[a-z0-9-]+\"(\\s*,\\s*\"[a-z0-9-]+\")*$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Named();
}
