using FsCheck;
using FsCheck.Fluent;
using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class DiagramPropertyTests
{
    private static readonly Func<IReadOnlyList<string>, string>[] Answers =
    [
        // Every set its own answer; only certainty counts; the strictest possible; whether one outcome is still possible.
        set => string.Concat(set.Order(StringComparer.Ordinal)),
        set => set.Count == 1 ? set[0] : "discuss",
        set => set.Max(StringComparer.Ordinal)!,
        set => set.Contains("b", StringComparer.Ordinal) ? "yes" : "no",
        set => set.Count == 1 ? "certain" : "open",
    ];

    [Fact]
    public void A_diagram_gives_the_value_of_the_function_for_every_complete_state() => Holds(RandomFunction.Gen, f =>
    {
        var diagram = f.Diagram();
        return f.Fill(new int[f.Widths.Length], Enumerable.Range(0, f.Widths.Length)).All(regions =>
            diagram.Value(f.StateOf(regions)) == f.Value(regions, new bool[regions.Length]));
    });

    [Fact]
    public void The_possible_outcomes_are_those_of_all_completions() => Holds(RandomFunction.Gen, f =>
        f.Diagram().Outcomes(f.State).Order(StringComparer.Ordinal).SequenceEqual(BruteForce.Outcomes(f, f.Status), StringComparer.Ordinal));

    [Fact]
    public void The_present_answer_is_the_answer_to_the_possible_outcomes() => Holds(RandomFunction.Gen, f =>
        Answers.All(answer => f.Diagram().Ask(f.State, answer).Present == answer(BruteForce.Outcomes(f, f.Status))));

    [Fact]
    public void The_needed_facts_are_exactly_those_that_can_still_change_the_answer() => Holds(RandomFunction.Gen, NeededIsExact);

    [Fact]
    public void The_needed_facts_are_exact_without_facts_tested_for_being_unknown() => Holds(RandomFunction.WithoutMarkers, NeededIsExact);

    [Fact]
    public void The_property_about_needed_facts_notices_a_fact_too_many_and_a_fact_too_few()
    {
        // Two wrong ways to compute it: merging after reading the answers, and the support without merging at all.
        var tooMany = Check(RandomFunction.WithoutMarkers, f =>
            f.Diagram().Support(f.State).Intersect(f.State.Open) == BruteForce.Needed(f, Answers[1]));
        var tooFew = Check(RandomFunction.WithoutMarkers, f =>
            (f.Diagram().Ask(f.State, Answers[1]).Present == "discuss" ? f.State.Open : default) == BruteForce.Needed(f, Answers[1]));

        tooMany.ShouldBeFalse();
        tooFew.ShouldBeFalse();
    }

    [Fact]
    public void One_more_known_fact_never_makes_more_outcomes_possible() => Holds(RandomFunction.WithoutMarkers, f =>
    {
        var diagram = f.Diagram();
        var before = diagram.Outcomes(f.State);
        return f.State.Open.Union(f.State.Asked).ToArray().All(fact => Enumerable.Range(0, f.Widths[fact]).All(region =>
            diagram.Outcomes(f.State.WithKnown(fact, region)).All(value => before.Contains(value, StringComparer.Ordinal))));
    });

    [Fact]
    public void The_order_in_which_facts_become_known_makes_no_difference() => Holds(RandomFunction.Gen, f =>
    {
        var known = f.State.Known.ToArray();
        var backwards = f.State.Asked.ToArray().Reverse().Aggregate(
            known.Reverse().Aggregate(f.Space.Nothing, (state, fact) => state.WithKnown(fact, f.Status[fact])),
            (state, fact) => state.WithAsked(fact));
        var diagram = f.Diagram();
        return diagram.Ask(backwards, Answers[0]) == diagram.Ask(f.State, Answers[0])
            && diagram.Support(backwards) == diagram.Support(f.State);
    });

    [Fact]
    public void Two_ways_to_build_one_function_give_one_diagram() => Holds(RandomFunction.Gen, f =>
    {
        // The same function, decided outcome by outcome in another order.
        var builder = new DiagramBuilder(f.Space);
        var one = f.Diagram();
        var isB = builder.Map(one, letter => letter == "b");
        var other = builder.Combine(builder.Map(one, letter => letter == "b" ? "?" : letter), isB, (letter, b) => b ? "b" : letter);
        var twice = builder.If(builder.Not(isB), other, builder.Constant("b"));
        return twice.NodeCount == one.NodeCount && twice.Support(f.State) == one.Support(f.State)
            && builder.Combine(one, twice, (a, b) => a == b).NodeCount == 0;
    });

    [Fact]
    public void An_example_is_found_exactly_when_there_is_one() => Holds(RandomFunction.Gen, f => new[] { "a", "b", "c", "d" }.All(letter =>
    {
        var diagram = f.Diagram();
        var everywhere = f.Fill(new int[f.Widths.Length], Enumerable.Range(0, f.Widths.Length))
            .SelectMany(_ => f.FillUnknown(new bool[f.Widths.Length], Enumerable.Range(0, f.Widths.Length)), f.Value);
        return diagram.TryExample(value => value == letter, out var example)
            ? diagram.Outcomes(example).Contains(letter, StringComparer.Ordinal) && (!example.Asked.IsEmpty || diagram.Outcomes(example).Count == 1)
            : !everywhere.Contains(letter, StringComparer.Ordinal);
    }));

    [Fact]
    public void A_question_gives_the_same_answer_on_many_threads()
    {
        var functions = RandomFunction.Gen.Sample(40, 10).ToArray();
        var questions = functions.Select(f => f.Diagram().Question(Answers[0])).ToArray();
        var expected = functions.Select((f, i) => questions[i].Ask(f.State)).ToArray();

        Parallel.For(0, 4000, i => questions[i % 40].Ask(functions[i % 40].State).ShouldBe(expected[i % 40]));
    }

    private static bool NeededIsExact(RandomFunction f) => Answers.All(answer =>
    {
        var given = f.Diagram().Ask(f.State, answer);
        return given.IsExact && given.Needed == BruteForce.Needed(f, answer);
    });

    private static void Holds(Gen<RandomFunction> functions, Func<RandomFunction, bool> property)
        => Prop.ForAll(functions.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool Check(Gen<RandomFunction> functions, Func<RandomFunction, bool> property)
    {
        try
        {
            Holds(functions, property);
            return true;
        }
        catch (Exception notTrue) when (notTrue.Message.Contains("Falsifiable", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
