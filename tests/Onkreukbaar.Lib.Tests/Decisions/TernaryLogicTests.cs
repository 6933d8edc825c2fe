using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class TernaryLogicTests
{
    private static readonly object?[] Values = [true, false, null, Unknown.Value];

    public static TheoryData<string, string, string, string> Table => new()
    {
        { "true", "true", "true", "true" },
        { "true", "false", "false", "true" },
        { "true", "null", "null", "true" },
        { "true", "unknown", "unknown", "true" },
        { "false", "false", "false", "false" },
        { "false", "null", "false", "null" },
        { "false", "unknown", "false", "unknown" },
        { "null", "null", "null", "null" },
        { "null", "unknown", "unknown", "unknown" },
        { "unknown", "unknown", "unknown", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void And_and_or_know_true_false_null_and_unknown(string left, string right, string and, string or)
    {
        var (a, b) = (Of(left), Of(right));

        FeelText.Value("a and b", ("a", a), ("b", b)).ShouldBe(Of(and));
        FeelText.Value("b and a", ("a", a), ("b", b)).ShouldBe(Of(and));
        FeelText.Value("a or b", ("a", a), ("b", b)).ShouldBe(Of(or));
        FeelText.Value("b or a", ("a", a), ("b", b)).ShouldBe(Of(or));
    }

    [Fact]
    public void De_Morgan_holds_for_all_four()
    {
        foreach (var a in Values)
        {
            foreach (var b in Values)
            {
                FeelText.Value("not(a and b)", ("a", a), ("b", b)).ShouldBe(FeelText.Value("not(a) or not(b)", ("a", a), ("b", b)));
                FeelText.Value("not(a or b)", ("a", a), ("b", b)).ShouldBe(FeelText.Value("not(a) and not(b)", ("a", a), ("b", b)));
            }
        }
    }

    [Theory]
    [InlineData("x + 1", "unknown")]
    [InlineData("x + null", "null")]
    [InlineData("-x", "unknown")]
    [InlineData("x > 1", "unknown")]
    [InlineData("x = 1", "unknown")]
    [InlineData("x != 1", "unknown")]
    [InlineData("x in [1..2]", "unknown")]
    [InlineData("x between 1 and 2", "unknown")]
    [InlineData("2 between 5 and x", "false")]
    [InlineData("if x then 1 else 2", "unknown")]
    [InlineData("(if x then 1 else 1) = 1", "true")]
    [InlineData("string(x)", "unknown")]
    [InlineData("max([1, x])", "unknown")]
    [InlineData("x.part", "unknown")]
    [InlineData("x > 1 or true", "true")]
    [InlineData("x > 1 and false", "false")]
    public void What_hangs_on_an_unknown_is_unknown_and_what_does_not_is_not(string expression, string expected) =>
        FeelText.Value(expression, ("x", Unknown.Value)).ShouldBe(Of(expected));

    private static object? Of(string name) => name switch
    {
        "true" => true,
        "false" => false,
        "null" => null,
        _ => Unknown.Value,
    };
}
