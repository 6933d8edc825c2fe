using System.Net;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>Whatever somebody asks about at whichever body, the questions end in an answer, with the rules behind it.</summary>
public sealed class EveryInterviewTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const int MoreThanAnyTopicAsks = 40;

    public static TheoryData<string, string> Topics =>
        [.. ShippedCodes.Bodies.SelectMany(body => Shipped.Body(body.Slug).Topics.Select(topic => (body.Slug, topic.Name)))];

    [Theory, MemberData(nameof(Topics))]
    public async Task With_the_first_answer_each_time_there_is_an_answer_and_its_rules(string body, string topic)
    {
        var visitor = await AskedAsync(body, topic, choice: 0);

        await SeesAnAnswerAsync(visitor, body, topic);
    }

    [Theory, MemberData(nameof(Topics))]
    public async Task With_the_last_answer_each_time_which_is_not_knowing_there_is_an_answer_too(string body, string topic)
    {
        var visitor = await AskedAsync(body, topic, choice: ^1);

        await SeesAnAnswerAsync(visitor, body, topic);
    }

    [Theory, MemberData(nameof(Topics))]
    public async Task Before_everything_is_told_the_answer_so_far_can_be_seen(string body, string topic)
    {
        var visitor = await (await fixture.House.Visitor().GoAsync($"/{body}/vraag/{topic}")).SubmitAsync();

        await visitor.GoAsync(visitor.At[..visitor.At.LastIndexOf('/')] + "/antwoord");

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("Dit is nog niet het hele antwoord");
    }

    private async Task<Visitor> AskedAsync(string body, string topic, Index choice)
    {
        var visitor = await (await fixture.House.Visitor().GoAsync($"/{body}/vraag/{topic}")).SubmitAsync();
        for (var asked = 0; asked < MoreThanAnyTopicAsks && !visitor.At.EndsWith("/antwoord", StringComparison.Ordinal); asked++)
        {
            visitor.Status.ShouldBe(HttpStatusCode.OK, visitor.At);
            await visitor.AnswerAsync(Choices(visitor)[choice]);
        }

        return visitor;
    }

    /// <summary>What the page offers; to a question without choices a number, or not knowing.</summary>
    private static List<string> Choices(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("main input[name=antwoord][type=radio]").Select(input => input.GetAttribute("value")!).ToList() is { Count: > 0 } offered ? offered
        : [visitor.Page.QuerySelector("main input[type=checkbox]")?.GetAttribute("value") ?? "20", "weet-niet"];

    private static async Task SeesAnAnswerAsync(Visitor visitor, string body, string topic)
    {
        visitor.At.ShouldEndWith("/antwoord");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        var hasSteps = Shipped.Body(body).Topics.Single(known => known.Name == topic).IsAnsweredWithSteps;
        if (hasSteps)
        {
            visitor.Heading.ShouldBe("Zo pak je dit aan");
            visitor.Under("De stappen").ShouldNotBeNullOrWhiteSpace();
        }

        if (visitor.Page.QuerySelector("main a[href$='/tabellen']") is { } rules)
        {
            (await visitor.GoAsync(rules.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }
}
