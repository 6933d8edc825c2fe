using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5")]
    public void Models_of_three_versions_are_read(string ns, string version)
    {
        var model = new ModelText().Version(ns).Input("x", "number").Decision("double", "x * 2").Read();

        model.DmnVersion.ShouldBe(version);
        model.Evaluate("double", FeelText.Scope(("x", 21))).ShouldBe(42m);
    }

    [Fact]
    public void A_model_tells_what_stands_in_it()
    {
        var model = Gift().Read(new ReadOptions { Constants = ["limit"] });
        var table = model["verdict"].Table!;

        (model.Name, model.Namespace).ShouldBe(("test", "urn:test"));
        model.Inputs.Select(i => (i.Name, i.Type)).ShouldBe([("value", "number"), ("giver", "string")]);
        model["verdict"].Requires.ShouldBe(["value", "giver"]);
        model.TryGet("nothing", out _).ShouldBeFalse();
        table.HitPolicy.ShouldBe(HitPolicy.Priority);
        table.Inputs.Select(i => i.Label).ShouldBe(["Value", "giver"]);
        table.Inputs[1].Expression.IsName(out _).ShouldBeTrue();
        table.Outputs[0].Values.ShouldBe(["refuse", "accept"]);
        table.Outputs[0].Default!.Text.ShouldBe("\"accept\"");
        table.Annotations.ShouldBe(["article"]);
        table.Rules[1].Annotations["article"].ShouldBe("art. 2");
        (table.Rules[1].Id, table.Rules[1].Row, table.Rules[1].Inputs[0].IsAny).ShouldBe(("g2", 2, true));
    }

    [Fact]
    public void A_constant_gets_its_value_at_every_evaluation()
    {
        var model = Gift().Read(new ReadOptions { Constants = ["limit"] });

        model.Evaluate("verdict", FeelText.Scope(("value", 60), ("giver", "friend"), ("limit", 50))).ShouldBe("refuse");
        model.Evaluate("verdict", FeelText.Scope(("value", 60), ("giver", "friend"), ("limit", 100))).ShouldBe("accept");
        Should.Throw<ArgumentException>(() => model.Evaluate("verdict", FeelText.Scope(("value", 60)))).Message.ShouldContain("limit");
    }

    [Fact]
    public void Decisions_stand_after_what_they_require_and_are_worked_out_in_that_order()
    {
        var model = new ModelText().Input("x", "number")
            .Decision("last", "first + middle", "first", "middle")
            .Decision("middle", "first * 10", "first")
            .Decision("first", "x + 1").Read();

        model.Decisions.Select(d => d.Name).ShouldBe(["first", "middle", "last"]);
        model.Evaluate("last", FeelText.Scope(("x", 1))).ShouldBe(22m);
        model.Evaluate("last", FeelText.Scope(("x", 1), ("first", 5))).ShouldBe(55m);
    }

    [Fact]
    public void A_fact_that_is_absent_is_null() =>
        new ModelText().Input("x").Decision("d", "x = null").Read().Evaluate("d", FeelText.Scope()).ShouldBe(true);

    [Fact]
    public void Functions_invocations_and_contexts_are_worked_out()
    {
        var model = new ModelText().Input("x", "number").Raw("""
            <businessKnowledgeModel id="b" name="share of"><encapsulatedLogic>
              <formalParameter name="whole"/><formalParameter name="people"/>
              <literalExpression><text>whole / people + extra</text></literalExpression>
            </encapsulatedLogic></businessKnowledgeModel>
            <decision id="d1" name="boxed"><informationRequirement><requiredInput href="#id_x"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
              <invocation><literalExpression><text>share of</text></literalExpression>
                <binding><parameter name="people"/><literalExpression><text>2</text></literalExpression></binding>
                <binding><parameter name="whole"/><literalExpression><text>x</text></literalExpression></binding>
              </invocation></decision>
            <decision id="d2" name="context"><informationRequirement><requiredInput href="#id_x"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
              <context>
                <contextEntry><variable name="each one"/><literalExpression><text>share of(x, 4)</text></literalExpression></contextEntry>
                <contextEntry><variable name="twice"/><literalExpression><text>each one * 2</text></literalExpression></contextEntry>
              </context></decision>
            <decision id="d3" name="part"><informationRequirement><requiredDecision href="#d2"/></informationRequirement>
              <literalExpression><text>context.each one + context.twice</text></literalExpression></decision>
            """).Read(new ReadOptions { Constants = ["extra"] });
        var facts = FeelText.Scope(("x", 10), ("extra", 1));

        model.Evaluate("boxed", facts).ShouldBe(6m);
        TckCases.Same(FeelText.Scope(("each one", 3.5m), ("twice", 7m)), model.Evaluate("context", facts)).ShouldBeTrue();
        model.Evaluate("part", facts).ShouldBe(10.5m);
        Should.Throw<ArgumentException>(() => model.EvaluateTable("part", facts));
        Should.Throw<KeyNotFoundException>(() => model.Evaluate("nothing", facts));
    }

    [Fact]
    public void A_table_of_ten_thousand_rows_is_read_when_the_caller_allows_it()
    {
        var text = new ModelText().Input("x", "number").Table("d", t =>
        {
            t.Policy("FIRST").In("x").Out(null);
            for (var i = 0; i < 10_000; i++)
            {
                t.Rule($"r{i}", $"{i}", $"\"{i}\"");
            }
        });

        text.Problems().ShouldHaveSingleItem().Message.ShouldContain("10000 rules; 2000 is the most");
        text.Read(new ReadOptions { MaxRules = 10_000 }).Evaluate("d", FeelText.Scope(("x", 9_999))).ShouldBe("9999");
    }

    [Fact]
    public void A_wide_table_with_mostly_dashes_is_read_by_its_few_conditions()
    {
        var text = new ModelText();
        Enumerable.Range(0, 25).ToList().ForEach(i => text.Input($"fact {i}"));
        var model = text.Table("d", t =>
        {
            t.Policy("COLLECT");
            Enumerable.Range(0, 25).ToList().ForEach(i => t.In($"fact {i}"));
            t.Out(null);
            for (var row = 0; row < 20; row++)
            {
                t.Rule($"r{row}", [.. Enumerable.Range(0, 25).Select(c => c == row || c == row + 1 ? "\"yes\", \"maybe\"" : "-"), "\"hit\""]);
            }
        }).Read();
        var facts = Enumerable.Range(0, 25).ToDictionary(i => $"fact {i}", i => (object?)(i < 4 ? "maybe" : "no"), StringComparer.Ordinal);

        ((IReadOnlyList<object?>)model.Evaluate("d", facts)!).Count.ShouldBe(3);
    }

    private static ModelText Gift() => new ModelText().Input("value", "number").Input("giver").Table("verdict", t => t
        .Policy("PRIORITY").In("value", "Value").In("giver").Out(null, "\"refuse\", \"accept\"", "\"accept\"").Note("article")
        .Rule("g1", "> limit", "-", "\"refuse\"", "art. 1")
        .Rule("g2", "-", "\"supplier\"", "\"refuse\"", "art. 2"));
}
