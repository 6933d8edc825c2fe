using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What the tables of a code may be asked to explain: holes that no silence of the document explains, rows that can never fire, and a thing that may be kept though it must be refused.</summary>
internal static class CodeFindings
{
    private const int LargestDiagram = 500_000;

    public static IEnumerable<LocalText> Of(CodeVersion version, DateOnly today) => version.Topics.SelectMany(topic => Of(version, topic, today));

    public static IEnumerable<LocalText> Of(CodeVersion version, TopicOfCode topic, DateOnly today)
    {
        var answer = topic.Topic.IsAnsweredWithSteps ? TableNames.Steps : TableNames.Verdict;
        var model = FactModel.Compile(topic.Model, Declarations.Of(version, topic), Declarations.Constants(version.ParametersOn(today)), LargestDiagram);
        var found = ModelChecks.Run(model).Where(finding => finding.Kind is not (FindingKind.UnusedFact or FindingKind.Hole) || finding.Decision == answer).ToList();
        return found.Where(finding => finding.Kind != FindingKind.Hole || topic.Silence is null).Select(finding => FindingWords.Said(topic.TablesFile, finding))
            .Concat(SilentWhereItSpeaks(topic, found))
            .Concat(KeptThoughRefused(topic, model));
    }

    /// <summary>What is said about a silence is true only as long as there is one.</summary>
    private static IEnumerable<LocalText> SilentWhereItSpeaks(TopicOfCode topic, List<Finding> found) =>
        topic.Silence is null || found.Exists(finding => finding.Kind is FindingKind.Hole or FindingKind.NotDecided)
            ? []
            : [new(
                $"{CodeReader.TopicFile(topic.Topic.Name)}: `zwijgt` zegt dat het document niets zegt, en er geldt altijd een rij.",
                $"{CodeReader.TopicFile(topic.Topic.Name)}: `zwijgt` says that the document is silent, and some row fires for all facts.")];

    private static IEnumerable<LocalText> KeptThoughRefused(TopicOfCode topic, FactModel model)
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
                var facts = model.Describe(example);
                yield return new(
                    $"{topic.TablesFile}: met tabel {TableNames.Dispositions}, rij {rule.Row} ({rule.Id}) mag je iets houden dat je moet weigeren, bijvoorbeeld {FindingWords.InDutch(facts)}",
                    $"{topic.TablesFile}: table {TableNames.Dispositions}, row {rule.Row} ({rule.Id}) lets something be kept that must be refused, for example {FindingWords.InEnglish(facts)}");
            }
        }
    }

    private static bool Keeps(Topic topic, DecisionRule rule) =>
        rule.Outputs[0].Evaluate(NoParameters.Scope) is string place && topic.Dispositions.Find(place) is { Keeps: true };
}
