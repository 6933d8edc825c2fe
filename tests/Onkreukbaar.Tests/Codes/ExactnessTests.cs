using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What is answered while facts are unknown, compared with trying everything they could be.</summary>
public sealed class ExactnessTests
{
    private const int LargestProduct = 256;

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void With_all_facts_known_the_answer_is_what_the_tables_say(string name)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(1);

        for (var i = 0; i < 2_000; i++)
        {
            var facts = Something(meaning, dice, harmless: i % 4);
            PlainAnswer.Of(Shipped.Ask(code, facts)).ShouldBe(meaning.Answer(facts, [], mayStillAsk: false), Described(facts));
        }
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void With_facts_unknown_the_answer_and_what_is_asked_next_are_those_of_trying_everything(string name)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(2);

        for (var i = 0; i < 50; i++)
        {
            var state = State(meaning, dice, harmless: 1 + (i % 6));
            var answer = Shipped.Ask(code, state.Told);

            var needed = meaning.Needed(state.Known, state.Asked, state.Open);
            answer.Needed.Order(StringComparer.Ordinal).ShouldBe(needed.Order(StringComparer.Ordinal), state.ToString());
            PlainAnswer.Of(answer).ShouldBe(meaning.Answer(state.Known, state.Unknown, mayStillAsk: needed.Count > 0), state.ToString());
        }
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void Once_nothing_more_is_asked_no_further_fact_changes_the_answer(string name)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(3);
        var settled = 0;

        for (var i = 0; i < 800; i++)
        {
            var state = State(meaning, dice, harmless: i % 6);
            var answer = Shipped.Ask(code, state.Told);
            if (answer.Needed.Count > 0 || state.Open.Count == 0)
            {
                continue;
            }

            settled++;
            var more = state.With(dice.Pick(state.Open), meaning, dice);
            var after = Shipped.Ask(code, more);
            after.Needed.ShouldBeEmpty(Described(more));
            PlainAnswer.Of(after).ShouldBe(PlainAnswer.Of(answer), Described(more));
        }

        settled.ShouldBeGreaterThan(50);
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void Not_knowing_never_makes_an_answer_milder_and_a_certain_no_stays_a_no(string name)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code);
        var dice = new Dice(4);

        for (var i = 0; i < 800; i++)
        {
            var state = State(meaning, dice, harmless: i % 6);
            var unknown = Shipped.Ask(code, state.Told).Verdict;
            var facts = state.Unknown.Aggregate(state.Known, (some, fact) => new Dictionary<string, object?>(some, StringComparer.Ordinal) { [fact] = dice.Pick(meaning.Values[fact]) });
            var known = Shipped.Ask(code, facts).Verdict;

            // While something could make it stricter it is at least a talk.
            PlainMeaning.Rank(unknown).ShouldBeGreaterThanOrEqualTo(Math.Min(PlainMeaning.Rank(known), PlainMeaning.Rank("bespreken")), Described(facts));

            // A talk for lack of facts may become a yes; what is stricter than a talk was certain.
            if (known != "buiten-bereik" && PlainMeaning.Rank(unknown) > PlainMeaning.Rank("bespreken"))
            {
                PlainMeaning.Rank(known).ShouldBeGreaterThanOrEqualTo(PlainMeaning.Rank(unknown), Described(facts));
            }
        }
    }

    [Fact]
    public void A_witness_that_reads_another_code_is_not_believed()
    {
        var code = Shipped.Code("dalfsen/gedragscode-2017");
        var other = new PlainMeaning(Shipped.Code("gemeente-utrecht/gedragscode"));
        var dice = new Dice(5);

        Enumerable.Range(0, 50).Select(_ => Something(other, dice, harmless: 2))
            .ShouldContain(facts => PlainAnswer.Of(Shipped.Ask(code, facts)) != other.Answer(facts, new List<string>(), false));
    }

    /// <summary>Everything known: each fact harmless in so many of that number plus one throws.</summary>
    private static Dictionary<string, object?> Something(PlainMeaning meaning, Dice dice, int harmless) =>
        meaning.Facts.ToDictionary(fact => fact.Name, fact => Value(meaning, dice, fact, harmless), StringComparer.Ordinal);

    private static object? Value(PlainMeaning meaning, Dice dice, Fact fact, int harmless) =>
        dice.Throw((harmless * 2) + 1) > 0 && fact.Name != "ontvanger" && fact.Harmless is not decimal ? fact.Harmless : dice.Pick(meaning.Values[fact.Name]);

    private static PartlyKnown State(PlainMeaning meaning, Dice dice, int harmless)
    {
        var known = Something(meaning, dice, harmless);
        var (open, asked) = (new List<string>(), new List<string>());
        var product = 1;
        var wanted = 3 + dice.Throw(3);
        while (open.Count + asked.Count < wanted)
        {
            // Who somebody is, is asked before anything else, since it chooses the code.
            var fact = dice.Throw(8) == 0 ? dice.Pick(meaning.Facts) : dice.Pick(meaning.Tested);
            if (fact.Name == "ontvanger" || !known.ContainsKey(fact.Name))
            {
                continue;
            }

            product *= meaning.Values[fact.Name].Count;
            if (product > LargestProduct)
            {
                break;
            }

            // What is taken for granted is never open.
            (fact.Assumed is not null || dice.Throw(4) == 0 ? asked : open).Add(fact.Name);
            known.Remove(fact.Name);
        }

        return new PartlyKnown(known, asked, open);
    }

    private static string Described(IEnumerable<KeyValuePair<string, object?>> facts) => string.Join(", ", facts.Select(fact => $"{fact.Key}: {PlainMeaning.Show(fact.Value)}"));

    private sealed record PartlyKnown(Dictionary<string, object?> Known, List<string> Asked, List<string> Open)
    {
        public IReadOnlyList<string> Unknown => [.. Asked, .. Open];

        public Dictionary<string, object?> Told => new(Known.Concat(Asked.Select(fact => KeyValuePair.Create(fact, (object?)null))), StringComparer.Ordinal);

        public Dictionary<string, object?> With(string fact, PlainMeaning meaning, Dice dice) => new(Told, StringComparer.Ordinal) { [fact] = dice.Pick(meaning.Values[fact]) };

        public override string ToString() => $"asked in vain [{string.Join(", ", Asked)}], open [{string.Join(", ", Open)}], known {Described(Known)}";
    }
}
