using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class UnaryTestsTests
{
    [Theory]
    [InlineData("-", null, true)]
    [InlineData("  ", 5, true)]
    [InlineData("5", 5, true)]
    [InlineData("< 5", 5, false)]
    [InlineData("<= 5", 5, true)]
    [InlineData("!= 5", 5, false)]
    [InlineData("[1..5]", 5, true)]
    [InlineData("[1..5)", 5, false)]
    [InlineData("[1..5[", 5, false)]
    [InlineData("]1..5]", 1, false)]
    [InlineData("]1..5[", 2, true)]
    [InlineData("[.5.. 1.5]", 1, true)]
    [InlineData("(2 + 3) * 2", 10, true)]
    [InlineData("1, [4..6], > 9", 5, true)]
    [InlineData("1, [4..6], > 9", 8, false)]
    [InlineData("not(5)", 5, false)]
    [InlineData("not(< 3, 5)", 4, true)]
    [InlineData("not(]1..5[)", 5, true)]
    [InlineData("not((1..5])", 5, false)]
    [InlineData("not(< 5)", null, false)]
    [InlineData("< 5", null, false)]
    [InlineData("null", null, true)]
    [InlineData("not(null)", 5, true)]
    [InlineData("\"a\", \"b\"", "b", true)]
    [InlineData("not(\"a\", \"b\")", "b", false)]
    [InlineData("\"a\"", 5, false)]
    [InlineData("true", true, true)]
    [InlineData("not(true)", false, true)]
    [InlineData("? > 3 and ? < 6", 5, true)]
    [InlineData("not(? > 3) and ? < 6", 5, false)]
    [InlineData("starts with(?, \"a\")", "abc", true)]
    [InlineData("? between 1 and 5", 5, true)]
    [InlineData("[1, 5]", 5, true)]
    public void A_cell_matches_or_not(string cell, object? value, bool expected) => FeelText.Matches(cell, value).ShouldBe(expected);

    [Theory]
    [InlineData("-", true)]
    [InlineData("5", null)]
    [InlineData("< 5", null)]
    [InlineData("[1..5]", null)]
    [InlineData("not(5)", null)]
    [InlineData("1, 2", null)]
    [InlineData("? > 1 or true", true)]
    [InlineData("? > 1 and false", false)]
    [InlineData("not known", true)]
    [InlineData("not(not known)", false)]
    [InlineData("not (not known)", false)]
    [InlineData("5, not known", true)]
    [InlineData("not(5, not known)", false)]
    [InlineData("contains(?, \"a\")", null)]
    public void An_unknown_value_matches_only_where_the_cell_is_sure(string cell, bool? expected) =>
        FeelText.Matches(cell, Unknown.Value, ("not known", Unknown.Value)).ShouldBe(expected);

    [Theory]
    [InlineData("not known", false)]
    [InlineData("not(not known)", true)]
    [InlineData("5, not known", true)]
    public void A_known_value_is_not_unknown(string cell, bool expected) =>
        FeelText.Matches(cell, 5, ("not known", Unknown.Value)).ShouldBe(expected);

    [Fact]
    public void A_limit_that_is_unknown_leaves_the_cell_unknown()
    {
        FeelText.Matches("> limit", 5, ("limit", Unknown.Value)).ShouldBeNull();
        FeelText.Matches("[limit..10]", 50, ("limit", Unknown.Value)).ShouldBe(false);
    }

    [Fact]
    public void A_fact_in_a_cell_is_no_marker_when_it_is_unknown_itself()
    {
        var cell = UnaryTests.Parse("other", ["other"], facts: ["other"]);
        var scope = FeelText.Scope(("other", Unknown.Value));

        cell.Matches(5, scope).ShouldBeNull();
        cell.Matches(Unknown.Value, scope).ShouldBeNull();
    }

    [Fact]
    public void The_boundaries_of_a_cell_are_what_the_value_is_compared_with()
    {
        Boundaries("[10..limit), > 100, 10", ("limit", 50)).ShouldBe([10m, 50m, 100m]);
        Boundaries("not(< date(\"2026-01-01\"))").ShouldBe([new DateOnly(2026, 1, 1)]);
        Boundaries("\"a\", \"b\"").ShouldBe(["a", "b"]);
        Boundaries("true").ShouldBe([true]);
        Boundaries("> duration(\"P1D\")").ShouldBe([TimeSpan.FromDays(1)]);
        Boundaries("? > 5 and not(? between 7 and 8) or ? in (9, [10..11])").ShouldBe([5m, 7m, 8m, 9m, 10m, 11m]);
        Boundaries("5 < ?").ShouldBe([5m]);
        Boundaries("unknown, null", ("unknown", Unknown.Value)).ShouldBeEmpty();
        Boundaries("-").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[1..5], > limit", true)]
    [InlineData("-", true)]
    [InlineData("not(? > 5 or ? in (1, 2))", true)]
    [InlineData("? * 2 > 10", false)]
    [InlineData("starts with(?, \"a\")", false)]
    [InlineData("? in (? + 1)", false)]
    public void A_cell_that_reckons_with_the_value_says_that_its_boundaries_are_not_exact(string cell, bool expected) =>
        UnaryTests.Parse(cell, ["limit"]).HasExactBoundaries.ShouldBe(expected);

    [Fact]
    public void The_names_of_a_cell_are_told_once_each() =>
        UnaryTests.Parse("> limit, [limit..other limit]", ["limit", "other limit"]).Names.ShouldBe(["limit", "other limit"]);

    [Theory]
    [InlineData("[1..")]
    [InlineData("1,")]
    [InlineData("not(1")]
    [InlineData("nothing")]
    [InlineData("<")]
    public void What_is_no_cell_is_an_error(string cell) => Should.Throw<FormatException>(() => UnaryTests.Parse(cell, []));

    private static IReadOnlyList<object> Boundaries(string cell, params (string Name, object? Value)[] names) =>
        UnaryTests.Parse(cell, names.Select(n => n.Name)).Boundaries(FeelText.Scope(names));
}
