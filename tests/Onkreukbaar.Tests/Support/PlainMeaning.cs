using Onkreukbaar.Decisions;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>An answer as the other witness gives it; lists are joined, so that answers compare by content.</summary>
internal sealed record PlainAnswer(string Verdict, string? Decider, string Duties, string Dispositions)
{
    public static PlainAnswer Of(Answer answer) => new(
        answer.Verdict,
        answer.Decider,
        string.Join(", ", answer.Duties.Select(duty => duty.ToString()).Order(StringComparer.Ordinal)),
        string.Join(", ", answer.Dispositions));
}

/// <summary>
/// The other witness: what the tables mean together, written out a second time from the conventions. It evaluates the
/// tables plainly, tries every value of every unknown fact, and knows nothing of diagrams.
/// </summary>
internal sealed class PlainMeaning
{
    // Strictest first; "niet geregeld" ranks with "bespreken" and goes before it.
    private static readonly string[] Strictest = ["buiten-bereik", "verboden", "weigeren", "afgeraden", "toestemming-vragen", "niet-geregeld", "bespreken", "toegestaan", "geen-regel"];
    private static readonly string[] TheThree = ["oordeel", "plichten", "bestemmingen"];

    private readonly DecisionModel model;
    private readonly TopicOfCode topic;
    private readonly Dictionary<string, object?> constants;
    private readonly HashSet<string> marked;
    private readonly List<string> deciders;

    public PlainMeaning(CodeVersion code)
    {
        topic = code.Topic(Shipped.Topic)!;
        model = topic.Model;
        constants = code.Parameters.ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal);
        constants["onbekend"] = Unknown.Value;
        Facts = [.. topic.Topic.Facts.Where(fact => fact.IsInTables)];
        var cells = model.Decisions.SelectMany(d => d.Table!.Rules.SelectMany(rule => d.Table.Inputs.Zip(rule.Inputs))).Where(cell => !cell.Second.IsAny).ToList();
        Tested = [.. Facts.Where(fact => cells.Exists(cell => cell.First.Expression.Text == fact.Name))];
        marked = [.. cells.Where(cell => cell.Second.Text == "onbekend").Select(cell => cell.First.Expression.Text)];
        deciders = [.. model["oordeel"].Table!.Outputs[1].Values.Cast<string>()];
        Values = Facts.ToDictionary(fact => fact.Name, fact => ValuesOf(fact, code), StringComparer.Ordinal);
    }

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The facts that some cell asks for.</summary>
    public IReadOnlyList<Fact> Tested { get; }

    /// <summary>All values of a fact; of amounts one below, one at and one above the only limit there is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object>> Values { get; }

    public static int Rank(string verdict) => verdict switch
    {
        "geen-regel" or "buiten-bereik" => 0,
        "toegestaan" or "toegestaan-mits-gemeld" => 1,
        "bespreken" or "niet-geregeld" => 2,
        "toestemming-vragen" => 3,
        "afgeraden" => 4,
        "weigeren" => 5,
        "verboden" => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    /// <summary>What is answered when nothing more will be known: some facts have a value, the others were asked in vain.</summary>
    public PlainAnswer Answer(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown, bool mayStillAsk)
    {
        var ruled = Ruled(known, unknown, mayStillAsk);
        var (raised, duties) = (ruled.Verdict == "bespreken" && ruled.Decider is null, ruled.Duties.ToList());
        var inDoubt = topic.InDoubtFor(known.GetValueOrDefault("ontvanger") as string)[0];
        var mayHaveToTalk = ruled.Verdict is "bespreken" or "niet-geregeld" && !duties.Exists(IsTalk) && Completions(known, unknown).Any(facts => new World(this, facts, []).Duties(ruled.Verdict).Any(IsTalk));
        if (raised || mayHaveToTalk || (ruled.Dispositions is ["niet-geregeld"] && !duties.Exists(IsTalk)))
        {
            duties = [.. duties.Append($"bespreken@{inDoubt}").Distinct(StringComparer.Ordinal)];
        }

        var said = ruled.Verdict == "toegestaan" && duties.Exists(duty => duty.StartsWith("melden@", StringComparison.Ordinal)) ? "toegestaan-mits-gemeld" : ruled.Verdict;
        return new PlainAnswer(said, ruled.Decider ?? (raised ? inDoubt : null), string.Join(", ", duties.Order(StringComparer.Ordinal)), string.Join(", ", ruled.Dispositions));
    }

    /// <summary>
    /// The open facts of which two values can still give two answers. A talk that a rule asks for and a talk for lack of
    /// facts are two: only the first has a rule to show.
    /// </summary>
    public IReadOnlyList<string> Needed(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> asked, IReadOnlyList<string> open)
    {
        var answers = Completions(known, open).Select(facts => (Facts: facts, Answer: Ruled(facts, asked, mayStillAsk: false).ToString())).ToList();
        return [.. open.Where(fact => answers.GroupBy(a => string.Join('|', open.Where(other => other != fact).Select(other => Show(a.Facts[other])))).Any(group =>
            group.Select(a => a.Answer).Concat(KnowingAtAll(group.First().Facts, fact, asked)).Distinct().Skip(1).Any()))];
    }

    public static string Show(object? value) => value is IEnumerable<string> several ? string.Join('+', several) : $"{value ?? "?"}";

    private RuledAnswer Ruled(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown, bool mayStillAsk)
    {
        var worlds = Completions(known, unknown).Select(facts => new World(this, facts, unknown.Where(marked.Contains).ToList())).ToList();
        var (verdict, decider) = Judged(worlds);
        return new RuledAnswer(verdict, decider, Certain([.. worlds.Select(world => world.Duties(verdict))]), Placed([.. worlds.Select(world => world.Dispositions(verdict))], mayStillAsk));
    }

    private static (string Verdict, string? Decider) Judged(List<World> worlds)
    {
        var rulings = worlds.Select(world => world.Ruling()).Distinct().ToList();
        var inScope = rulings.Exists(ruling => ruling.Verdict != "buiten-bereik") ? rulings.FindAll(ruling => ruling.Verdict != "buiten-bereik") : rulings;
        var (mild, strict) = (inScope.Min(ruling => Rank(ruling.Verdict)), inScope.Max(ruling => Rank(ruling.Verdict)));
        if (mild < strict && mild < Rank("bespreken"))
        {
            return ("bespreken", null);
        }

        var certain = inScope.FindAll(ruling => Rank(ruling.Verdict) == mild);
        return (certain.TrueForAll(ruling => ruling.Verdict == certain[0].Verdict) ? certain[0].Verdict : "bespreken",
            certain.TrueForAll(ruling => ruling.Decider == certain[0].Decider) ? certain[0].Decider : null);
    }

    private static bool IsTalk(string duty) => duty.StartsWith("bespreken@", StringComparison.Ordinal);

    private static List<string> Certain(List<IReadOnlyList<string>> lists) =>
        [.. lists[0].Where(item => lists.TrueForAll(list => list.Contains(item, StringComparer.Ordinal)))];

    /// <summary>What is certain; when nothing more can be asked, rather all that is possible, in the order of the rows, than nothing.</summary>
    private List<string> Placed(List<IReadOnlyList<string>> lists, bool mayStillAsk)
    {
        var certain = Certain(lists);
        return certain.Count > 0 || mayStillAsk
            ? certain
            : [.. lists.SelectMany(list => list).Distinct(StringComparer.Ordinal).OrderBy(place => model["bestemmingen"].Table!.Rules.ToList().FindIndex(row => row.Outputs[0].Text == $"\"{place}\"") is >= 0 and var row ? row : int.MaxValue)];
    }

    /// <summary>Where a cell asks whether a fact is unknown, knowing it can make a difference by itself.</summary>
    private IEnumerable<string> KnowingAtAll(Dictionary<string, object?> facts, string fact, IReadOnlyList<string> asked) =>
        marked.Contains(fact)
            ? [Ruled(facts.Where(other => other.Key != fact).ToDictionary(StringComparer.Ordinal), [.. asked, fact], mayStillAsk: false).ToString()]
            : [];

    private IEnumerable<Dictionary<string, object?>> Completions(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown)
    {
        IEnumerable<Dictionary<string, object?>> all = [new(known, StringComparer.Ordinal)];
        return unknown.Aggregate(all, (some, fact) => some.SelectMany(facts => Values[fact].Select(value => new Dictionary<string, object?>(facts, StringComparer.Ordinal) { [fact] = value })));
    }

    private static IReadOnlyList<object> ValuesOf(Fact fact, CodeVersion code) => fact.Kind switch
    {
        _ when fact.Name == "ontvanger" => [.. code.Audiences],
        FactKind.YesNo => [false, true],
        FactKind.Money => [.. code.Parameters.SelectMany(p => new object[] { p.Value - 0.01m, p.Value, p.Value + 0.01m })],
        FactKind.Choices => [.. SetsOf([.. fact.Values.Select(value => value.Name)], fact.Alone)],
        _ => [.. fact.Values.Select(value => value.Name)],
    };

    private static IEnumerable<string[]> SetsOf(string[] names, string? alone)
    {
        var others = names.Where(name => name != alone).ToArray();
        return Enumerable.Range(1, (1 << others.Length) - 1).Select(bits => others.Where((_, i) => (bits >> i & 1) != 0).ToArray())
            .Prepend([alone!]).Where(set => set[0] is not null);
    }

    private sealed record RuledAnswer(string Verdict, string? Decider, IReadOnlyList<string> Duties, IReadOnlyList<string> Dispositions)
    {
        public override string ToString() => $"{Verdict} by {Decider}: {string.Join(", ", Duties.Order(StringComparer.Ordinal))}; {string.Join(", ", Dispositions)}";
    }

    /// <summary>One way in which everything could be, evaluated plainly.</summary>
    private sealed class World
    {
        private readonly PlainMeaning meaning;
        private readonly Dictionary<string, object?> facts;
        private readonly List<Dictionary<string, object?>> single;
        private readonly Dictionary<string, object?> helpers = new(StringComparer.Ordinal);

        public World(PlainMeaning meaning, Dictionary<string, object?> facts, List<string> unknown)
        {
            (this.meaning, this.facts) = (meaning, facts);

            // A cell fits several values when it fits one of them, and a cell that asks whether a fact is unknown fits
            // an unknown fact whatever its value turns out to be. The plain engine knows only one value at a time.
            IEnumerable<Dictionary<string, object?>> all = [new(meaning.constants, StringComparer.Ordinal)];
            single = [.. facts.Aggregate(all, (some, fact) => some.SelectMany(one => Singles(fact.Value, unknown.Contains(fact.Key)).Select(value => new Dictionary<string, object?>(one, StringComparer.Ordinal) { [fact.Key] = value })))];
            foreach (var helper in meaning.model.Decisions.Where(decision => !TheThree.Contains(decision.Name)))
            {
                helpers[helper.Name] = Fired(helper.Name, null)[0][helper.Table!.Outputs[0].Name];
            }
        }

        public (string Verdict, string? Decider) Ruling()
        {
            var fired = Fired("oordeel", null);
            return fired.Count == 0
                ? ("geen-regel", null)
                : fired.Select(row => ((string)row["oordeel"]!, (string?)row["beslisser"])).OrderBy(r => Array.IndexOf(Strictest, r.Item1)).ThenBy(r => meaning.deciders.IndexOf(r.Item2!)).First();
        }

        public IReadOnlyList<string> Duties(string verdict)
        {
            var fired = IsOutOfScope(verdict) ? [] : Fired("plichten", verdict);
            var cancelled = fired.Where(row => row["vervalt"] is true).Select(row => row["plicht"]).ToList();
            return [.. fired.Where(row => row["vervalt"] is false && !cancelled.Contains(row["plicht"])).Select(row => $"{row["plicht"]}@{row["aan"]}").Distinct(StringComparer.Ordinal)];
        }

        public IReadOnlyList<string> Dispositions(string verdict)
        {
            IReadOnlyList<string> places = IsOutOfScope(verdict) ? [] : [.. Fired("bestemmingen", verdict).Select(row => (string)row["bestemming"]!).Distinct(StringComparer.Ordinal)];
            return places.Count == 0 && verdict is ("weigeren" or "verboden") && facts["status"] is "ontvangen" ? ["niet-geregeld"] : places;
        }

        private static bool IsOutOfScope(string verdict) => verdict == "buiten-bereik";

        private static IEnumerable<object?> Singles(object? value, bool isUnknown) =>
            (value is IEnumerable<string> several ? several.Cast<object?>() : [value]).Concat(isUnknown ? [Unknown.Value] : []);

        private List<FiredRule> Fired(string table, string? verdict) =>
            [.. single.SelectMany(one => meaning.model.EvaluateTable(table, Scope(one, verdict)).Fired).DistinctBy(row => row.Rule.Id, StringComparer.Ordinal).OrderBy(row => row.Rule.Row)];

        private Dictionary<string, object?> Scope(Dictionary<string, object?> one, string? verdict)
        {
            if (helpers.Count == 0 && verdict is null)
            {
                return one;
            }

            var scope = new Dictionary<string, object?>(one, StringComparer.Ordinal);
            foreach (var (name, value) in helpers)
            {
                scope[name] = value;
            }

            if (verdict is not null)
            {
                scope["oordeel"] = verdict;
            }

            return scope;
        }
    }
}
