using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class FeelExpressionTests
{
    [Theory]
    [InlineData("0.1 + 0.2 = 0.3", true)]
    [InlineData("1 / 3 * 3 > 0.9999", true)]
    [InlineData("2 ** 3 ** 2", 64)]
    [InlineData("-2 ** 2", 4)]
    [InlineData("2 ** -2", 0.25)]
    [InlineData("4 ** 0.5", 2)]
    [InlineData("0 ** -1", null)]
    [InlineData("10 ** 40", null)]
    [InlineData("1.5e2", 150)]
    [InlineData(".5 + 1", 1.5)]
    [InlineData("1 / 0", null)]
    [InlineData("1 + \"a\"", null)]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("\"a\" - \"b\"", null)]
    [InlineData("1 - -1", 2)]
    [InlineData("1 = \"1\"", null)]
    [InlineData("null = null", true)]
    [InlineData("null != 1", true)]
    [InlineData("null < 1", null)]
    [InlineData("true < false", null)]
    [InlineData("if null then 1 else 2", 2)]
    [InlineData("if 1 < 2 then \"yes\" else \"no\"", "yes")]
    [InlineData("5 between 1 and 5", true)]
    [InlineData("5 between 1 and 4 or true", true)]
    [InlineData("5 in [1..5)", false)]
    [InlineData("5 in (1..5]", true)]
    [InlineData("5 in ]1..5[", false)]
    [InlineData("5 in (1, 5)", true)]
    [InlineData("5 in (< 3, [4..6])", true)]
    [InlineData("5 in [1, 5]", true)]
    [InlineData("not(5 in >= 5)", false)]
    [InlineData("\"\\u00e9\\\"\\\\\"", "é\"\\")]
    [InlineData("[1, 2] = [1, 2.0]", true)]
    public void An_expression_has_a_value(string expression, object? expected) => FeelText.Value(expression).ShouldBe(Expected(expected));

    [Theory]
    [InlineData("abs(-1.5)", 1.5)]
    [InlineData("floor(-1.5)", -2)]
    [InlineData("ceiling(1.2)", 2)]
    [InlineData("decimal(2.345, 2)", 2.34)]
    [InlineData("modulo(-5, 3)", 1)]
    [InlineData("sum([1, 2, 3])", 6)]
    [InlineData("sum(1, 2)", 3)]
    [InlineData("sum([])", null)]
    [InlineData("sum([1, \"a\"])", null)]
    [InlineData("min(3, 1, 2)", 1)]
    [InlineData("max([\"a\", \"b\"])", "b")]
    [InlineData("max([1, \"b\"])", null)]
    [InlineData("count([1, null])", 2)]
    [InlineData("list contains([1, null], null)", true)]
    [InlineData("list contains([\"a\"], \"b\")", false)]
    [InlineData("contains(\"foobar\", \"oba\")", true)]
    [InlineData("starts with(\"foobar\", \"foo\")", true)]
    [InlineData("ends with(\"foobar\", \"foo\")", false)]
    [InlineData("string length(\"横綱😀\")", 3)]
    [InlineData("upper case(\"é\")", "É")]
    [InlineData("lower case(\"É\")", "é")]
    [InlineData("number(\"1.234,5\", \".\", \",\")", 1234.5)]
    [InlineData("number(\"x\")", null)]
    [InlineData("string(1.50)", "1.5")]
    [InlineData("string(date(\"2026-02-01\"))", "2026-02-01")]
    [InlineData("string(true)", "true")]
    [InlineData("contains(null, \"a\")", null)]
    public void A_function_has_a_value(string expression, object? expected) => FeelText.Value(expression).ShouldBe(Expected(expected));

    [Fact]
    public void The_longest_name_that_fits_is_meant()
    {
        var names = new (string, object?)[] { ("profit", 1m), ("profit and loss", 2m), ("loss", 4m), ("a-b", 8m), ("a", 16m), ("b", 32m) };

        FeelText.Value("profit and loss", names).ShouldBe(2m);
        FeelText.Value("profit and   loss + loss", names).ShouldBe(6m);
        FeelText.Value("a-b", names).ShouldBe(8m);
        FeelText.Value("a - b", names).ShouldBe(-16m);
    }

    [Theory]
    [InlineData("naam één")]
    [InlineData("横綱")]
    [InlineData("profit & loss (%)")]
    [InlineData("date")]
    [InlineData("in progress")]
    [InlineData("not known")]
    [InlineData("if any")]
    [InlineData("Approved/Declined")]
    public void A_name_can_hold_spaces_signs_and_letters_of_any_language(string name)
    {
        FeelText.Value($"{name} + 1", (name, 41)).ShouldBe(42m);
        FeelExpression.Parse($" {name} ", [name]).IsName(out var found).ShouldBeTrue();
        found.ShouldBe(name);
        FeelText.Matches($"> {name}", 50, (name, 41)).ShouldBe(true);
    }

    [Fact]
    public void A_fact_called_date_leaves_the_function_date_alone() =>
        FeelText.Value("date(\"2026-01-02\") = date", ("date", new DateOnly(2026, 1, 2))).ShouldBe(true);

    [Fact]
    public void Parts_of_a_context_are_named_with_a_dot()
    {
        var gift = FeelText.Scope(("value", 50), ("giver", FeelText.Scope(("name", "x"))));

        FeelText.Value("gift.value * 2", ("gift", gift)).ShouldBe(100m);
        FeelText.Value("gift.giver.name", ("gift", gift)).ShouldBe("x");
        FeelText.Value("gift.nothing", ("gift", gift)).ShouldBeNull();
    }

    [Fact]
    public void The_names_of_an_expression_are_told_once_each() =>
        FeelExpression.Parse("a + b * a", ["a", "b", "c"]).Names.ShouldBe(["a", "b"]);

    [Fact]
    public void More_than_a_name_is_not_a_name()
    {
        FeelExpression.Parse("a + 1", ["a"]).IsName(out var name).ShouldBeFalse();
        name.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1 +", "stops too early")]
    [InlineData("1 2", "“2” is not expected here (character 3")]
    [InlineData("(1", "“)” is missing")]
    [InlineData("foo bar", "unknown name “foo bar”")]
    [InlineData("foo(1)", "unknown function “foo”")]
    [InlineData("abs(1, 2)", "does not take 2 arguments")]
    [InlineData("date(\"2026-02-30\")", "“2026-02-30” is not a date")]
    [InlineData("@\"soon\"", "“soon” is not a date, time or duration")]
    [InlineData("\"open", "“\"” is missing")]
    [InlineData("? > 1", "stands for the value of a column")]
    [InlineData("for x in y return x", "“for” is not supported")]
    [InlineData("if 1 then 2", "“else” is expected")]
    [InlineData("99999999999999999999999999999999", "too large")]
    [InlineData("", "stops too early")]
    [InlineData("a and", "stops too early")]
    public void What_is_no_expression_is_said_with_the_place(string text, string message) =>
        Should.Throw<FormatException>(() => FeelExpression.Parse(text, ["a"])).Message.ShouldContain(message);

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("[", "1", "]")]
    [InlineData("1 in (1 in (", "1", "))")]
    [InlineData("not(", "true", ")")]
    [InlineData("if true then ", "1", " else 1")]
    [InlineData("1 + ", "1", "")]
    [InlineData("true or ", "true", "")]
    public void Deep_nesting_is_an_error_and_not_the_end_of_the_process(string open, string middle, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + middle + string.Concat(Enumerable.Repeat(close, 100_000));

        Should.Throw<FormatException>(() => FeelExpression.Parse(text, []));
        Should.Throw<FormatException>(() => UnaryTests.Parse(text, []));
    }

    [Fact]
    public void Nested_not_is_not_tried_twice_at_every_level()
    {
        var text = string.Concat(Enumerable.Repeat("not(true in (", 20)) + "true" + string.Concat(Enumerable.Repeat(") ) = true", 20));

        // Were every level tried twice, this would be a million readings and the run would not end.
        FeelText.Matches(text, true).ShouldBe(true);
    }

    [Fact]
    public void Texts_cannot_be_doubled_without_end()
    {
        var names = FeelText.Scope(("s", new string('x', 600_000)));

        FeelExpression.Parse("s + s", ["s"]).Evaluate(names).ShouldBeNull();
    }

    [Fact]
    public void Numbers_of_the_caller_are_numbers()
    {
        foreach (var one in new object[] { 1, 1L, (short)1, (byte)1, 1u, 1ul, (ushort)1, (sbyte)1, 1.0, 1f, 1m })
        {
            FeelText.Value("x = 1", ("x", one)).ShouldBe(true);
        }

        FeelText.Value("x + 0.2 = 0.3", ("x", 0.1)).ShouldBe(true);
        FeelText.Value("x", ("x", double.NaN)).ShouldBeNull();
        FeelText.Value("2 in x", ("x", new[] { 1, 2 })).ShouldBe(true);
    }

    private static object? Expected(object? value) => value is int or double ? Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture) : value;
}
