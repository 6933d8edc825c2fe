using Onkreukbaar.Decisions;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>A row of a table as somebody reads it; two that say the same are equal.</summary>
internal sealed record RuleAsRead(string Decision, string Table, string Id, string When, string Then, string Why, string Heading, string Strength)
{
    public static IEnumerable<RuleAsRead> Of(CodeVersion code, TopicOfCode topic, DateOnly on) =>
        topic.Model.Decisions.Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules.Select(rule => Of(code, topic, on, decision, rule)));

    private static RuleAsRead Of(CodeVersion code, TopicOfCode topic, DateOnly on, Decision decision, DecisionRule rule)
    {
        var table = decision.Table!;
        var conditions = table.Inputs.Zip(rule.Inputs).Where(cell => !cell.Second.IsAny).Select(cell => $"{CellWords.Column(topic, cell.First)}: {CellWords.Cell(code, on, topic, cell.First, cell.Second)}").ToList();
        var outcomes = table.Outputs.Zip(rule.Outputs).Select(cell => $"{CellWords.OutputColumn(topic, cell.First.Name)}: {CellWords.Output(code, topic.Topic, cell.First, cell.Second)}");
        return new RuleAsRead(
            decision.Name,
            CellWords.Decision(topic, decision.Name),
            rule.Id,
            conditions.Count == 0 ? Say("altijd", "always") : string.Join("; ", conditions),
            string.Join("; ", outcomes),
            CodeWords.Plain(topic.Text(rule.Annotations[Annotations.Text], code.ParametersOn(on))),
            code.Heading(rule.Annotations[Annotations.Article]).Title,
            code.Vocabulary.Strengths[rule.Annotations[Annotations.Strength]].Label.ToString());
    }
}
