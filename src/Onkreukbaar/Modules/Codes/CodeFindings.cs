using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What the tables of a code may be asked to explain: holes that no silence of the document explains, rows that can never fire, and a thing that may be kept though it must be refused.</summary>
internal static class CodeFindings
{
    private const int LargestDiagram = 500_000;

    public static IEnumerable<string> Of(CodeVersion version, DateOnly today) => version.Topics.SelectMany(topic => Of(version, topic, today));

    public static IEnumerable<string> Of(CodeVersion version, TopicOfCode topic, DateOnly today)
    {
        var answer = topic.Topic.IsAnsweredWithSteps ? TableNames.Steps : TableNames.Verdict;
        var model = FactModel.Compile(topic.Model, Declarations.Of(version, topic), Declarations.Constants(version.ParametersOn(today)), LargestDiagram);
        var found = ModelChecks.Run(model).Where(finding => finding.Kind is not (FindingKind.UnusedFact or FindingKind.Hole) || finding.Decision == answer).ToList();
        return found.Where(finding => finding.Kind != FindingKind.Hole || topic.Silence is null).Select(finding => $"{topic.TablesFile}: {WithExample(finding)}")
            .Concat(SilentWhereItSpeaks(topic, found))
            .Concat(KeptThoughRefused(topic, model));
    }

    /// <summary>What is said about a silence is true only as long as there is one.</summary>
    private static IEnumerable<string> SilentWhereItSpeaks(TopicOfCode topic, List<Finding> found) =>
        topic.Silence is null || found.Exists(finding => finding.Kind is FindingKind.Hole or FindingKind.NotDecided)
            ? []
            : [$"{CodeReader.TopicFile(topic.Topic.Name)}: `zwijgt` says that the document is silent, and some row fires for all facts."];

    private static IEnumerable<string> KeptThoughRefused(TopicOfCode topic, FactModel model)
    {
        if (!topic.Has(TableNames.Verdict) || !topic.Has(TableNames.Dispositions))
        {
            yield break;
        }

        var verdict = model.First(TableNames.Verdict);
        foreach (var rule in topic.Model[TableNames.Dispositions].Table!.Rules.Where(rule => Keeps(topic.Topic, rule)))
        {
            var both = model.Builder.Combine(verdict, model.Fires(TableNames.Dispositions, rule.Id), (first, fires) => fires && first[Columns.Verdict] is (Words.Refuse or Words.Forbidden));
            if (both.TryExample(contradicts => contradicts, out var example))
            {
                yield return $"{topic.TablesFile}: table {TableNames.Dispositions}, row {rule.Row} ({rule.Id}) lets something be kept that must be refused, for example {Described(model, example)}";
            }
        }
    }

    private static bool Keeps(Topic topic, DecisionRule rule) =>
        rule.Outputs[0].Evaluate(NoParameters.Scope) is string place && topic.Dispositions.Find(place) is { Keeps: true };

    private static string WithExample(Finding finding) =>
        finding.Example.Count == 0 ? finding.Message : $"{finding.Message.TrimEnd('.')}, for example {Described(finding.Example)}";

    private static string Described(FactModel model, FactState example) => Described(model.Describe(example));

    private static string Described(IReadOnlyDictionary<string, object?> example) =>
        string.Join(", ", example.Select(fact => $"{fact.Key} = {(fact.Value is IEnumerable<string> several ? string.Join(" + ", several) : fact.Value)}"));
}
