using System.Text.Json;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A gift of several things: what one of them settles, no other and no total told for the whole can make milder.</summary>
public sealed class PartsTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    public static TheoryData<string> JudgedTogether => ["dalfsen", "alphen-aan-den-rijn", "provincie-utrecht"];

    [Theory]
    [MemberData(nameof(JudgedTogether))]
    public async Task A_thing_above_the_limit_is_refused_also_beside_one_of_unknown_value(string body) =>
        (await AskAsync(body, null, ("voorwerp", 60m), ("voorwerp", null))).GetProperty("oordeel").GetString().ShouldBe("weigeren");

    [Theory]
    [MemberData(nameof(JudgedTogether))]
    public async Task A_thing_of_unknown_value_alone_is_talked_over(string body) =>
        (await AskAsync(body, null, ("voorwerp", 10m), ("voorwerp", null))).GetProperty("oordeel").GetString().ShouldBe("bespreken");

    [Theory]
    [MemberData(nameof(JudgedTogether))]
    public async Task The_larger_of_the_told_total_and_the_sum_counts(string body)
    {
        (await AskAsync(body, 500m, ("voorwerp", 10m), ("voorwerp", 10m))).GetProperty("oordeel").GetString().ShouldBe("weigeren");
        (await AskAsync(body, 10m, ("voorwerp", 60m))).GetProperty("oordeel").GetString().ShouldBe("weigeren");
    }

    [Theory]
    [MemberData(nameof(JudgedTogether))]
    public async Task Absurd_amounts_get_an_answer(string body) =>
        (await AskAsync(body, null, ("voorwerp", 600_000m), ("voorwerp", 600_000m))).GetProperty("oordeel").GetString().ShouldBe("weigeren");

    [Theory]
    [InlineData("alphen-aan-den-rijn", "bedrijfsattentie", "voorwerp")]
    [InlineData("provincie-utrecht", "bederfelijk", "voorwerp")]
    [InlineData("gemeente-utrecht", "bederfelijk", "waardebon")]
    [InlineData("dalfsen", "bederfelijk", "voorwerp")]
    public async Task The_order_of_the_things_does_not_matter(string body, string one, string other)
    {
        var first = await AskAsync(body, null, (one, 5m), (other, 20m));
        var second = await AskAsync(body, null, (other, 20m), (one, 5m));

        Said(second).ShouldBe(Said(first));
        var reported = first.GetProperty("plichten").EnumerateArray().Any(duty => duty.GetProperty("plicht").GetString() == "melden");
        (first.GetProperty("oordeel").GetString() == "toegestaan" && reported).ShouldBeFalse("what must be reported is allowed on that condition");
    }

    private static string Said(JsonElement answer) =>
        $"{answer.GetProperty("oordeel")} {string.Join(',', answer.GetProperty("plichten").EnumerateArray().Select(duty => duty.ToString()).Order(StringComparer.Ordinal))} {answer.GetProperty("bestemmingen")}";

    private async Task<JsonElement> AskAsync(string body, decimal? total, params (string Kind, decimal? Value)[] parts)
    {
        var facts = Shipped.Body(body).Topics.Single(topic => topic.Name == Shipped.Topic).Facts
            .Where(fact => fact.IsInTables && !fact.IsDerived && fact.Harmless is not null && fact.Name is not ("waarde" or "soort"))
            .ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        facts["status"] = "ontvangen";
        facts["onderdelen"] = parts.Select(part => new { soort = part.Kind, waarde = part.Value }).ToList();
        if (total is not null)
        {
            facts["waarde"] = total;
        }

        var (status, answer) = await fixture.House.Visitor().AskAsync(body, facts);
        status.ShouldBe(System.Net.HttpStatusCode.OK, answer.ToString());
        return answer;
    }
}
