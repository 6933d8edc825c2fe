using Onkreukbaar.Decisions.Unknowns;

namespace Onkreukbaar.Lib.Tests.Unknowns;

public sealed class FactDomainTests
{
    private static readonly string[] Letters = ["a", "b", "c"];

    [Theory]
    [InlineData("0", 0)]
    [InlineData("49.99", 0)]
    [InlineData("50", 1)]
    [InlineData("50.00", 1)]
    [InlineData("50.01", 2)]
    [InlineData("100", 3)]
    [InlineData("100000", 4)]
    [InlineData("-1", -1)]
    public void A_number_exactly_at_a_cut_is_a_region_of_its_own(string number, int expected)
    {
        var value = FactDomain.Number("value", 0m, null, [100m, 50m, 50m]);

        value.TryRegion(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), out var region).ShouldBe(expected >= 0);
        region.ShouldBe(expected);
        value.Count.ShouldBe(5);
    }

    [Fact]
    public void Every_region_of_a_number_has_an_example_that_lies_in_it()
    {
        FactDomain[] domains =
        [
            FactDomain.Number("a", 0m, null, []),
            FactDomain.Number("b", 0m, 10m, [0m, 10m]),
            FactDomain.Number("c", 0m, 10m, [-5m, 0.1m, 0.2m, 9.5m, 20m]),
            FactDomain.Number("d", -3m, -3m, [-3m]),
        ];

        foreach (var domain in domains)
        {
            Enumerable.Range(0, domain.Count).Select(region => RegionOf(domain, domain.Example(region)))
                .ShouldBe(Enumerable.Range(0, domain.Count));
        }

        domains.Select(domain => domain.Count).ShouldBe([1, 3, 7, 1]);
    }

    [Fact]
    public void Two_days_in_a_row_have_no_day_between_them()
    {
        var day = FactDomain.Date("day", [new(2020, 1, 1), new(2020, 1, 2), new(2021, 1, 1)]);

        day.Count.ShouldBe(6);
        Enumerable.Range(0, 6).Select(region => RegionOf(day, day.Example(region))).ShouldBe(Enumerable.Range(0, 6));
        RegionOf(day, new DateOnly(2020, 6, 1)).ShouldBe(3);
    }

    [Fact]
    public void Several_values_at_once_are_every_set_but_the_empty_one()
    {
        var choices = FactDomain.Choices("several", Letters);

        choices.Count.ShouldBe(7);
        Enumerable.Range(0, 7).Select(region => RegionOf(choices, choices.Example(region))).ShouldBe(Enumerable.Range(0, 7));
        RegionOf(choices, Letters).ShouldBe(RegionOf(choices, new[] { "c", "b", "a" }));
        choices.TryRegion(Array.Empty<string>(), out _).ShouldBeFalse();
    }

    [Fact]
    public void The_value_that_stands_alone_is_not_combined()
    {
        var choices = FactDomain.Choices("several", Letters, alone: "c");

        choices.Count.ShouldBe(4);
        choices.TryRegion(new[] { "c" }, out _).ShouldBeTrue();
        choices.TryRegion(new[] { "a", "c" }, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_value_outside_the_list_or_of_another_kind_has_no_region()
    {
        FactDomain.Choice("one", Letters).TryRegion("d", out _).ShouldBeFalse();
        FactDomain.Choice("one", Letters).TryRegion(true, out _).ShouldBeFalse();
        FactDomain.Truth("truth").TryRegion("true", out _).ShouldBeFalse();
        FactDomain.Number("number", 0, 1, []).TryRegion("1", out _).ShouldBeFalse();
        FactDomain.Date("day", []).TryRegion(5m, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_list_with_a_value_twice_or_a_space_with_a_fact_twice_is_refused()
    {
        Should.Throw<ArgumentException>(() => FactDomain.Choice("one", ["a", "a"])).Message.ShouldContain("'a' twice");
        Should.Throw<ArgumentException>(() => new FactSpace([FactDomain.Truth("t"), FactDomain.Truth("t")])).Message.ShouldContain("'t'");
        Should.Throw<ArgumentException>(() => new FactSpace([.. Enumerable.Range(0, 65).Select(i => FactDomain.Truth($"t{i}"))]))
            .Message.ShouldContain("64");
    }

    private static int RegionOf(FactDomain domain, object value) => domain.TryRegion(value, out var region) ? region : -1;
}
