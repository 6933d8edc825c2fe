using System.Net;
using System.Text.Json;

namespace Onkreukbaar.Tests.Support;

/// <summary>Questions to a running house in the words of an office, and the parts of its answer.</summary>
internal static class Asked
{
    /// <summary>An innocent offer to somebody of this body, with these facts instead.</summary>
    public static Task<JsonElement> OfferedAsync(this HouseFixture fixture, string body, params (string Fact, object? Value)[] facts)
    {
        var topic = Shipped.Body(body).Topics.Single(topic => topic.Name == Shipped.Topic);
        var all = topic.Facts.Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        foreach (var (fact, value) in facts)
        {
            all[fact] = value;
        }

        if (all.ContainsKey("onderdelen"))
        {
            all.Remove("waarde");
        }

        return AnsweredAsync(fixture, body, all);
    }

    /// <summary>Only these facts are told; nothing else was asked yet.</summary>
    public static Task<JsonElement> OnlyKnownAsync(this HouseFixture fixture, string body, params (string Fact, object? Value)[] facts) =>
        AnsweredAsync(fixture, body, facts.ToDictionary(fact => fact.Fact, fact => fact.Value, StringComparer.Ordinal));

    public static string Verdict(this JsonElement answer) => answer.GetProperty("oordeel").GetString()!;

    public static string? Decider(this JsonElement answer) => answer.GetProperty("beslisser").GetString();

    public static IReadOnlyList<string> Duties(this JsonElement answer) =>
        [.. answer.GetProperty("plichten").EnumerateArray().Select(duty => $"{duty.GetProperty("plicht").GetString()}@{duty.GetProperty("aan").GetString()}")];

    public static IReadOnlyList<string> Dispositions(this JsonElement answer) => Strings(answer, "bestemmingen");

    public static IReadOnlyList<string> Needed(this JsonElement answer) => Strings(answer, "nogNodig");

    public static IReadOnlyList<string> Rules(this JsonElement answer) =>
        [.. answer.GetProperty("onderbouwing").EnumerateArray().Select(ground => ground.GetProperty("regel").GetString()!)];

    private static async Task<JsonElement> AnsweredAsync(HouseFixture fixture, string body, object facts)
    {
        var (status, answer) = await fixture.House.Visitor().AskAsync(body, facts);
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        return answer;
    }

    private static IReadOnlyList<string> Strings(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
