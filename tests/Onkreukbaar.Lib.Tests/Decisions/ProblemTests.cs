using System.Text;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("> ", "-", "\"a\"", "price", "stops too early")]
    [InlineData("> nothing", "-", "\"a\"", "price", "unknown name “nothing”")]
    [InlineData("-", "elsewhere(1)", "\"a\"", "who", "unknown function “elsewhere”")]
    [InlineData("-", "-", "\"a", "answer", "“\"” is missing")]
    [InlineData("-", "-", "", "answer", "there is no expression")]
    [InlineData("-", "-", "\"z\"", "answer", "\"z\" is not one of the output values \"a\", \"b\"")]
    public void A_wrong_cell_is_told_with_table_row_and_column(string first, string second, string answer, string column, string message)
    {
        var problem = Table(t => t.Rule("r1", "-", "-", "\"a\"").Rule("r2", first, second, answer)).Problems().ShouldHaveSingleItem();

        problem.ShouldSatisfyAllConditions(
            p => p.Decision.ShouldBe("verdict"),
            p => p.RuleId.ShouldBe("r2"),
            p => p.Row.ShouldBe(2),
            p => p.Column.ShouldBe(column),
            p => p.Line.ShouldNotBeNull(),
            p => p.Message.ShouldContain(message));
    }

    [Theory]
    [InlineData("the row has 1 input cells and the table 2 input columns", "-")]
    [InlineData("the row has 0 output cells and the table 1 output columns", "-", "-")]
    [InlineData("the row has 1 annotation cells and the table 0 annotation columns", "-", "-", "\"a\"", "too much")]
    public void A_row_with_the_wrong_number_of_cells_is_told(string message, params string[] cells)
    {
        var problems = Table(t => t.Rule("r1", cells)).Problems();

        problems.ShouldContain(p => p.Message == message && p.Decision == "verdict" && p.Row == 1 && p.RuleId == "r1");
    }

    [Fact]
    public void Two_rules_with_the_same_id_are_told() =>
        Table(t => t.Rule("r1", "-", "-", "\"a\"").Rule("r1", "-", "-", "\"b\"")).Problems().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Row.ShouldBe(2), p => p.RuleId.ShouldBe("r1"), p => p.Message.ShouldContain("another rule has the id “r1”"));

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_file()
    {
        var problems = Table(t => t.Rule("r1", "<", "-", "\"z\"").Rule("r2", "-", "oops", "\"a\"")).Problems();

        problems.Select(p => (p.Row, p.Column)).ShouldBe([(1, "price"), (1, "answer"), (2, "who")]);
    }

    [Fact]
    public void A_problem_reads_as_a_sentence()
    {
        var error = Should.Throw<DecisionModelException>(() => Table(t => t.Rule("r1", "> nothing", "-", "\"a\"")).Read());

        error.Message.ShouldBe(error.Problems[0].ToString());
        error.Message.ShouldBe("line 6: “verdict”, row 1 (r1), column “price”: unknown name “nothing”");
    }

    [Theory]
    [InlineData("SOMETIMES", null, "unknown hit policy “SOMETIMES”")]
    [InlineData("COLLECT", "AVERAGE", "unknown aggregation “AVERAGE”")]
    [InlineData("UNIQUE", "SUM", "needs hit policy COLLECT")]
    public void An_unknown_hit_policy_is_told(string policy, string? aggregation, string message) =>
        new ModelText().Input("x").Table("d", t => t.Policy(policy, aggregation).In("x").Out(null)).Problems()
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Decision.ShouldBe("d"), p => p.Message.ShouldContain(message));

    [Fact]
    public void A_priority_without_a_list_of_values_is_told() =>
        new ModelText().Input("x").Table("d", t => t.Policy("PRIORITY").In("x").Out(null)).Problems()
            .ShouldHaveSingleItem().Message.ShouldContain("list of output values");

    [Fact]
    public void Two_outputs_need_two_names() =>
        new ModelText().Input("x").Table("d", t => t.In("x").Out("a").Out("a").Out(null)).Problems().Select(p => p.Message)
            .ShouldBe(["two outputs are called “a”", "with more outputs each needs a name"]);

    [Fact]
    public void An_output_may_be_called_like_an_input() =>
        Should.NotThrow(() => new ModelText().Input("x").Table("d", t => t.In("x").Out("x")).Read());

    [Fact]
    public void A_decision_that_requires_itself_by_way_of_another_is_told()
    {
        var problem = new ModelText()
            .Decision("a", "1", "c").Decision("b", "1", "a").Decision("c", "1", "b").Decision("outside", "1", "a")
            .Problems().ShouldHaveSingleItem();

        problem.Message.ShouldContain("requires itself");
        problem.Message.ShouldContain("“c” → “b”");
    }

    [Fact]
    public void A_required_decision_that_is_missing_is_told() =>
        new ModelText().Decision("a", "1", "ghost").Problems().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(p => p.Decision.ShouldBe("a"), p => p.Message.ShouldContain("no such decision"));

    [Fact]
    public void A_name_that_the_model_has_but_the_decision_does_not_require_is_told() =>
        new ModelText().Decision("a", "1").Decision("b", "a + 1").Problems().ShouldHaveSingleItem()
            .Message.ShouldBe("unknown name “a” here: the model has it, but “b” does not require it");

    [Fact]
    public void Two_parts_with_one_name_are_told() =>
        new ModelText().Input("a").Decision("a", "1").Problems().ShouldContain(p => p.Message == "2 parts of the model are called “a”");

    [Theory]
    [InlineData("<relation/>", "“relation” is not supported")]
    [InlineData("", "there is no expression")]
    [InlineData("<literalExpression expressionLanguage=\"urn:java\"><text>1</text></literalExpression>", "language “urn:java”")]
    public void What_stands_in_a_decision_and_is_not_understood_is_told(string box, string message) =>
        new ModelText().Raw($"<decision id=\"d\" name=\"d\">{box}</decision>").Problems().ShouldHaveSingleItem().Message.ShouldContain(message);

    [Theory]
    [InlineData("<definitions", 1, "not well-formed XML")]
    [InlineData("", 1, "not well-formed XML")]
    [InlineData("<html/>", 1, "not a DMN model: the root is “html”")]
    [InlineData("\n<definitions xmlns='http://www.omg.org/spec/DMN/20151101/dmn.xsd'/>", 2, "this version of DMN is not supported")]
    [InlineData("<definitions xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'>\n<decision></definitions>", 2, "not well-formed XML")]
    public void What_is_not_a_model_is_told(string xml, int line, string message)
    {
        var problem = Problems(xml).ShouldHaveSingleItem();

        problem.Message.ShouldContain(message);
        (problem.Line ?? 1).ShouldBe(line);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://localhost:1/evil.dtd\">")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>")]
    public void Entities_of_any_kind_are_refused(string doctype) =>
        Problems($"{doctype}<definitions xmlns='{ModelText.Dmn15}' name='&b;'/>").ShouldHaveSingleItem().Message.ShouldContain("document type (DTD)");

    [Fact]
    public void A_file_that_is_too_large_too_deep_or_too_wide_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Problems(new ModelText().Raw(deep).ToString()).ShouldHaveSingleItem().Message.ShouldBe("elements are nested deeper than 64");
        new ModelText().Problems(new ReadOptions { MaxBytes = 100 }).ShouldHaveSingleItem().Message.ShouldBe("the file is larger than 100 bytes");
        Table(_ => { }).Problems(new ReadOptions { MaxColumns = 2 }).ShouldHaveSingleItem().Message.ShouldContain("3 columns; 2 is the most");
    }

    [Fact]
    public void Functions_that_call_each_other_without_end_are_refused()
    {
        var text = new ModelText();
        Knowledge(text, 0, "n + 1");
        for (var i = 1; i < 30; i++)
        {
            Knowledge(text, i, $"f{i - 1}(n) + f{i - 1}(n)");
        }

        var problems = text.Problems();

        problems.ShouldContain(p => p.Message.Contains("more than 10000 invocations", StringComparison.Ordinal));
        problems.ShouldContain(p => p.Message.Contains("stand within each other", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_slip_in_a_hopeless_file_is_not_listed()
    {
        var problems = Table(t =>
        {
            for (var i = 0; i < 600; i++)
            {
                t.Rule($"r{i}", "<", "-", "\"a\"");
            }
        }).Problems();

        problems.Count.ShouldBe(501);
        problems[^1].Message.ShouldBe("and 100 more problems");
    }

    private static ModelText Table(Action<TableText> rules) => new ModelText().Input("price", "number").Input("who").Table("verdict", t =>
    {
        t.Policy("FIRST").In("price").In("who").Out("answer", "\"a\", \"b\"");
        rules(t);
    });

    private static IReadOnlyList<ModelProblem> Problems(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Should.Throw<DecisionModelException>(() => DecisionModel.Read(stream)).Problems;
    }

    private static void Knowledge(ModelText text, int number, string expression) => text.Raw(
        $"<businessKnowledgeModel id=\"f{number}\" name=\"f{number}\"><encapsulatedLogic><formalParameter name=\"n\"/>" +
        $"<literalExpression><text>{expression}</text></literalExpression></encapsulatedLogic>" +
        (number == 0 ? "" : $"<knowledgeRequirement><requiredKnowledge href=\"#f{number - 1}\"/></knowledgeRequirement>") +
        "</businessKnowledgeModel>");
}
