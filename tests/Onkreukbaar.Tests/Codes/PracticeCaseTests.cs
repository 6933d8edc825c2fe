using System.Globalization;
using System.Net;
using System.Text.Json;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>Every practice case of every topic of every shipped code, through the module and through the API.</summary>
public sealed class PracticeCaseTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    public static TheoryData<string, string, string> Cases =>
        [.. Shipped.All.SelectMany(code => code.Topics.SelectMany(topic => topic.Cases.Select(practice => (Shipped.Name(code), topic.Topic.Name, practice.Id))))];

    [Theory, MemberData(nameof(Cases))]
    public void The_code_gives_the_answer_of_its_own_example(string code, string topic, string id)
    {
        var version = Shipped.Code(code);
        var practice = Case(version, topic, id);

        var answer = PracticeRun.Answer(version, version.Topic(topic)!, practice, Shipped.Today);

        Said(practice.Expected, answer).ShouldBe(Expected(practice.Expected));
        answer.Code.ShouldBe(version);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task The_API_gives_the_answer_of_the_example(string code, string topic, string id)
    {
        var version = Shipped.Code(code);
        var practice = Case(version, topic, id);

        var (status, answer) = await fixture.House.Visitor().AskAsync(version.Body, Json(version.Topic(topic)!.Topic, practice), topic);

        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        Said(practice.Expected, answer).ShouldBe(Expected(practice.Expected));
        answer.TryGetProperty("oordeel", out _).ShouldBe(practice.Expected.Steps is null);
        answer.TryGetProperty("stappen", out _).ShouldBe(practice.Expected.Steps is not null);
        answer.GetProperty("code").GetProperty("slug").GetString().ShouldBe(version.Code);
    }

    [Theory, MemberData(nameof(Shipped.Names), MemberType = typeof(Shipped))]
    public void No_example_demands_anything_that_the_code_does_not_give_and_every_topic_has_examples(string code)
    {
        var version = Shipped.Code(code);

        PracticeRun.Problems(version, Shipped.Today).ShouldBeEmpty();
        version.Topics.ShouldAllBe(topic => topic.Cases.Count > 0);
    }

    [Fact]
    public void An_example_with_another_answer_is_reported_with_both_answers()
    {
        using var codes = new CodesCopy();
        codes.Change(CodesCopy.Cases, "verwacht: {oordeel: verboden, plichten: [], bestemmingen: []}", "verwacht: {oordeel: toegestaan, plichten: [], bestemmingen: []}");

        codes.Problems().ShouldBe(["cases/geschenken.yaml: case GU-R04: oordeel must be [toegestaan] and is [verboden]"]);
    }

    private static PracticeCase Case(CodeVersion code, string topic, string id) => code.Topic(topic)!.Cases.Single(practice => practice.Id == id);

    private static string Expected(ExpectedAnswer expected) => Lines(
        [expected.Verdict],
        expected.Duties?.Order(StringComparer.Ordinal),
        expected.Dispositions,
        expected.Steps,
        expected.Needed,
        expected.Parts?.Select(part => Part(part.Verdict, part.Dispositions ?? [])));

    private static string Said(ExpectedAnswer asked, Answer answer) => Lines(
        [answer.Verdict],
        asked.Duties is null ? null : answer.Duties.Select(duty => duty.ToString()).Order(StringComparer.Ordinal),
        asked.Dispositions is null ? null : answer.Dispositions,
        asked.Steps is null ? null : answer.Steps.Select(step => step.ToString()),
        asked.Needed is null ? null : answer.Needed,
        asked.Parts is null ? null : answer.Parts.Select(part => Part(part.Verdict, part.Dispositions)));

    private static string Said(ExpectedAnswer asked, JsonElement answer) => Lines(
        [asked.Steps is null ? answer.GetProperty("oordeel").GetString()! : asked.Verdict],
        asked.Duties is null ? null : answer.GetProperty("plichten").EnumerateArray().Select(d => $"{d.GetProperty("plicht")}@{d.GetProperty("aan")}").Order(StringComparer.Ordinal),
        asked.Dispositions is null ? null : Strings(answer.GetProperty("bestemmingen")),
        asked.Steps is null ? null : answer.GetProperty("stappen").EnumerateArray().Select(s => $"{s.GetProperty("stap")}@{s.GetProperty("bij")}{(s.GetProperty("magOverslaan").GetBoolean() ? "?" : "")}"),
        asked.Needed is null ? null : Strings(answer.GetProperty("nogNodig")),
        asked.Parts is null ? null : answer.GetProperty("onderdelen").EnumerateArray().Select(part => Part(part.GetProperty("oordeel").GetString()!, Strings(part.GetProperty("bestemmingen")))));

    private static string Part(string verdict, IEnumerable<string> dispositions) => $"{verdict}: {string.Join(" + ", dispositions)}";

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static string Lines(params IEnumerable<string>?[] lists) =>
        string.Join('\n', new[] { "oordeel", "plichten", "bestemmingen", "stappen", "nogNodig", "onderdelen" }.Zip(lists).Where(list => list.Second is not null).Select(list => $"{list.First}: {string.Join(", ", list.Second!)}"));

    private static Dictionary<string, object?> Json(Topic topic, PracticeCase practice)
    {
        var facts = practice.Given.ToDictionary(fact => fact.Key, fact => Json(fact.Value), StringComparer.Ordinal);
        if (practice.RestIsHarmless)
        {
            foreach (var fact in topic.Facts.Where(fact => fact is { Harmless: not null, IsDerived: false } && !(fact.Name == "waarde" && facts.ContainsKey("onderdelen"))))
            {
                facts.TryAdd(fact.Name, Json(fact.Harmless));
            }
        }

        return facts;
    }

    private static object? Json(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<Part> parts => parts.Select(part => part.Facts.ToDictionary(fact => fact.Key, fact => Json(fact.Value), StringComparer.Ordinal)).ToList(),
        _ => value,
    };
}
