using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class DiagramTests
{
    private static readonly FactSpace Space = new(
        [FactDomain.Choice("role", ["official", "council", "other"]), FactDomain.Truth("home"), FactDomain.Number("value", 0, null, [50m])],
        ["value"]);

    private static readonly DiagramBuilder Build = new(Space);

    [Fact]
    public void A_fact_that_cannot_matter_any_more_is_not_needed()
    {
        var above = Build.Where(2, region => region == 2);
        var verdict = Build.If(Build.Where(1, region => region == 1), Build.Constant("refuse"), Build.Map(above, a => a ? "ask" : "keep"));

        Needed(verdict, Space.Nothing).ShouldBe(["home", "value"]);
        Needed(verdict, Space.Nothing.WithKnown(1, 1)).ShouldBeEmpty();
        Needed(verdict, Space.Nothing.WithKnown(1, 0)).ShouldBe(["value"]);
        Needed(verdict, Space.Nothing.WithKnown(1, 0).WithAsked(2)).ShouldBeEmpty();
        verdict.Outcomes(Space.Nothing.WithKnown(1, 0).WithAsked(2)).ShouldBe(["keep", "ask"], ignoreOrder: true);
    }

    [Fact]
    public void Being_unknown_is_a_condition_of_its_own_until_there_is_a_value()
    {
        var unknown = Build.Map(Build.WhereUnknown(2), u => u ? "discuss" : "keep");

        unknown.Outcomes(Space.Nothing).ShouldBe(["discuss"]);
        unknown.Outcomes(Space.Nothing.WithAsked(2)).ShouldBe(["discuss"]);
        unknown.Outcomes(Space.Nothing.WithKnown(2, 0)).ShouldBe(["keep"]);
        Needed(unknown, Space.Nothing).ShouldBe(["value"]);
        Needed(unknown, Space.Nothing.WithAsked(2)).ShouldBeEmpty();
        unknown.TryExample(value => value == "discuss", out var example).ShouldBeTrue();
        example.Asked.Names(Space).ShouldBe(["value"]);
    }

    [Fact]
    public void A_fact_asked_in_vain_is_not_needed_but_can_make_others_needed_for_nothing_less_than_the_answer()
    {
        // Unknown value: official or council makes no difference to "discuss"; another role is certain.
        var verdict = Build.If(Build.Where(0, region => region == 2), Build.Constant("keep"), Build.Map(Build.Where(2, region => region > 0), v => v ? "ask" : "keep"));

        Needed(verdict, Space.Nothing.WithAsked(2)).ShouldBe(["role"]);
        verdict.Ask(Space.Nothing.WithAsked(2).WithKnown(0, 0), Certain).Present.ShouldBe("discuss");
        Needed(verdict, Space.Nothing.WithAsked(2).WithKnown(0, 0)).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_is_refused_while_a_fact_that_matters_is_not_known()
    {
        var home = Build.Where(1, region => region == 1);

        Should.Throw<ArgumentException>(() => home.Value(Space.Nothing.WithKnown(0, 0))).Message.ShouldContain("'home'");
        home.Value(Space.Nothing.WithKnown(1, 1)).ShouldBeTrue();
    }

    [Fact]
    public void A_diagram_over_the_limit_is_refused_with_the_number()
    {
        // Which of ten pairs are equal, with all the left sides before the right sides: every left side must be remembered.
        var space = new FactSpace([.. Enumerable.Range(0, 20).Select(i => FactDomain.Truth($"t{i}"))]);
        var build = new DiagramBuilder(space, maxNodes: 500);

        var refused = Should.Throw<DiagramTooLargeException>(() => build.And([.. Enumerable.Range(0, 10).Select(i => build.Combine(
            build.Where(i, r => r == 1), build.Where(i + 10, r => r == 1), (a, b) => a == b))]));

        refused.MaxNodes.ShouldBe(500);
        refused.Message.ShouldContain("more than 500 nodes");
    }

    [Fact]
    public void A_state_of_other_facts_is_refused()
    {
        var other = new FactSpace([FactDomain.Truth("home")]);

        Should.Throw<ArgumentException>(() => Build.Constant(1).Outcomes(other.Nothing)).Message.ShouldContain("different facts");
    }

    [Fact]
    public void More_than_sixty_four_outcomes_are_handled()
    {
        var space = new FactSpace([.. Enumerable.Range(0, 7).Select(i => FactDomain.Truth($"t{i}"))]);
        var build = new DiagramBuilder(space);
        var number = build.Constant(0);
        for (var i = 0; i < 7; i++)
        {
            var bit = 1 << i;
            number = build.Combine(number, build.Where(i, r => r == 1), (n, set) => set ? n | bit : n);
        }

        number.Outcomes(space.Nothing).Count.ShouldBe(128);
        number.Outcomes(space.Nothing.WithKnown(6, 0)).Order().ShouldBe(Enumerable.Range(0, 64));
        number.Ask(space.Nothing.WithAsked(0).WithAsked(1), set => set.Max() / 8).Needed.ToArray().ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public void A_question_that_outgrows_its_memory_needs_too_much_rather_than_too_little()
    {
        // Which pair must be equal is asked in vain; what is left is the question for every pair at once.
        const int Pairs = 18;
        string[] pairs = [.. Enumerable.Range(0, Pairs).Select(i => $"pair {i}")];
        var space = new FactSpace([FactDomain.Choice("which", pairs), .. Enumerable.Range(0, 2 * Pairs).Select(i => FactDomain.Truth($"t{i}"))]);
        var build = new DiagramBuilder(space);
        var equal = build.Or([.. Enumerable.Range(0, Pairs).Select(i => build.And(
            build.Where(0, region => region == i),
            build.Combine(build.Where(1 + i, r => r == 1), build.Where(1 + i + Pairs, r => r == 1), (a, b) => a == b)))]);
        var state = space.Nothing.WithAsked(0);

        var question = equal.Question(set => set.Count == 1 ? (set[0] ? "equal" : "different") : "either");
        var answer = question.Ask(state);

        answer.IsExact.ShouldBeFalse();
        answer.Present.ShouldBe("either");
        answer.Needed.ShouldBe(state.Open);
        question.Ask(space.Nothing.WithKnown(0, 3)).Needed.ToArray().ShouldBe([4, 4 + Pairs]);
    }

    [Fact]
    public void Answers_stay_right_when_there_are_too_many_to_remember()
    {
        var space = new FactSpace([.. Enumerable.Range(0, 10).Select(i => FactDomain.Truth($"t{i}"))]);
        var build = new DiagramBuilder(space);
        var number = Enumerable.Range(0, 10).Aggregate(build.Constant(0), (sum, i)
            => build.Combine(sum, build.Where(i, r => r == 1), (n, set) => set ? n | 1 << i : n));
        var question = number.Question(set => (set.Min(), set.Max()));

        for (var ternary = 0; ternary < 59_049; ternary++)
        {
            var (state, least, most, rest) = (space.Nothing, 0, 0, ternary);
            for (var i = 0; i < 10; i++, rest /= 3)
            {
                state = rest % 3 < 2 ? state.WithKnown(i, rest % 3) : state;
                least |= rest % 3 == 1 ? 1 << i : 0;
                most |= rest % 3 > 0 ? 1 << i : 0;
            }

            (question.Ask(state) == new Answer<(int, int)>((least, most), state.Open, IsExact: true)).ShouldBeTrue();
        }
    }

    private static string Certain(IReadOnlyList<string> outcomes) => outcomes.Count == 1 ? outcomes[0] : "discuss";

    private static IEnumerable<string> Needed(Diagram<string> diagram, FactState state) => diagram.Ask(state, Certain).Needed.Names(Space);
}
