using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Topics that are answered with what to do, one thing after the other, compared with trying everything the unknown facts could be.</summary>
public sealed class StepsTests
{
    [Theory, MemberData(nameof(Shipped.Steps), MemberType = typeof(Shipped))]
    public void With_all_facts_known_the_steps_are_those_of_the_rows_that_fire(string name, string topic)
    {
        var code = Shipped.Code(name);
        var plain = new PlainSteps(code, code.Topic(topic)!);
        var dice = new Dice(21);

        for (var i = 0; i < 400; i++)
        {
            var facts = PartlyKnown.Everything(plain.Tables, dice, harmless: i % 4);
            var answer = Shipped.Ask(code, facts, topic);

            var rows = plain.Certain(facts, []);
            answer.Verdict.ShouldBe("stappen");
            answer.Fired.Select(row => row.Rule).ShouldBe(rows, PartlyKnown.Described(facts));
            answer.Steps.Select(step => step.ToString()).ShouldBe(Steps(code, topic, rows), PartlyKnown.Described(facts));
            answer.Needed.ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void Who_does_not_want_to_go_to_their_own_manager_with_it_is_not_sent_there(string name)
    {
        var code = Shipped.Code(name);
        if (code.Topic("misstand-melden") is not { } topic)
        {
            return;
        }

        foreach (var facts in EveryMatter(code, topic))
        {
            facts["leidinggevende"] = "niet-eigen";

            OwnManagerIn(code, facts).ShouldBeFalse(string.Join(", ", facts));
        }
    }

    [Fact]
    public void Who_does_want_to_is_sent_to_their_own_manager()
    {
        var code = Shipped.Code("dalfsen/gedragscode-2017");
        var sentThere = EveryMatter(code, code.Topic("misstand-melden")!).Count(facts =>
        {
            facts["leidinggevende"] = "ja";
            return OwnManagerIn(code, facts);
        });

        sentThere.ShouldBeGreaterThan(0);
    }

    private static IEnumerable<Dictionary<string, object?>> EveryMatter(CodeVersion code, TopicOfCode topic) =>
        from position in topic.Topic.Fact("positie")!.Values
        from matter in topic.Topic.Fact("zaak")!.Values
        select Shipped.Harmless(code, "misstand-melden", ("positie", position.Name), ("zaak", matter.Name), ("nuMelden", true));

    private static bool OwnManagerIn(CodeVersion code, Dictionary<string, object?> facts) =>
        Shipped.Ask(code, facts, "misstand-melden").Steps.Any(step => step is { Name: "melden", With: "leidinggevende" or "eenheidsmanager" });

    [Theory, MemberData(nameof(Shipped.Steps), MemberType = typeof(Shipped))]
    public void While_a_question_is_open_no_step_is_shown_that_some_value_excludes(string name, string topic)
    {
        var code = Shipped.Code(name);
        var plain = new PlainSteps(code, code.Topic(topic)!);
        var dice = new Dice(22);
        var open = 0;

        for (var i = 0; i < 40; i++)
        {
            var state = PartlyKnown.Some(plain.Tables, dice, harmless: i % 6);
            var answer = Shipped.Ask(code, state.Told, topic);

            var needed = plain.Needed(state.Known, state.Asked, state.Open);
            answer.Needed.Order(StringComparer.Ordinal).ShouldBe(needed.Order(StringComparer.Ordinal), state.ToString());
            if (needed.Count > 0)
            {
                open++;
                answer.Fired.Select(row => row.Rule).ShouldBe(plain.Certain(state.Known, state.Unknown), state.ToString());
            }
        }

        open.ShouldBeGreaterThan(5);
    }

    [Theory, MemberData(nameof(Shipped.Steps), MemberType = typeof(Shipped))]
    public void Who_can_answer_nothing_more_gets_what_is_certain_or_else_everything_that_may_be_right(string name, string topic)
    {
        var code = Shipped.Code(name);
        var plain = new PlainSteps(code, code.Topic(topic)!);
        var dice = new Dice(23);

        for (var i = 0; i < 40; i++)
        {
            var state = PartlyKnown.Some(plain.Tables, dice, harmless: i % 6);
            state = state with { Asked = [.. state.Unknown], Open = [] };
            var answer = Shipped.Ask(code, state.Told, topic);

            var certain = plain.Certain(state.Known, state.Asked);
            answer.Fired.Select(row => row.Rule).ShouldBe(certain.Count > 0 ? certain : plain.Possible(state.Known, state.Asked), state.ToString());
        }
    }

    [Fact]
    public void A_witness_that_reads_another_code_is_not_believed()
    {
        var code = Shipped.Code("dalfsen/gedragscode-2017");
        var other = Shipped.Code("gemeente-utrecht/gedragscode");
        var plain = new PlainSteps(other, other.Topic("omgangsvormen")!);
        var dice = new Dice(24);

        Enumerable.Range(0, 20).Select(_ => PartlyKnown.Everything(plain.Tables, dice, harmless: 2))
            .ShouldContain(facts => !Shipped.Ask(code, facts, "omgangsvormen").Fired.Select(row => row.Rule).SequenceEqual(plain.Certain(facts, new List<string>())));
    }

    /// <summary>The steps in the cells of these rows; one that two rows give is shown once.</summary>
    private static IEnumerable<string> Steps(CodeVersion code, string topic, IEnumerable<string> rows)
    {
        var table = code.Topic(topic)!.Model["stappen"].Table!;
        return rows.Select(row => table.Rules.Single(rule => rule.Id == row).Outputs)
            .Select(cells => $"{Word(cells[0].Text)}@{Word(cells[1].Text)}{(cells[2].Text == "true" ? "?" : "")}").Distinct(StringComparer.Ordinal);
    }

    private static string Word(string cell) => cell.Trim('"');
}
