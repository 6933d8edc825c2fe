using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Onkreukbaar.Decisions;

namespace Onkreukbaar.Lib.Tests.Decisions;

public sealed class AlgebraTests
{
    private static readonly Gen<DateOnly> Dates = Gen.Choose(700_000, 750_000).Select(DateOnly.FromDayNumber);

    private static readonly Gen<object?> Booleans = Gen.Elements<object?>(true, false, null, Unknown.Value);

    private static readonly Gen<object> Comparables = Gen.OneOf(
        Gen.Choose(-50, 50).Select(n => (object)(n / 10m)),
        Gen.Elements<object>("", "a", "B", "é"),
        Dates.Select(d => (object)d),
        Gen.Choose(-50, 50).Select(n => (object)TimeSpan.FromHours(n)),
        Gen.Choose(-50, 50).Select(n => (object)new YearsMonths(n)));

    [Fact]
    public void A_date_with_days_added_and_taken_off_is_the_same_date() => Prop.ForAll(
        Dates.ToArbitrary(),
        Gen.Choose(-5_000, 5_000).ToArbitrary(),
        (date, days) => true.Equals(FeelText.Value("d + s - s = d and d + s - d = s", ("d", date), ("s", TimeSpan.FromDays(days)))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_date_with_months_added_and_taken_off_is_the_same_date_where_every_month_has_the_day() => Prop.ForAll(
        Dates.Where(d => d.Day <= 28).ToArbitrary(),
        Gen.Choose(-500, 500).ToArbitrary(),
        (date, months) => true.Equals(FeelText.Value("d + m - m = d", ("d", date), ("m", new YearsMonths(months)))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Of_two_values_of_a_kind_exactly_one_of_less_equal_and_greater_holds() => Prop.ForAll(
        Comparables.ToArbitrary(),
        Comparables.ToArbitrary(),
        (a, b) =>
        {
            var answers = new[] { "a < b", "a = b", "a > b" }.Select(e => FeelText.Value(e, ("a", a), ("b", b))).ToList();
            return a.GetType() == b.GetType() ? answers.Count(true.Equals) == 1 && answers.Count(false.Equals) == 2 : answers.TrueForAll(r => r is null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Less_is_transitive() => Prop.ForAll(
        Comparables.Three().ToArbitrary(),
        t => !true.Equals(FeelText.Value("a < b and b < c and not(a < c)", ("a", t.Item1), ("b", t.Item2), ("c", t.Item3))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Ternary_logic_is_associative_and_distributive() => Prop.ForAll(
        Booleans.Three().ToArbitrary(),
        t => new[]
        {
            ("a and (b and c)", "(a and b) and c"),
            ("a or (b or c)", "(a or b) or c"),
            ("not(not(a))", "a"),
            ("not(a and b)", "not(a) or not(b)"),
        }.All(p => Equals(Ask(p.Item1, t), Ask(p.Item2, t)))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_said_of_an_unknown_holds_for_whatever_it_turns_out_to_be() => Prop.ForAll(
        Gen.Elements("5", "< 5", "[2..7)", "not(5, > 8)", "3, [5..6]", "? > 2 and ? < 9 or ? = 11", "-").ToArbitrary(),
        Gen.Choose(0, 12).ToArbitrary(),
        (cell, value) => FeelText.Matches(cell, Unknown.Value) is not { } certain || certain == FeelText.Matches(cell, value))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_two_boundaries_a_cell_does_not_change_its_mind() => Prop.ForAll(
        Gen.Elements("5", "< 5", "[2..7)", "not(5, > 8)", "3, ]5..6[", "? > 2 and ? < 9 or ? = 11").ToArbitrary(),
        Gen.Choose(0, 1_200).ToArbitrary(),
        Gen.Choose(0, 1_200).ToArbitrary(),
        (cell, x, y) =>
        {
            var (low, high) = (Math.Min(x, y) / 100m, Math.Max(x, y) / 100m);
            var isCut = UnaryTests.Parse(cell, []).Boundaries(FeelText.Scope()).Any(b => (decimal)b >= low && (decimal)b <= high);
            return isCut || FeelText.Matches(cell, low) == FeelText.Matches(cell, high);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_decimal_survives_being_written_and_read() => Prop.ForAll(
        Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
        Gen.Choose(0, 12).ToArbitrary(),
        (digits, scale) =>
        {
            var number = new decimal(Math.Abs((long)digits)) / (decimal)Math.Pow(10, scale);
            var text = number.ToString(CultureInfo.InvariantCulture);
            return number.Equals(FeelText.Value(text)) && true.Equals(FeelText.Value($"number(string({text})) = {text}"));
        }).QuickCheckThrowOnFailure();

    private static object? Ask(string expression, (object?, object?, object?) values) =>
        FeelText.Value(expression, ("a", values.Item1), ("b", values.Item2), ("c", values.Item3));
}
