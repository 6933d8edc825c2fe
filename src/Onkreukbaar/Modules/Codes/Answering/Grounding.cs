using Onkreukbaar.Decisions;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A row by its table and id.</summary>
internal readonly record struct DecisionRuleOf(string Table, string Rule)
{
    public (string Table, string Rule) Key => (Table, Rule);
}

/// <summary>Which rows fire, by what they do in the answer. All of them certainly, except those of a verdict that no single row makes certain.</summary>
internal sealed record FiredRules(IReadOnlyList<DecisionRuleOf> Verdict, IReadOnlyList<DecisionRuleOf> Carrying, IReadOnlyList<DecisionRuleOf> Others)
{
    public IReadOnlyList<DecisionRuleOf> Uncertain { get; init; } = [];

    public IReadOnlyList<DecisionRuleOf> Certain => [.. Carrying.Concat(Others).Except(Uncertain)];
}

/// <summary>From the rows that fired to what is shown as ground, and what only applies as well.</summary>
internal sealed class Grounding
{
    private readonly FactModel model;
    private readonly DutyList duties;
    private readonly Dictionary<string, string> verdictOf;
    private readonly Dictionary<string, (int Duty, bool Cancels)> dutyOf;

    public Grounding(FactModel model, DecisionModel tables, DutyList duties)
    {
        (this.model, this.duties) = (model, duties);
        var verdicts = tables[TableNames.Verdict].Table!;
        verdictOf = verdicts.Rules.ToDictionary(rule => rule.Id, rule => (string)rule.Outputs[0].Evaluate(NoParameters.Scope)!, StringComparer.Ordinal);
        dutyOf = tables[TableNames.Duties].Table!.Rules.ToDictionary(rule => rule.Id, duties.Of, StringComparer.Ordinal);
    }

    /// <summary>Every row of a topic as a ground, whether it fires or not.</summary>
    public static Dictionary<(string Table, string Rule), Ground> Of(TopicOfCode topic, IReadOnlyList<Parameter> parameters)
    {
        var rows = topic.Model.Decisions.Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules.Select(rule => (decision.Name, Rule: rule)));
        return rows.ToDictionary(row => (row.Name, row.Rule.Id), row => new Ground(
            row.Name, row.Rule.Id, row.Rule.Annotations[Annotations.Article], row.Rule.Annotations[Annotations.Strength], topic.Text(row.Rule.Annotations[Annotations.Text], parameters))
        {
            Permits = row.Name == TableNames.Verdict && row.Rule.Outputs[0].Evaluate(NoParameters.Scope) is Words.Allowed,
        });
    }

    public FiredRules Fired(FactState state, string verdict, DutySet owed, bool isRaised, IReadOnlyDictionary<string, object?> underVerdict)
    {
        var ruling = new List<DecisionRuleOf>();
        var carrying = new List<DecisionRuleOf>();
        var others = new List<DecisionRuleOf>();
        foreach (var rule in Certain(TableNames.Verdict, state, null))
        {
            (verdictOf[rule.Rule] == verdict ? ruling : others).Add(rule);
        }

        // A verdict can be certain although no single row is: then its ground is every row that may carry it.
        var uncertain = ruling.Count > 0 || isRaised ? [] : Rows(TableNames.Verdict, state, null, RuleTruth.Possible).Where(rule => verdictOf[rule.Rule] == verdict).ToList();
        ruling.AddRange(uncertain);

        // Out of scope ends it: nothing else of the code is about this.
        if (verdict == Words.OutOfScope)
        {
            return new FiredRules(ruling, ruling, []) { Uncertain = uncertain };
        }

        foreach (var rule in Certain(TableNames.Duties, state, underVerdict))
        {
            var (duty, cancels) = dutyOf[rule.Rule];
            (!cancels && owed.Has(duty) ? carrying : others).Add(rule);
        }

        carrying.AddRange(Certain(TableNames.Dispositions, state, underVerdict));
        return new FiredRules(ruling, [.. ruling, .. carrying], others) { Uncertain = uncertain };
    }

    /// <summary>Where the thing may have to go, in the order of the rows.</summary>
    public IEnumerable<string> Dispositions(FactState state, IReadOnlyDictionary<string, object?> underVerdict) =>
        !model.Model.TryGet(TableNames.Dispositions, out var table) ? [] : model.Rules(TableNames.Dispositions, state, underVerdict).Zip(table.Table!.Rules)
            .Where(row => row.First != RuleTruth.Impossible).Select(row => (string)row.Second.Outputs[0].Evaluate(NoParameters.Scope)!);

    private IEnumerable<DecisionRuleOf> Certain(string table, FactState state, IReadOnlyDictionary<string, object?>? underVerdict) =>
        Rows(table, state, underVerdict, RuleTruth.Certain);

    private IEnumerable<DecisionRuleOf> Rows(string table, FactState state, IReadOnlyDictionary<string, object?>? underVerdict, RuleTruth truth) =>
        !model.Model.TryGet(table, out _) ? [] : model.Rules(table, state, underVerdict).Zip(model.Model[table].Table!.Rules).Where(row => row.First == truth).Select(row => new DecisionRuleOf(table, row.Second.Id));
}
