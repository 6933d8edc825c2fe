namespace Onkreukbaar.Modules.Codes.Themes;

/// <summary>A rule as somebody reads it who does not ask a question.</summary>
/// <param name="Text">In words of ours, with the limits of the day.</param>
/// <param name="Article">The heading it comes from.</param>
/// <param name="Strength">How strong it is.</param>
/// <param name="Ids">The rules of the tables that say this.</param>
/// <param name="LaidDownIn">Where else it is formally laid down; null when the document names no place.</param>
internal sealed record Agreement(string Text, string Article, string Strength, IReadOnlyList<string> Ids, string? LaidDownIn);

/// <summary>What was agreed within a theme.</summary>
internal static class Agreements
{
    /// <summary>The strength of a rule about which there is nothing more to say.</summary>
    public const string Ordinary = "regel";

    /// <summary>What is only an example, and stands with the examples.</summary>
    private const string Example = "voorbeeld";

    /// <summary>The rules that cite one of its headings, and those that stand in no table. What several rules say is said once.</summary>
    public static IReadOnlyList<Agreement> Of(CodeVersion code, ReferenceText reference, DateOnly on)
    {
        var (theme, parameters) = (reference.Theme!, code.ParametersOn(on));
        var own = reference.Rules.Select(rule => new Agreement(Placeholders.Fill(rule.Text, parameters), rule.Article, rule.Strength, [rule.Id], theme.LaidDownIn));
        var inTables = code.Topics.SelectMany(topic => TableNames.All.SelectMany(name => topic.Model.TryGet(name, out var decision) && decision.Table is { } table ? table.Rules : [])
            .Where(rule => rule.Annotations[Annotations.Strength] != Example && theme.Headings.Contains(rule.Annotations[Annotations.Article], StringComparer.Ordinal))
            .Select(rule => new Agreement(
                topic.Text(rule.Annotations[Annotations.Text], parameters), rule.Annotations[Annotations.Article], rule.Annotations[Annotations.Strength],
                [rule.Id], rule.Annotations.GetValueOrDefault(Annotations.LaidDownIn) is { Length: > 0 } place ? place : theme.LaidDownIn)));
        return [.. own.Concat(inTables).GroupBy(rule => rule.Text, StringComparer.Ordinal).Select(same => same.First() with { Ids = [.. same.SelectMany(rule => rule.Ids).Distinct(StringComparer.Ordinal)] })];
    }
}
