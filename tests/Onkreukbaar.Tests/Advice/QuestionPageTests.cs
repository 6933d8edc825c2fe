using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>One question a page: how far somebody is, the way back, and what may be typed.</summary>
public sealed partial class QuestionPageTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task An_ordinary_interview_has_ten_to_twenty_questions_and_never_more_than_was_said(string body)
    {
        var visitor = await fixture.House.Visitor().BeginAsync(body);

        var promised = await ToTheEndAsync(visitor, Ordinary.Of);

        promised.Count.ShouldBeInRange(10, 20);
        ShouldBeKept(promised);
    }

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("gemeente-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task Whoever_knows_nothing_is_not_asked_more_than_was_said_either(string body)
    {
        var visitor = await fixture.House.Visitor().BeginAsync(body);

        ShouldBeKept(await ToTheEndAsync(visitor, _ => "weet-niet"));
    }

    [Fact]
    public async Task Changing_an_answer_leads_back_to_the_answer()
    {
        var visitor = await fixture.House.Visitor().BeginAsync("dalfsen");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);
        var answer = visitor.At;

        await visitor.GoAsync(answer.Replace("antwoord", "plaats", StringComparison.Ordinal));

        Back(visitor).ShouldBe(("Terug naar het antwoord", answer));
        visitor.Text.ShouldNotContain("hoogstens");
    }

    [Fact]
    public async Task Changing_an_answer_halfway_leads_back_to_the_answer_so_far_also_after_a_mistake()
    {
        var visitor = await fixture.House.Visitor().BeginAsync("dalfsen");
        await visitor.AnswerAsync("ambtenaar");
        await visitor.AnswerAsync("true");
        var here = visitor.At;
        Back(visitor).Text.ShouldBe("Terug");
        Back(visitor).Href.ShouldEndWith("/inFunctie", Case.Insensitive);
        var answer = here[..(here.LastIndexOf('/') + 1)] + "antwoord";
        await visitor.GoAsync(answer);

        await visitor.GoAsync(visitor.Page.QuerySelector("main dl a")!.GetAttribute("href")!);
        await visitor.SubmitAsync();

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        Back(visitor).ShouldBe(("Terug", answer));
    }

    [Theory]
    [InlineData("20 euro", "€ 20,00")]
    [InlineData("EUR 20", "€ 20,00")]
    [InlineData("€ 20,-", "€ 20,00")]
    [InlineData("euro 1.250", "€ 1.250,00")]
    public async Task An_amount_may_carry_its_currency(string typed, string shown) => (await ValuedAsync("nl", typed)).ShouldBe(shown);

    [Theory]
    [InlineData("1,000", "€ 1,000.00")]
    [InlineData("12.50", "€ 12.50")]
    [InlineData("1,250.75", "€ 1,250.75")]
    public async Task On_an_English_page_an_amount_is_read_in_English(string typed, string shown) => (await ValuedAsync("en", typed)).ShouldBe(shown);

    [Theory]
    [InlineData("nl", "1,250", "Dit kan twee bedragen betekenen. Schrijf het zoals 1250 of 12,50")]
    [InlineData("en", "1.250", "This may be two different amounts. Write it like 1250 or 12.50")]
    public async Task An_amount_that_may_be_two_is_asked_again_with_an_example(string language, string typed, string message)
    {
        var visitor = await AtAsync(language, "waarde");

        await visitor.AnswerAsync(typed);

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Text.ShouldContain(message);
    }

    [Theory]
    [InlineData("antwoord")]
    [InlineData("tabellen")]
    [InlineData("soort")]
    public async Task A_mistake_is_forgotten_once_another_page_was_opened(string elsewhere)
    {
        var visitor = await AtAsync("nl", "waarde");
        var question = visitor.At;
        await visitor.AnswerAsync("veel");
        await visitor.GoAsync(question);
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest, "reloading shows the same mistake");

        await visitor.GoAsync(question.Replace("waarde", elsewhere, StringComparison.Ordinal));
        await visitor.GoAsync(question);

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector(".nld-error-summary").ShouldBeNull();
    }

    [Fact]
    public async Task A_bag_begins_with_three_things_and_has_room_for_five()
    {
        var visitor = await AtAsync("nl", "onderdelen");

        visitor.Heading.ShouldBe("Welke dingen zitten erin?");
        visitor.Page.QuerySelectorAll("main form > fieldset").Length.ShouldBe(3);
        visitor.Page.QuerySelectorAll("main form details fieldset").Length.ShouldBe(2);
        visitor.Page.QuerySelector("main details")!.HasAttribute("open").ShouldBeFalse();

        await visitor.SubmitAsync([.. Enumerable.Range(1, 5).SelectMany(thing => new[] { ("soort", "bederfelijk"), ("bedrag", $"{thing}") })]);
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "onderdelen");

        visitor.Page.QuerySelectorAll("main option[selected][value=bederfelijk]").Length.ShouldBe(5);
        visitor.Page.QuerySelector("main details")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_with_one_thing_finds_the_way_back()
    {
        var visitor = await AtAsync("nl", "onderdelen");
        await visitor.SubmitAsync(("soort", "voorwerp"), ("bedrag", "400"));
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "onderdelen");

        visitor.Page.QuerySelector("main button[value=een-ding]")!.TextContent.ShouldBe("Het is één ding");
        await visitor.SubmitAsync(("antwoord", "een-ding"), ("soort", "voorwerp"), ("bedrag", "400"));

        visitor.Fact.ShouldBe("soort");
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "antwoord");
        visitor.Given("Wat erin zit").ShouldBeNull();
    }

    [Fact]
    public async Task Not_knowing_what_is_in_the_bag_leaves_no_empty_row()
    {
        var visitor = await AtAsync("nl", "onderdelen");

        await visitor.SubmitAsync(("antwoord", "weet-niet"));
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "antwoord");

        visitor.Given("Wat erin zit").ShouldBe("Weet ik niet");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_bag_is_said_at_once()
    {
        var visitor = await AtAsync("nl", "onderdelen");

        await visitor.SubmitAsync(("soort", ""), ("bedrag", "veel"), ("soort", "voorwerp"), ("bedrag", "-1"));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Page.QuerySelectorAll(".nld-error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#soort-1", "#bedrag-1", "#bedrag-2"]);
    }

    [Fact]
    public async Task No_page_of_an_interview_is_kept_by_a_browser()
    {
        var visitor = await AtAsync("nl", "waarde");
        var interview = visitor.At[..visitor.At.LastIndexOf('/')];

        foreach (var path in new[] { interview, $"{interview}/waarde", $"{interview}/onderdelen", $"{interview}/antwoord", $"{interview}/tabellen", "/dalfsen/vraag/geschenken/verlopen", "/dalfsen/vraag/geschenken/00000000-0000-0000-0000-000000000001/antwoord", "/dalfsen/vraag/geschenken" })
        {
            var answer = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));

            answer.Headers.CacheControl?.NoStore.ShouldBe(true, path);
        }
    }

    [Fact]
    public async Task The_question_about_the_day_promises_only_what_it_does()
    {
        var visitor = await AtAsync("nl", "datum");

        visitor.Text.ShouldContain("Weet je het niet, dan gaan we uit van vandaag.");
        await visitor.SubmitAsync(("antwoord", "weet-niet"));
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldBe("Ja, als je het meldt");
    }

    private async Task<Visitor> AtAsync(string language, string fact)
    {
        var visitor = await fixture.House.Visitor(language).BeginAsync("dalfsen");
        return await visitor.GoAsync(visitor.At.Replace("ontvanger", fact, StringComparison.Ordinal));
    }

    private async Task<string?> ValuedAsync(string language, string typed)
    {
        var visitor = await AtAsync(language, "waarde");
        await visitor.AnswerAsync(typed);
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "antwoord");
        return visitor.Given(language == "nl" ? "Wat het ongeveer waard is" : "Roughly what it is worth");
    }

    /// <summary>For each question asked, how many were said to follow at most.</summary>
    private static async Task<IReadOnlyList<int>> ToTheEndAsync(Visitor visitor, Func<string, string> answer)
    {
        var promised = new List<int>();
        while (!visitor.At.EndsWith("/antwoord", StringComparison.Ordinal) && promised.Count < 60)
        {
            var progress = visitor.Page.QuerySelector(".nld-progress")!.TextContent;
            progress.ShouldStartWith($"Vraag {promised.Count + 1}");
            promised.Add(AtMost().Match(progress) is { Success: true } most ? int.Parse(most.Groups["most"].Value, CultureInfo.InvariantCulture) : 0);
            await visitor.AnswerAsync(answer(visitor.Fact));
        }

        return promised;
    }

    private static void ShouldBeKept(IReadOnlyList<int> promised)
    {
        foreach (var (asked, most) in promised.Index())
        {
            (promised.Count - 1 - asked).ShouldBeLessThanOrEqualTo(most, $"question {asked + 1} of {promised.Count} said {most}");
        }
    }

    private static (string Text, string Href) Back(Visitor visitor)
    {
        var link = visitor.Page.QuerySelector("main form .utrecht-button-group a, main form a.utrecht-button")!;
        return (link.TextContent.Trim(), link.GetAttribute("href")!);
    }

    [GeneratedRegex(@"hoogstens (?<most>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtMost();
}
