using Onkreukbaar.Decisions;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A cell of a decision table in words: what must be so for the row to apply.</summary>
internal static class CellWords
{
    private static readonly (string Sign, string Nl, string En)[] Comparisons =
    [
        ("<=", "hoogstens", "at most"),
        (">=", "minstens", "at least"),
        ("<", "minder dan", "less than"),
        (">", "meer dan", "more than"),
        ("=", "precies", "exactly"),
    ];

    public static string Column(TopicOfCode topic, InputClause column) =>
        column.Expression.IsName(out var name) ? topic.Topic.Fact(name)?.Label.ToString() ?? Decision(topic, name) : column.Label;

    public static string Cell(CodeVersion code, DateOnly on, TopicOfCode topic, InputClause column, UnaryTests cell)
    {
        if (!column.Expression.IsName(out var name) || cell.Text.Trim() == CodeReader.Unknown)
        {
            return cell.Text.Trim() == CodeReader.Unknown ? Say("niet bekend", "not known") : cell.Text;
        }

        return topic.Topic.Fact(name) switch
        {
            { Kind: FactKind.Money or FactKind.Number } => Amount(code, on, cell.Text.Trim()),
            { Values.Count: > 0 } fact => Names(cell, [.. fact.Values.Select(value => (value.Name, value.Label.ToString()))]),
            null when name == TableNames.Verdict => Names(cell, [.. topic.Topic.Verdicts.All.Select(term => (term.Name, term.Label.ToString()))]),
            _ => cell.Matches(true, NoParameters.Scope) == true ? Say("ja", "yes") : Say("nee", "no"),
        };
    }

    public static string Decision(TopicOfCode topic, string name) => name switch
    {
        TableNames.Verdict => Say("Oordeel", "Verdict"),
        TableNames.Duties => Say("Plichten", "Duties"),
        TableNames.Dispositions => Say("Bestemming", "What happens to it"),
        TableNames.Steps => Say("Stappen", "Steps"),
        _ => topic.HelperTables.GetValueOrDefault(name)?.ToString() ?? name,
    };

    public static string Output(CodeVersion code, Topic topic, OutputClause column, FeelExpression cell)
    {
        var word = cell.Evaluate(NoParameters.Scope);
        var terms = column.Name switch
        {
            Columns.Verdict => topic.Verdicts,
            Columns.Decider or Columns.To or Columns.With => code.Vocabulary.Roles,
            Columns.Disposition => topic.Dispositions,
            _ => null,
        };
        return word switch
        {
            bool yes => yes ? Say("ja", "yes") : Say("nee", "no"),
            string name when column.Name == Columns.Duty => topic.Duties.Find(name)?.Label.ToString().Replace("{aan}", "…", StringComparison.Ordinal) ?? name,
            string name when column.Name == Columns.Step => topic.Steps.Find(name)?.Label.ToString().Replace("{bij}", "…", StringComparison.Ordinal) ?? name,
            string name => terms?.Find(name)?.Label.ToString() ?? name,
            _ => cell.Text,
        };
    }

    public static string OutputColumn(TopicOfCode topic, string name) => name switch
    {
        Columns.Verdict => Say("Oordeel", "Verdict"),
        Columns.Decider => Say("Wie beslist", "Who decides"),
        Columns.Duty => Say("Plicht", "Duty"),
        Columns.To => Say("Bij wie", "With whom"),
        Columns.Cancels => Say("Vervalt", "Not needed"),
        Columns.Disposition => Say("Bestemming", "What happens to it"),
        Columns.Step => Say("Stap", "Step"),
        Columns.With => Say("Bij wie", "With whom"),
        Columns.MayBeSkipped => Say("Mag je overslaan", "May be skipped"),
        _ => Decision(topic, name),
    };

    private static string Names(UnaryTests cell, IReadOnlyList<(string Name, string Label)> values)
    {
        var fitting = values.Where(value => cell.Matches(value.Name, NoParameters.Scope) == true).Select(value => value.Label).ToList();
        return fitting.Count * 2 <= values.Count || fitting.Count < 3
            ? Options(fitting)
            : Say("alles behalve ", "anything but ") + Quoted([.. values.Select(value => value.Label).Except(fitting, StringComparer.Ordinal)]);
    }

    private static string Options(IReadOnlyList<string> labels) => labels.Count == 1 ? labels[0] : Quoted(labels);

    // Labels hold commas themselves, so quotation marks keep them apart.
    private static string Quoted(IReadOnlyList<string> labels) =>
        string.Concat(labels.SkipLast(1).Select((label, i) => $"“{label}”{(i == labels.Count - 2 ? Say(" of ", " or ") : ", ")}")) + $"“{labels[^1]}”";

    private static string Amount(CodeVersion code, DateOnly on, string text)
    {
        var (sign, nl, en) = Comparisons.FirstOrDefault(c => text.StartsWith(c.Sign, StringComparison.Ordinal));
        var name = text[(sign?.Length ?? 0)..].Trim();
        var limit = code.ParametersOn(on).FirstOrDefault(parameter => parameter.Name == name);
        return limit is null ? text : $"{(sign is null ? Say("precies", "exactly") : Say(nl, en))} {CodeWords.Parameter(limit)}";
    }
}
