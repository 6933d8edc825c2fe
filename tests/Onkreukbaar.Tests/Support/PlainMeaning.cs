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
/// The other witness: what the tables of verdict, duties and dispositions mean together, written out a second time from
/// the conventions. It tries every value of every unknown fact.
/// </summary>
internal sealed class PlainMeaning
{
    // Strictest first; "niet geregeld" ranks with "bespreken" and goes before it.
    private static readonly string[] Strictest = ["buiten-bereik", "verboden", "weigeren", "afgeraden", "toestemming-vragen", "niet-geregeld", "bespreken", "toegestaan", "geen-regel"];

    private readonly TopicOfCode topic;
    private readonly List<string> deciders;

    public PlainMeaning(CodeVersion code, string topicName = Shipped.Topic)
    {
        topic = code.Topic(topicName)!;
        Tables = new PlainTables(code, topic);
        deciders = [.. topic.Model["oordeel"].Table!.Outputs[1].Values.Cast<string>()];
    }

    public PlainTables Tables { get; }

    public IReadOnlyList<Fact> Tested => Tables.Tested;

    public IReadOnlyDictionary<string, IReadOnlyList<object>> Values => Tables.Values;

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
        var inDoubt = topic.InDoubtFor(known.GetValueOrDefault(Tables.Audience) as string)[0];
        var mayHaveToTalk = ruled.Verdict is "bespreken" or "niet-geregeld" && !duties.Exists(IsTalk) && Tables.Completions(known, unknown).Any(facts => World(facts, []).Duties(ruled.Verdict).Any(IsTalk));
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
    public IReadOnlyList<string> Needed(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> asked, IReadOnlyList<string> open) =>
        Tables.ThatMatter(known, asked, open, (facts, unknown) => Ruled(facts, unknown, mayStillAsk: false).ToString());

    private RuledAnswer Ruled(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown, bool mayStillAsk)
    {
        var worlds = Tables.Completions(known, unknown).Select(facts => World(facts, unknown)).ToList();
        var (verdict, decider) = Judged(worlds);
        return new RuledAnswer(verdict, decider, Certain([.. worlds.Select(world => world.Duties(verdict))]), Placed([.. worlds.Select(world => world.Dispositions(verdict))], mayStillAsk));
    }

    private static (string Verdict, string? Decider) Judged(List<Judgement> worlds)
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
            : [.. lists.SelectMany(list => list).Distinct(StringComparer.Ordinal).OrderBy(place => topic.Model["bestemmingen"].Table!.Rules.ToList().FindIndex(row => row.Outputs[0].Text == $"\"{place}\"") is >= 0 and var row ? row : int.MaxValue)];
    }

    private Judgement World(IReadOnlyDictionary<string, object?> facts, IReadOnlyList<string> unknown) => new(this, Tables.In(facts, unknown), facts);

    private sealed record RuledAnswer(string Verdict, string? Decider, IReadOnlyList<string> Duties, IReadOnlyList<string> Dispositions)
    {
        public override string ToString() => $"{Verdict} by {Decider}: {string.Join(", ", Duties.Order(StringComparer.Ordinal))}; {string.Join(", ", Dispositions)}";
    }

    /// <summary>One way in which everything could be, judged.</summary>
    private sealed class Judgement(PlainMeaning meaning, PlainTables.World world, IReadOnlyDictionary<string, object?> facts)
    {
        public (string Verdict, string? Decider) Ruling()
        {
            var fired = world.Fired("oordeel");
            return fired.Count == 0
                ? ("geen-regel", null)
                : fired.Select(row => ((string)row["oordeel"]!, (string?)row["beslisser"])).OrderBy(r => Array.IndexOf(Strictest, r.Item1)).ThenBy(r => meaning.deciders.IndexOf(r.Item2!)).First();
        }

        public IReadOnlyList<string> Duties(string verdict)
        {
            var fired = IsOutOfScope(verdict) ? [] : world.Fired("plichten", verdict);
            var cancelled = fired.Where(row => row["vervalt"] is true).Select(row => row["plicht"]).ToList();
            return [.. fired.Where(row => row["vervalt"] is false && !cancelled.Contains(row["plicht"])).Select(row => $"{row["plicht"]}@{row["aan"]}").Distinct(StringComparer.Ordinal)];
        }

        public IReadOnlyList<string> Dispositions(string verdict)
        {
            IReadOnlyList<string> places = IsOutOfScope(verdict) || !meaning.topic.Has("bestemmingen") ? [] : [.. world.Fired("bestemmingen", verdict).Select(row => (string)row["bestemming"]!).Distinct(StringComparer.Ordinal)];
            return places.Count == 0 && verdict is ("weigeren" or "verboden") && facts.GetValueOrDefault("status") is "ontvangen" ? ["niet-geregeld"] : places;
        }

        private static bool IsOutOfScope(string verdict) => verdict == "buiten-bereik";
    }
}
