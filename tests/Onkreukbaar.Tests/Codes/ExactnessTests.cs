using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What is answered while facts are unknown, compared with trying everything they could be; for every topic with a verdict.</summary>
public sealed class ExactnessTests
{
    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    public void With_all_facts_known_the_answer_is_what_the_tables_say(string name, string topic)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code, topic);
        var dice = new Dice(1);

        for (var i = 0; i < Throws(meaning.Tables, 2_000); i++)
        {
            var facts = PartlyKnown.Everything(meaning.Tables, dice, harmless: i % 4);
            PlainAnswer.Of(Shipped.Ask(code, facts, topic)).ShouldBe(meaning.Answer(facts, [], mayStillAsk: false), PartlyKnown.Described(facts));
        }
    }

    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    public void With_facts_unknown_the_answer_and_what_is_asked_next_are_those_of_trying_everything(string name, string topic)
    {
        var code = Shipped.Code(name);
        var meaning = new PlainMeaning(code, topic);
        var dice = new Dice(2);

        for (var i = 0; i < Throws(meaning.Tables, 50); i++)
        {
            var state = PartlyKnown.Some(meaning.Tables, dice, harmless: 1 + (i % 6));
            var answer = Shipped.Ask(code, state.Told, topic);

            var needed = meaning.Needed(state.Known, state.Asked, state.Open);
            answer.Needed.Order(StringComparer.Ordinal).ShouldBe(needed.Order(StringComparer.Ordinal), state.ToString());
            PlainAnswer.Of(answer).ShouldBe(meaning.Answer(state.Known, state.Unknown, mayStillAsk: needed.Count > 0), state.ToString());
        }
    }

    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    public void Once_nothing_more_is_asked_no_further_fact_changes_the_answer(string name, string topic)
    {
        var code = Shipped.Code(name);
        var tables = new PlainTables(code, code.Topic(topic)!);
        var dice = new Dice(3);
        var settled = 0;

        // Where almost everything matters it takes longer to find what does not.
        for (var i = 0; i < Throws(tables, 800) || (settled <= 50 && i < 4_000); i++)
        {
            var state = PartlyKnown.Some(tables, dice, harmless: i % 6);
            var answer = Shipped.Ask(code, state.Told, topic);
            if (answer.Needed.Count > 0 || state.Open.Count == 0)
            {
                continue;
            }

            settled++;
            var more = state.With(dice.Pick(state.Open), tables, dice);
            var after = Shipped.Ask(code, more, topic);
            after.Needed.ShouldBeEmpty(PartlyKnown.Described(more));
            PlainAnswer.Of(after).ShouldBe(PlainAnswer.Of(answer), PartlyKnown.Described(more));
        }

        settled.ShouldBeGreaterThan(50);
    }

    [Theory, MemberData(nameof(Shipped.Verdicts), MemberType = typeof(Shipped))]
    public void Not_knowing_never_makes_an_answer_milder_and_a_certain_no_stays_a_no(string name, string topic)
    {
        var code = Shipped.Code(name);
        var tables = new PlainTables(code, code.Topic(topic)!);
        var dice = new Dice(4);

        for (var i = 0; i < Throws(tables, 800); i++)
        {
            var state = PartlyKnown.Some(tables, dice, harmless: i % 6);
            var unknown = Shipped.Ask(code, state.Told, topic).Verdict;
            var facts = state.Unknown.Aggregate(state.Known, (some, fact) => new Dictionary<string, object?>(some, StringComparer.Ordinal) { [fact] = dice.Pick(tables.Values[fact]) });
            var known = Shipped.Ask(code, facts, topic).Verdict;

            // While something could make it stricter it is at least a talk.
            PlainMeaning.Rank(unknown).ShouldBeGreaterThanOrEqualTo(Math.Min(PlainMeaning.Rank(known), PlainMeaning.Rank("bespreken")), PartlyKnown.Described(facts));

            // A talk for lack of facts may become a yes; what is stricter than a talk was certain.
            if (known != "buiten-bereik" && PlainMeaning.Rank(unknown) > PlainMeaning.Rank("bespreken"))
            {
                PlainMeaning.Rank(known).ShouldBeGreaterThanOrEqualTo(PlainMeaning.Rank(unknown), PartlyKnown.Described(facts));
            }
        }
    }

    [Fact]
    public void Numbers_are_tried_below_at_and_above_every_limit_that_a_cell_names()
    {
        Values("gemeente-utrecht/gedragscode", "geschenken", "waarde").ShouldBe([49.99m, 50m, 50.01m]);
        Values("alphen-aan-den-rijn/gedragscode-2020", "inkoop-en-inhuur", "maandenUitDienst").ShouldBe([23.99m, 24m, 24.01m]);
    }

    [Theory]
    [InlineData("dalfsen/gedragscode-2017", "gemeente-utrecht/gedragscode", "geschenken")]
    [InlineData("dalfsen/gedragscode-2017", "alphen-aan-den-rijn/gedragscode-2020", "relaties")]
    public void A_witness_that_reads_another_code_is_not_believed(string name, string otherName, string topic)
    {
        var code = Shipped.Code(name);
        var other = new PlainMeaning(Shipped.Code(otherName), topic);
        var dice = new Dice(5);

        Enumerable.Range(0, 50).Select(_ => PartlyKnown.Everything(other.Tables, dice, harmless: 2))
            .ShouldContain(facts => PlainAnswer.Of(Shipped.Ask(code, facts, topic)) != other.Answer(facts, new List<string>(), false));
    }

    /// <summary>So many where the tables are large; fewer where little can differ, and never so few that nothing is tried.</summary>
    private static int Throws(PlainTables tables, int most) => Math.Clamp(most * tables.Cells / 150, most / 4, most);

    private static IReadOnlyList<object> Values(string code, string topic, string fact) => new PlainMeaning(Shipped.Code(code), topic).Values[fact];
}
