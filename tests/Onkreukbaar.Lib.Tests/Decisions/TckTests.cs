namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class TckTests
{
    private const string NoCase = "(absent)";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (file, id) in TckCases.All())
            {
                cases.Add(file, id);
            }

            // A theory without data fails; one row that skips says why nothing was tried.
            if (cases.Count == 0)
            {
                cases.Add(NoCase, NoCase);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_compatibility_kit_answers_as_it_expects(string file, string id)
    {
        Assert.SkipWhen(file == NoCase, TckCases.Absent);

        var (differences, compared) = TckCases.Run(file, id);

        differences.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void All_28_models_of_the_kit_are_tried()
    {
        Assert.SkipWhen(TckCases.Folder is null, TckCases.Absent);

        TckCases.Models.Count.ShouldBe(28);
        TckCases.All().Select(c => Path.GetDirectoryName(c.File)).Distinct(StringComparer.Ordinal).Count().ShouldBe(28);
        TckCases.All().Count().ShouldBe(116);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_expectation_in_the_kit_would_be_noticed(string file, string id)
    {
        Assert.SkipWhen(file == NoCase, TckCases.Absent);

        var (differences, compared) = TckCases.Run(file, id, Spoil);

        differences.Count.ShouldBe(compared);
    }

    [Fact]
    public void The_comparison_sees_a_difference_in_every_kind_of_value()
    {
        TckCases.Same(1m, 1.000000001m).ShouldBeTrue();
        TckCases.Same(1m, 1.00001m).ShouldBeFalse();
        TckCases.Same("a", "A").ShouldBeFalse();
        TckCases.Same(null, false).ShouldBeFalse();
        TckCases.Same(new object?[] { 1m, 2m }, new object?[] { 2m, 1m }).ShouldBeFalse();
        TckCases.Same(new object?[] { 1m }, 1m).ShouldBeFalse();
        TckCases.Same(FeelText.Scope(("a", 1m)), FeelText.Scope(("a", 1m), ("b", null))).ShouldBeFalse();
        TckCases.Same(FeelText.Scope(("a", 1m)), FeelText.Scope(("b", 1m))).ShouldBeFalse();
    }

    private static object? Spoil(object? expected) => expected switch
    {
        null => "null",
        bool truth => !truth,
        decimal number => number + 0.0001m,
        string text => text + " ",
        IReadOnlyList<object?> list => list.Select((item, i) => i == 0 ? Spoil(item) : item).ToList(),
        IReadOnlyDictionary<string, object?> context => context.ToDictionary(p => p.Key, p => Spoil(p.Value), StringComparer.Ordinal),
        _ => null,
    };
}
