using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes.Compare;

namespace Onkreukbaar.Modules.Codes.Themes;

/// <summary>A rule as somebody reads it who does not ask a question.</summary>
/// <param name="Text">In words of ours, with the limits of the day.</param>
/// <param name="When">In which cases it holds; none when it always does.</param>
/// <param name="Article">The heading it comes from.</param>
/// <param name="Strength">How strong it is.</param>
/// <param name="LaidDownIn">Where else it is formally laid down; null when the document names no place.</param>
/// <param name="Table">The table it stands in; null for a rule that stands in none.</param>
internal sealed record Agreement(string Text, IReadOnlyList<string> When, string Article, string Strength, string? LaidDownIn, string? Table);

/// <summary>What was agreed within a theme.</summary>
internal static class Agreements
{
    /// <summary>The strength of a rule about which there is nothing more to say.</summary>
    public const string Ordinary = "regel";

    /// <summary>What is only an example, and stands with the examples.</summary>
    private const string Example = "voorbeeld";

    /// <summary>
    /// The rules that cite one of its headings, and those that stand in no table. What several rules say is said once. What a
    /// code is not about is no agreement.
    /// </summary>
    public static IReadOnlyList<Agreement> Of(CodeVersion code, ReferenceText reference, DateOnly on)
    {
        var (theme, parameters) = (reference.Theme!, code.ParametersOn(on));
        var own = reference.Rules.Select(rule => new Agreement(Placeholders.Fill(rule.Text, parameters), [], rule.Article, rule.Strength, theme.LaidDownIn, Table: null));
        return [.. own.Concat(code.Topics.SelectMany(topic => InTables(code, topic, theme, on)))
            .GroupBy(rule => rule.Text, StringComparer.Ordinal).Select(InOne)];
    }

    /// <summary>A duty follows from a verdict; where both say the same, the verdict says when.</summary>
    private static Agreement InOne(IEnumerable<Agreement> same)
    {
        var rules = same.ToList();
        return rules[0] with { When = [.. rules.Where(rule => rule.Table == rules[0].Table).SelectMany(rule => rule.When).Distinct(StringComparer.Ordinal)] };
    }

    private static IEnumerable<Agreement> InTables(CodeVersion code, TopicOfCode topic, Theme theme, DateOnly on)
    {
        var parameters = code.ParametersOn(on);
        var read = RuleAsRead.Of(code, topic, on).ToDictionary(rule => (rule.Decision, rule.Id), rule => rule.When);
        return TableNames.All.SelectMany(name => topic.Model.TryGet(name, out var decision) && decision.Table is { } table ? table.Rules.Where(rule => Belongs(theme, table, rule)).Select(rule => (name, rule)) : [])
            .Select(found => new Agreement(
                topic.Text(found.rule.Annotations[Annotations.Text], parameters),
                found.rule.Inputs.All(cell => cell.IsAny) ? [] : [read[(found.name, found.rule.Id)]],
                found.rule.Annotations[Annotations.Article],
                found.rule.Annotations[Annotations.Strength],
                found.rule.Annotations.GetValueOrDefault(Annotations.LaidDownIn) is { Length: > 0 } place ? place : theme.LaidDownIn,
                found.name));
    }

    private static bool Belongs(Theme theme, DecisionTable table, DecisionRule rule) =>
        rule.Annotations[Annotations.Strength] != Example && theme.Headings.Contains(rule.Annotations[Annotations.Article], StringComparer.Ordinal)
        && !table.Outputs.Zip(rule.Outputs).Any(output => output.First.Name == Columns.Verdict && output.Second.Evaluate(NoParameters.Scope) is Words.OutOfScope);
}
