using System.Globalization;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A topic that is answered with what to do, one thing after the other, instead of with a verdict.</summary>
internal sealed class StepRules : ITopicRules
{
    private const int LargestDiagram = 500_000;

    private readonly CodeVersion code;
    private readonly TopicOfCode topic;
    private readonly FactModel model;
    private readonly Diagram<string> steps;
    private readonly Question<string, string> certain;
    private readonly AskingOrder order;
    private readonly Dictionary<(string Table, string Rule), Ground> grounds;

    public StepRules(CodeVersion code, TopicOfCode topic, IReadOnlyList<Parameter> parameters)
    {
        (this.code, this.topic) = (code, topic);
        grounds = Grounding.Of(topic, parameters);
        model = FactModel.Compile(topic.Model, Declarations.Of(code, topic), Declarations.Constants(parameters), LargestDiagram);

        // Numbered by their row, so that a list is one text and equal lists are one outcome.
        var all = topic.Model[TableNames.Steps].Table!.Rules.Select((rule, row) => (rule.Id, row)).ToDictionary(pair => pair.Id, pair => pair.row, StringComparer.Ordinal);
        steps = model.Fold(TableNames.Steps, "", (list, row) => Places.Append(list, all[row.Rule!.Id].ToString(CultureInfo.InvariantCulture)));
        certain = steps.Question(Places.InAll);
        order = new AskingOrder(model, topic.Order, state => certain.Ask(state).Needed);
    }

    public Answer Answer(IReadOnlyDictionary<string, object?> facts)
    {
        var state = model.State(facts);
        var needed = certain.Ask(state).Needed;
        var rows = Rows(state, needed.IsEmpty);
        return new Answer
        {
            Verdict = Words.OnlySteps,
            HasCertainRule = rows.Count > 0,
            Steps = [.. rows.Select(StepOf).Distinct()],
            Grounds = [.. rows.Select(row => grounds[(TableNames.Steps, topic.Model[TableNames.Steps].Table!.Rules[row].Id)]).DistinctBy(ground => ground.Text, StringComparer.Ordinal)],
            Fired = [.. rows.Select(row => new DecisionRuleOf(TableNames.Steps, topic.Model[TableNames.Steps].Table!.Rules[row].Id))],
            Needed = order.Of(state, needed),
            Code = code,
            InDoubt = topic.InDoubtFor(facts.GetValueOrDefault(topic.Topic.Audience) as string),
        };
    }

    /// <summary>What is certain. When nothing can be asked any more, rather every step that may be right than none.</summary>
    private List<int> Rows(FactState state, bool nothingLeftToAsk)
    {
        var lists = steps.Outcomes(state);
        var always = Places.InAll(lists);
        var rows = always.Length > 0 || !nothingLeftToAsk ? Places.Split(always) : [.. lists.SelectMany(Places.Split).Distinct(StringComparer.Ordinal)];
        return [.. rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture)).Order()];
    }

    private AdvisedStep StepOf(int row)
    {
        var table = topic.Model[TableNames.Steps].Table!;
        var cells = table.Outputs.Zip(table.Rules[row].Outputs).ToDictionary(pair => pair.First.Name!, pair => pair.Second.Evaluate(NoParameters.Scope), StringComparer.Ordinal);
        return new AdvisedStep((string)cells[Columns.Step]!, (string)cells[Columns.With]!, cells[Columns.MayBeSkipped] is true);
    }
}
