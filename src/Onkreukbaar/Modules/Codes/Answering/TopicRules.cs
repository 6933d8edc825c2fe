using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>
/// One topic of one code under one set of parameters, compiled: verdict, duties and dispositions as functions of the
/// facts. What those three mean together is decided here; the tables and the unknown belong to the library.
/// </summary>
internal sealed class TopicRules
{
    private const int LargestDiagram = 500_000;
    private const char Separator = '|';

    private readonly CodeVersion code;
    private readonly TopicOfCode topic;
    private readonly FactModel model;
    private readonly Scale scale;
    private readonly Diagram<Ruling> rulings;
    private readonly Question<Ruling, Ruling> verdict;
    private readonly Question<DutySet, DutySet> duties;
    private readonly Question<string, string> dispositions;
    private readonly Dictionary<string, GivenVerdict> given;
    private readonly DutyList dutyList;
    private readonly Grounding grounding;
    private readonly Dictionary<(string Table, string Rule), Ground> grounds;

    public TopicRules(CodeVersion code, TopicOfCode topic, IReadOnlyDictionary<string, decimal> parameters)
    {
        (this.code, this.topic) = (code, topic);
        scale = new Scale(code.Vocabulary.Verdicts);
        grounds = Grounding.Of(topic);
        dutyList = new DutyList(topic.Model[CodeChecks.DutyTable].Table!, topic.InDoubt);
        model = FactModel.Compile(topic.Model, Declarations.Of(code, topic), Declarations.Constants(parameters), LargestDiagram);
        grounding = new Grounding(model, topic.Model, dutyList);

        rulings = model.Builder.Map(model.First(CodeChecks.VerdictTable), first => first.Rule is null ? new Ruling(Words.NoRule, null) : new Ruling(Text(first, "oordeel"), Text(first, "beslisser")));
        var destination = WhatNow(rulings, Dispositions(null));
        var obligations = InScope(rulings, Duties(null));

        verdict = rulings.Question(scale.Judge);
        duties = obligations.Question(DutySet.InAll);
        dispositions = destination.Question(InAll);
        given = code.Vocabulary.Verdicts.All.Select(term => term.Name).ToDictionary(name => name, Given, StringComparer.Ordinal);
    }

    public IReadOnlyList<Ruling> Possible(IReadOnlyDictionary<string, object?> facts) => rulings.Outcomes(model.State(facts));

    public Answer Answer(IReadOnlyDictionary<string, object?> facts)
    {
        var state = model.State(facts);
        var ruled = verdict.Ask(state);
        var owed = duties.Ask(state);
        var placed = dispositions.Ask(state);
        var needed = ruled.Needed.Union(owed.Needed).Union(placed.Needed);
        return Explain(state, ruled.Present, needed, topic.InDoubtFor(facts.GetValueOrDefault(Words.Audience) as string));
    }

    private Answer Explain(FactState state, Ruling ruling, FactSet needed, IReadOnlyList<string> inDoubt)
    {
        // What is owed and what happens to the thing fit the verdict that is given, also when a lack of facts gave it.
        var under = given[ruling.Verdict];
        var raised = ruling.Decider is null && ruling.Verdict == Words.Discuss;
        var places = Places(under.Dispositions.Outcomes(state), needed.IsEmpty);
        var owed = DutySet.InAll(under.Duties.Outcomes(state));
        var mustTalk = raised || (places == Words.DispositionNotRegulated && !dutyList.Any(owed, Words.DutyToDiscuss));
        owed = mustTalk ? owed.With(dutyList.DiscussWith(inDoubt[0])) : owed;

        var fired = grounding.Fired(state, ruling.Verdict, owed, raised, under.Fixed);
        var answered = ruling.Verdict == Words.Allowed && dutyList.Any(owed, Words.DutyToDeclare) ? Words.AllowedIfDeclared : ruling.Verdict;
        return new Answer
        {
            Verdict = answered,
            Decider = ruling.Decider ?? (raised ? inDoubt[0] : null),
            Strength = Strongest(fired.Verdict),
            Duties = dutyList.Named(owed),
            Dispositions = places.Length == 0 ? [] : places.Split(Separator),
            Grounds = Ground(fired.Carrying),
            AlsoApplies = Ground(fired.Others.Except(fired.Carrying)),
            Fired = [.. fired.Carrying, .. fired.Others],
            Needed = InOrder(state, needed),
            Code = code,
            InDoubt = inDoubt,
        };
    }

    private GivenVerdict Given(string verdictName)
    {
        var ruled = model.Builder.Constant(new Ruling(verdictName, null));
        return new GivenVerdict(Fixed(verdictName)!, InScope(ruled, Duties(verdictName)), WhatNow(ruled, Dispositions(verdictName)));
    }

    private Diagram<DutySet> Duties(string? verdictName) => model.Builder.Map(
        model.Fold(CodeChecks.DutyTable, default(GatheredDuties), (gathered, row) => dutyList.Gather(gathered, row), Fixed(verdictName)),
        dutyList.Effective);

    private Diagram<string> Dispositions(string? verdictName) => model.Fold(
        CodeChecks.DispositionTable, "", (list, row) => Append(list, Text(row, "bestemming")), Fixed(verdictName));

    private Diagram<DutySet> InScope(Diagram<Ruling> ruled, Diagram<DutySet> owed) =>
        model.Builder.Combine(ruled, owed, (ruling, set) => ruling.Verdict == Words.OutOfScope ? default : set);

    /// <summary>Something that was received and should not have been: the document's order, or else that it has none.</summary>
    private Diagram<string> WhatNow(Diagram<Ruling> ruled, Diagram<string> places)
    {
        var status = model.Space.IndexOf(Words.Status);
        var received = model.Builder.Where(status, region => (string)model.Space[status].Example(region) == Words.Received);
        var refused = model.Builder.Combine(ruled, received, (ruling, here) => here && ruling.Verdict is (Words.Refuse or Words.Forbidden));
        var silent = model.Builder.Combine(places, refused, (list, wrong) => wrong && list.Length == 0 ? Words.DispositionNotRegulated : list);
        return model.Builder.Combine(ruled, silent, (ruling, list) => ruling.Verdict == Words.OutOfScope ? "" : list);
    }

    private static IReadOnlyDictionary<string, object?>? Fixed(string? verdictName) =>
        verdictName is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { [CodeChecks.VerdictTable] = verdictName };

    private static string Text(RuleOutputs row, string column) => (string)row[column]!;

    private static string Append(string list, string place) =>
        list.Length == 0 ? place : list.Split(Separator).Contains(place, StringComparer.Ordinal) ? list : list + Separator + place;

    private static string InAll(IReadOnlyList<string> lists) => lists.Count == 1
        ? lists[0]
        : string.Join(Separator, lists[0].Split(Separator).Where(place => lists.All(list => list.Split(Separator).Contains(place, StringComparer.Ordinal))));

    /// <summary>What is certain; when nothing can be asked any more, rather everything that is possible, in order, than nothing.</summary>
    private static string Places(IReadOnlyList<string> lists, bool nothingLeftToAsk)
    {
        var certain = InAll(lists);
        return certain.Length > 0 || !nothingLeftToAsk ? certain
            : lists.SelectMany(list => list.Split(Separator, StringSplitOptions.RemoveEmptyEntries)).Aggregate("", Append);
    }

    private string? Strongest(IEnumerable<DecisionRuleOf> rules)
    {
        var strengths = rules.Select(rule => grounds[rule.Key].Strength).ToHashSet(StringComparer.Ordinal);
        return code.Vocabulary.Strengths.All.FirstOrDefault(term => strengths.Contains(term.Name))?.Name;
    }

    /// <summary>A duty row often says the same as the rule it belongs to; one text is shown once.</summary>
    private List<Ground> Ground(IEnumerable<DecisionRuleOf> rules) =>
        [.. rules.Select(rule => grounds[rule.Key]).DistinctBy(ground => ground.Text, StringComparer.Ordinal)];

    private IReadOnlyList<string> InOrder(FactState state, FactSet needed)
    {
        var ordered = new List<string>(needed.Count);
        foreach (var group in topic.Order)
        {
            var open = group.Where(name => needed.Contains(model.Space.IndexOf(name))).ToList();
            ordered.AddRange(open.Count > 1 ? MostSettlingFirst(state, open) : open);
        }

        ordered.AddRange(needed.Names(model.Space).Except(ordered, StringComparer.Ordinal));
        return ordered;
    }

    // Equals that settle as much keep the order of the code.
    private IEnumerable<string> MostSettlingFirst(FactState state, IReadOnlyList<string> equals) =>
        equals.OrderBy(name => LeftToAsk(state, model.Space.IndexOf(name)));

    /// <summary>How many facts the verdict still needs after this one, averaged over its values.</summary>
    private double LeftToAsk(FactState state, int fact) =>
        Enumerable.Range(0, model.Space[fact].Count).Average(region => verdict.Ask(state.WithKnown(fact, region)).Needed.Count);

    private sealed record GivenVerdict(IReadOnlyDictionary<string, object?> Fixed, Diagram<DutySet> Duties, Diagram<string> Dispositions);
}
