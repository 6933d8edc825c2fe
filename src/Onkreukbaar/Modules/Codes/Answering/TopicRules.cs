using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Modules.Codes;

/// <summary>One topic of one code under one set of parameters, compiled.</summary>
internal interface ITopicRules
{
    Answer Answer(IReadOnlyDictionary<string, object?> facts);
}

/// <summary>
/// One topic of one code under one set of parameters, compiled: verdict, duties and dispositions as functions of the
/// facts. What those three mean together is decided here; the tables and the unknown belong to the library.
/// </summary>
internal sealed class TopicRules : ITopicRules
{
    private const int LargestDiagram = 500_000;

    private readonly CodeVersion code;
    private readonly TopicOfCode topic;
    private readonly FactModel model;
    private readonly Scale scale;
    private readonly Diagram<Ruling> rulings;
    private readonly Question<Ruling, Ruling> verdict;
    private readonly Question<DutySet, DutySet> duties;
    private readonly Question<string, string> dispositions;
    private readonly Dictionary<string, GivenVerdict> given;
    private readonly Lazy<List<Func<FactState, FactSet>>> neededUnder;
    private readonly DutyList dutyList;
    private readonly Grounding grounding;
    private readonly AskingOrder order;
    private readonly Dictionary<(string Table, string Rule), Ground> grounds;

    public TopicRules(CodeVersion code, TopicOfCode topic, IReadOnlyList<Parameter> parameters)
    {
        (this.code, this.topic) = (code, topic);
        scale = new Scale(topic.Topic.Verdicts);
        grounds = Grounding.Of(topic, parameters);
        dutyList = new DutyList(topic.Model[TableNames.Duties].Table!, topic.InDoubt);
        model = FactModel.Compile(topic.Model, Declarations.Of(code, topic), Declarations.Constants(parameters), LargestDiagram);
        grounding = new Grounding(model, topic.Model, dutyList);

        rulings = model.Builder.Map(model.First(TableNames.Verdict), first => first.Rule is null ? new Ruling(Words.NoRule, null) : new Ruling(Text(first, Columns.Verdict), Text(first, Columns.Decider)));
        var destination = WhatNow(rulings, Dispositions(null));
        var obligations = InScope(rulings, Duties(null));

        verdict = rulings.Question(scale.Judge);
        order = new AskingOrder(model, topic.Order, state => verdict.Ask(state).Needed);
        duties = obligations.Question(DutySet.InAll);
        dispositions = destination.Question(Places.InAll);
        given = topic.Topic.Verdicts.All.Select(term => term.Name).ToDictionary(name => name, Given, StringComparer.Ordinal);
        neededUnder = new Lazy<List<Func<FactState, FactSet>>>(() => [.. given.SelectMany(pair => new[]
        {
            NeededUnder(pair.Key, pair.Value.Duties, DutySet.InAll),
            NeededUnder(pair.Key, pair.Value.Dispositions, lists => Places.InAll(lists) is { Length: > 0 } certain ? certain : string.Join(Places.Separator, lists)),
        })]);
    }

    public Answer Answer(IReadOnlyDictionary<string, object?> facts)
    {
        var state = model.State(facts);
        var ruled = verdict.Ask(state);

        // With every fact known or still to be asked, duties and dispositions follow from one verdict each time. What was
        // asked in vain leaves several verdicts possible, and they follow from the one that is given.
        var needed = state.Asked.IsEmpty
            ? ruled.Needed.Union(duties.Ask(state).Needed).Union(dispositions.Ask(state).Needed)
            : neededUnder.Value.Aggregate(ruled.Needed, (facts, more) => facts.Union(more(state)));
        return Explain(state, ruled.Present, needed, topic.InDoubtFor(facts.GetValueOrDefault(topic.Topic.Audience) as string));
    }

    private Answer Explain(FactState state, Ruling ruling, FactSet needed, IReadOnlyList<string> inDoubt)
    {
        // What is owed and what happens to the thing fit the verdict that is given, also when a lack of facts gave it.
        var under = given[ruling.Verdict];
        var raised = ruling.IsForLackOfFacts;
        var places = PlacesUnder(under, state, needed.IsEmpty);
        var possiblyOwed = under.Duties.Outcomes(state);
        var owed = DutySet.InAll(possiblyOwed);
        var mustTalk = raised || (!dutyList.Any(owed, Words.DutyToDiscuss) && (places == Words.DispositionNotRegulated || EndsInATalk(ruling, possiblyOwed)));
        owed = mustTalk ? owed.With(dutyList.DiscussWith(inDoubt[0])) : owed;

        var fired = grounding.Fired(state, ruling.Verdict, owed, raised, under.Fixed);
        return new Answer
        {
            Verdict = ruling.Said(dutyList.Any(owed, Words.DutyToDeclare)),
            Decider = ruling.DecidedBy(inDoubt),
            Strength = Strongest(fired.Verdict),
            HasCertainRule = fired.Verdict.Count > fired.Uncertain.Count,
            Duties = dutyList.Named(owed),
            Dispositions = Places.Split(places),
            Grounds = Ground(fired.Carrying, fired.Uncertain),
            AlsoApplies = Ground(fired.Others.Except(fired.Carrying), []),
            Fired = fired.Certain,
            Needed = order.Of(state, needed),
            Code = code,
            InDoubt = inDoubt,
        };
    }

    /// <summary>A doubt ends in a talk, also when it is only not known whether the gift was turned down already.</summary>
    private bool EndsInATalk(Ruling ruling, IReadOnlyList<DutySet> possiblyOwed) =>
        ruling.Verdict is Words.Discuss or Words.NotRegulated && possiblyOwed.Any(set => dutyList.Any(set, Words.DutyToDiscuss));

    private GivenVerdict Given(string verdictName)
    {
        var ruled = model.Builder.Constant(new Ruling(verdictName, null));
        return new GivenVerdict(Fixed(verdictName)!, InScope(ruled, Duties(verdictName)), WhatNow(ruled, Dispositions(verdictName)));
    }

    private Diagram<DutySet> Duties(string? verdictName) => model.Builder.Map(
        model.Fold(TableNames.Duties, default(GatheredDuties), (gathered, row) => dutyList.Gather(gathered, row), Fixed(verdictName)),
        dutyList.Effective);

    private Diagram<string> Dispositions(string? verdictName) => topic.Has(TableNames.Dispositions)
        ? model.Fold(TableNames.Dispositions, "", (list, row) => Places.Append(list, Text(row, Columns.Disposition)), Fixed(verdictName))
        : model.Builder.Constant("");

    private Diagram<DutySet> InScope(Diagram<Ruling> ruled, Diagram<DutySet> owed) =>
        model.Builder.Combine(ruled, owed, (ruling, set) => ruling.Verdict == Words.OutOfScope ? default : set);

    /// <summary>Something that was received and should not have been: the document's order, or else that it has none.</summary>
    private Diagram<string> WhatNow(Diagram<Ruling> ruled, Diagram<string> places)
    {
        if (!model.Space.TryIndexOf(Words.Status, out var status))
        {
            return places;
        }

        var received = model.Builder.Where(status, region => (string)model.Space[status].Example(region) == Words.Received);
        var refused = model.Builder.Combine(ruled, received, (ruling, here) => here && ruling.Verdict is (Words.Refuse or Words.Forbidden));
        var silent = model.Builder.Combine(places, refused, (list, wrong) => wrong && list.Length == 0 ? Words.DispositionNotRegulated : list);
        return model.Builder.Combine(ruled, silent, (ruling, list) => ruling.Verdict == Words.OutOfScope ? "" : list);
    }

    private static IReadOnlyDictionary<string, object?>? Fixed(string? verdictName) =>
        verdictName is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { [TableNames.Verdict] = verdictName };

    private static string Text(RuleOutputs row, string column) => (string)row[column]!;

    /// <summary>What is certain; when nothing can be asked any more, rather everything that is possible, in the document's order, than nothing.</summary>
    private string PlacesUnder(GivenVerdict under, FactState state, bool nothingLeftToAsk)
    {
        var lists = under.Dispositions.Outcomes(state);
        var certain = Places.InAll(lists);
        if (certain.Length > 0 || !nothingLeftToAsk)
        {
            return certain;
        }

        var possible = lists.SelectMany(Places.Split).ToHashSet(StringComparer.Ordinal);
        var inRowOrder = grounding.Dispositions(state, under.Fixed).Where(possible.Contains);
        return string.Join(Places.Separator, inRowOrder.Concat(possible).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The facts that can change what follows from a verdict, where that verdict is the answer.</summary>
    private Func<FactState, FactSet> NeededUnder<T>(string verdictName, Diagram<T> follows, Func<IReadOnlyList<T>, T> inAll)
        where T : notnull
    {
        var question = model.Builder.Combine(rulings, follows, (ruling, then) => (Ruling: ruling, Then: then)).Question(possible =>
            scale.Judge([.. possible.Select(pair => pair.Ruling)]).Verdict == verdictName
                ? (IsGiven: true, Then: inAll([.. possible.Select(pair => pair.Then).Distinct()]))
                : (false, default!));
        return state => question.Ask(state).Needed;
    }

    private string? Strongest(IEnumerable<DecisionRuleOf> rules)
    {
        var strengths = rules.Select(rule => grounds[rule.Key].Strength).ToHashSet(StringComparer.Ordinal);
        return code.Vocabulary.Strengths.All.FirstOrDefault(term => strengths.Contains(term.Name))?.Name;
    }

    /// <summary>A duty row often says the same as the rule it belongs to; one text is shown once.</summary>
    private List<Ground> Ground(IEnumerable<DecisionRuleOf> rules, IReadOnlyList<DecisionRuleOf> uncertain) =>
    [
        .. rules.GroupBy(rule => grounds[rule.Key].Text, StringComparer.Ordinal).Select(same =>
            grounds[same.First().Key] with { IsCertain = same.Any(rule => !uncertain.Contains(rule)) }),
    ];

    private sealed record GivenVerdict(IReadOnlyDictionary<string, object?> Fixed, Diagram<DutySet> Duties, Diagram<string> Dispositions);
}
