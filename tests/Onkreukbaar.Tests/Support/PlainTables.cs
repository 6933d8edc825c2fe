using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>The tables of a topic evaluated plainly: with everything known, one value at a time. It knows nothing of diagrams.</summary>
internal sealed class PlainTables
{
    private static readonly string[] Answers = ["oordeel", "plichten", "bestemmingen", "stappen"];

    private readonly DecisionModel model;
    private readonly Dictionary<string, object?> constants;
    private readonly List<string> helpers;
    private readonly Dictionary<string, IReadOnlyList<FiredRule>> memory = new(StringComparer.Ordinal);

    public PlainTables(CodeVersion code, TopicOfCode topic)
    {
        Topic = topic;
        model = topic.Model;
        var parameters = code.ParametersOn(Shipped.Today);
        constants = parameters.ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal);
        constants["onbekend"] = Unknown.Value;
        helpers = [.. model.Decisions.Select(decision => decision.Name).Except(Answers, StringComparer.Ordinal)];
        var cells = model.Decisions.SelectMany(d => d.Table!.Rules.SelectMany(rule => d.Table.Inputs.Zip(rule.Inputs))).Where(cell => !cell.Second.IsAny)
            .Select(cell => (Fact: cell.First.Expression.Text, cell.Second.Text)).ToList();
        Facts = [.. topic.Topic.Facts.Where(fact => fact.IsInTables)];
        Tested = [.. Facts.Where(fact => cells.Exists(cell => cell.Fact == fact.Name))];
        Marked = cells.Where(cell => cell.Text == "onbekend").Select(cell => cell.Fact).ToHashSet(StringComparer.Ordinal);
        Values = Facts.ToDictionary(fact => fact.Name, fact => ValuesOf(fact, [.. parameters.Where(p => cells.Exists(cell => cell.Fact == fact.Name && Words(cell.Text).Contains(p.Name))).Select(p => p.Value)], code), StringComparer.Ordinal);
    }

    public TopicOfCode Topic { get; }

    /// <summary>The fact that asks who somebody is.</summary>
    public string Audience => Topic.Topic.Audience;

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The facts that some cell asks for.</summary>
    public IReadOnlyList<Fact> Tested { get; }

    /// <summary>The facts of which some cell asks whether they are unknown.</summary>
    public IReadOnlySet<string> Marked { get; }

    /// <summary>All values of a fact; of a number one below, one at and one above every limit that its cells name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object>> Values { get; }

    /// <summary>How much work it is to evaluate everything once: the cells of all tables.</summary>
    public int Cells => model.Decisions.Sum(decision => decision.Table!.Rules.Count * decision.Table.Inputs.Count);

    /// <summary>Every way in which the unknown facts could turn out.</summary>
    public IEnumerable<Dictionary<string, object?>> Completions(IReadOnlyDictionary<string, object?> known, IEnumerable<string> unknown)
    {
        IEnumerable<Dictionary<string, object?>> all = [new(known, StringComparer.Ordinal)];
        return unknown.Aggregate(all, (some, fact) => some.SelectMany(facts => Values[fact].Select(value => new Dictionary<string, object?>(facts, StringComparer.Ordinal) { [fact] = value })));
    }

    /// <summary>One way in which everything could be; of some facts it is told that they are not known.</summary>
    public World In(IReadOnlyDictionary<string, object?> facts, IEnumerable<string> unknown)
    {
        // A cell fits several values when it fits one of them, and a cell that asks whether a fact is unknown fits
        // an unknown fact whatever its value turns out to be. The plain engine knows only one value at a time.
        var hidden = unknown.Where(Marked.Contains).ToHashSet(StringComparer.Ordinal);
        IEnumerable<Dictionary<string, object?>> single = [new(facts.Concat(constants), StringComparer.Ordinal)];
        foreach (var (fact, value) in facts.Where(fact => fact.Value is IEnumerable<string> || hidden.Contains(fact.Key)))
        {
            var values = (value is IEnumerable<string> several ? several.Cast<object?>() : [value]).Concat(hidden.Contains(fact) ? [Unknown.Value] : []).ToList();
            single = single.SelectMany(one => values.Select(only => new Dictionary<string, object?>(one, StringComparer.Ordinal) { [fact] = only }));
        }

        return new World(this, [.. single.DistinctBy(Key, StringComparer.Ordinal)]);
    }

    /// <summary>The open facts of which two answers can still lead to two outcomes.</summary>
    public IReadOnlyList<string> ThatMatter(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> asked, IReadOnlyList<string> open, Func<IReadOnlyDictionary<string, object?>, IReadOnlyList<string>, string> outcome)
    {
        // Where a cell asks whether a fact is unknown, "I do not know" is one more answer to its question.
        IEnumerable<Dictionary<string, object?>> none = [new(StringComparer.Ordinal)];
        var told = open.Aggregate(none, (some, fact) => some.SelectMany(facts => (Marked.Contains(fact) ? Values[fact].Append(null) : Values[fact])
            .Select(value => new Dictionary<string, object?>(facts, StringComparer.Ordinal) { [fact] = value })));
        var outcomes = told.Select(facts => (Told: facts, Outcome: outcome(
            new Dictionary<string, object?>(known.Concat(facts.Where(fact => fact.Value is not null)), StringComparer.Ordinal),
            [.. asked, .. facts.Where(fact => fact.Value is null).Select(fact => fact.Key)]))).ToList();
        return [.. open.Where(fact => outcomes.GroupBy(one => string.Join('|', open.Where(other => other != fact).Select(other => Show(one.Told[other])))).Any(group =>
            group.Select(one => one.Outcome).Distinct(StringComparer.Ordinal).Skip(1).Any()))];
    }

    public static string Show(object? value) => value is IEnumerable<string> several ? string.Join('+', several) : $"{value ?? "?"}";

    private string Key(Dictionary<string, object?> one) => string.Join('|', Tested.Select(fact => one[fact.Name]));

    /// <summary>The names in a cell such as ">= grens".</summary>
    private static IEnumerable<string> Words(string cell) => cell.Split([' ', '<', '>', '=', '(', ')', '[', ']', ','], StringSplitOptions.RemoveEmptyEntries);

    private IReadOnlyList<object> ValuesOf(Fact fact, IReadOnlyList<decimal> limits, CodeVersion code) => fact.Kind switch
    {
        _ when fact.Name == Audience => [.. code.Audiences],
        FactKind.YesNo => [false, true],
        FactKind.Money or FactKind.Number when limits.Count == 0 => [fact.Harmless ?? fact.Min],
        FactKind.Money or FactKind.Number => [.. limits.SelectMany(limit => new[] { limit - 0.01m, limit, limit + 0.01m }).Where(value => value >= fact.Min && value <= fact.Max).Distinct().Order().Cast<object>()],
        FactKind.Choices => [.. SetsOf([.. fact.Values.Select(value => value.Name)], fact.Alone)],
        _ => [.. fact.Values.Select(value => value.Name)],
    };

    private static IEnumerable<string[]> SetsOf(string[] names, string? alone)
    {
        var others = names.Where(name => name != alone).ToArray();
        return Enumerable.Range(1, (1 << others.Length) - 1).Select(bits => others.Where((_, i) => (bits >> i & 1) != 0).ToArray())
            .Prepend([alone!]).Where(set => set[0] is not null);
    }

    /// <summary>One world: what fires for any of the single values fires.</summary>
    internal sealed class World(PlainTables tables, List<Dictionary<string, object?>> single)
    {
        private readonly Lazy<IReadOnlyDictionary<string, object?>> helped = new(() => Helped(tables, single));

        public IReadOnlyList<FiredRule> Fired(string table, string? verdict = null) => Fired(tables, single, table, helped.Value, verdict);

        private static Dictionary<string, object?> Helped(PlainTables tables, List<Dictionary<string, object?>> single)
        {
            var helped = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var helper in tables.helpers)
            {
                helped[helper] = Fired(tables, single, helper, helped, null)[0].Outputs[0];
            }

            return helped;
        }

        private static List<FiredRule> Fired(PlainTables tables, List<Dictionary<string, object?>> single, string table, IReadOnlyDictionary<string, object?> helped, string? verdict) =>
            [.. single.SelectMany(one => tables.Fired(one, table, helped, verdict)).DistinctBy(row => row.Rule.Id, StringComparer.Ordinal).OrderBy(row => row.Rule.Row)];
    }

    /// <summary>The same question has the same answer, and comes back often: it is worked out once.</summary>
    private IReadOnlyList<FiredRule> Fired(Dictionary<string, object?> one, string table, IReadOnlyDictionary<string, object?> helped, string? verdict)
    {
        var asked = $"{table} {verdict} {string.Join('|', helped.Values)} {Key(one)}";
        if (!memory.TryGetValue(asked, out var fired))
        {
            var scope = new Dictionary<string, object?>(verdict is null ? one.Concat(helped) : one.Concat(helped).Append(new("oordeel", verdict)), StringComparer.Ordinal);
            memory[asked] = fired = model.EvaluateTable(table, scope).Fired;
        }

        return fired;
    }
}
