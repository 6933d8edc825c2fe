using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class HitPolicyTests
{
    [Fact]
    public void A_table_with_two_hits_under_unique_answers_null_and_says_which_rows()
    {
        var result = Ask("UNIQUE", 15);

        result.Value.ShouldBeNull();
        result.Fired.Select(f => f.Rule.Id).ShouldBe(["r1", "r2"]);
        result.Diagnostics.ShouldHaveSingleItem().ShouldContain("rows 1 (r1), 2 (r2)");
    }

    [Fact]
    public void One_hit_under_unique_is_the_answer()
    {
        var result = Ask("UNIQUE", 5);

        ShouldBe(result.Value, "low", "ann");
        result.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Rules_that_say_the_same_may_all_fire_under_any()
    {
        ShouldBe(Ask("ANY", 25).Value, "high", "bob");
        Ask("ANY", 25).Fired.Count.ShouldBe(2);
    }

    [Fact]
    public void Rules_that_differ_in_one_column_clash_under_any()
    {
        var result = Ask("ANY", 15);

        result.Value.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().ShouldContain("do not say the same");
    }

    [Fact]
    public void Priority_goes_column_by_column()
    {
        var model = Columns("PRIORITY");

        ShouldBe(model.EvaluateTable("verdict", FeelText.Scope(("x", 1))).Value, "strict", "boss");
    }

    [Fact]
    public void Output_order_puts_the_foremost_first_and_keeps_rows_that_weigh_the_same_in_their_order()
    {
        var result = Columns("OUTPUT ORDER").EvaluateTable("verdict", FeelText.Scope(("x", 1)));

        result.Fired.Select(f => f.Rule.Id).ShouldBe(["c", "b", "d", "a"]);
        ((IReadOnlyList<object?>)result.Value!).Count.ShouldBe(4);
        result.Fired[0]["verdict"].ShouldBe("strict");
        result.Fired[0]["by"].ShouldBe("boss");
    }

    [Fact]
    public void First_stops_at_the_first_rule_that_fires()
    {
        var result = Ask("FIRST", 15);

        ShouldBe(result.Value, "low", "ann");
        result.Fired.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("RULE ORDER")]
    [InlineData("COLLECT")]
    public void All_rules_that_fire_are_listed_in_the_order_of_the_rows(string policy)
    {
        var list = (IReadOnlyList<object?>)Ask(policy, 25).Value!;

        list.Count.ShouldBe(2);
        ShouldBe(list[0], "high", "bob");
    }

    [Theory]
    [InlineData("SUM", 60)]
    [InlineData("MIN", 10)]
    [InlineData("MAX", 30)]
    [InlineData("COUNT", 3)]
    public void Collect_makes_one_number_of_many(string aggregation, int expected)
    {
        var model = new ModelText().Input("x", "number").Table("points", t => t
            .Policy("COLLECT", aggregation).In("x").Out(null)
            .Rule("a", ">0", "10").Rule("b", ">1", "20").Rule("c", ">2", "30")).Read();

        model.Evaluate("points", FeelText.Scope(("x", 5))).ShouldBe((decimal)expected);
        model.Evaluate("points", FeelText.Scope(("x", 0))).ShouldBeNull();
    }

    [Fact]
    public void The_default_answers_when_no_rule_fires()
    {
        var model = new ModelText().Input("x", "number").Table("d", t => t
            .In("x").Out("a", fallback: "\"none\"").Out("b")
            .Rule("r", ">0", "\"some\"", "1")).Read();

        var result = model.EvaluateTable("d", FeelText.Scope(("x", 0)));

        result.IsDefault.ShouldBeTrue();
        result.Fired.ShouldBeEmpty();
        TckCases.Same(FeelText.Scope(("a", "none"), ("b", null)), result.Value).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_default_no_rule_means_null()
    {
        var result = Ask("RULE ORDER", -5);

        result.Value.ShouldBeNull();
        result.IsDefault.ShouldBeFalse();
    }

    [Fact]
    public void A_rule_that_hangs_on_an_unknown_fact_is_undecided_and_not_fired()
    {
        var model = new ModelText().Input("x", "number").Input("y", "number").Table("d", t => t
            .Policy("COLLECT").In("x").In("y").Out(null)
            .Rule("a", ">0", "-", "1").Rule("b", "-", ">0", "2").Rule("c", ">9", ">0", "3")).Read();

        var result = model.EvaluateTable("d", FeelText.Scope(("x", 1), ("y", Unknown.Value)));

        result.Fired.Select(f => f.Rule.Id).ShouldBe(["a"]);
        result.Undecided.Select(r => r.Id).ShouldBe(["b"]);
    }

    [Fact]
    public void Asking_a_fired_rule_for_a_column_that_is_not_there_is_an_error()
    {
        var fired = Ask("FIRST", 15).Fired[0];

        Should.Throw<ArgumentException>(() => fired["nothing"]).Message.ShouldContain("nothing");
    }

    private static TableResult Ask(string policy, int x) => new ModelText().Input("x", "number").Table("d", t => t
        .Policy(policy).In("x").Out("level", "\"high\", \"low\"").Out("who")
        .Rule("r1", "[0..20)", "\"low\"", "\"ann\"")
        .Rule("r2", ">10", "\"high\"", "\"bob\"")
        .Rule("r3", ">20", "\"high\"", "\"bob\"")).Read().EvaluateTable("d", FeelText.Scope(("x", x)));

    private static DecisionModel Columns(string policy) => new ModelText().Input("x", "number").Table("verdict", t => t
        .Policy(policy).In("x").Out("verdict", "\"strict\", \"mild\"").Out("by", "\"boss\", \"self\"")
        .Rule("a", "-", "\"mild\"", "\"boss\"")
        .Rule("b", "-", "\"strict\"", "\"self\"")
        .Rule("c", "-", "\"strict\"", "\"boss\"")
        .Rule("d", "-", "\"strict\"", "\"self\"")).Read();

    private static void ShouldBe(object? context, params string[] values) =>
        ((IReadOnlyDictionary<string, object?>)context!).Values.ShouldBe(values);
}
