using System.Collections.Concurrent;
using System.Diagnostics;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>These listen to every span of the process, so no other test may make any meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ListeningToTheProcess
{
    public const string Name = "listening to the process";
}

/// <summary>Somebody who asks leaves no trace: not in a log, a span, a table or a file.</summary>
[Collection(ListeningToTheProcess.Name)]
public sealed class NothingIsKeptTests
{
    /// <summary>Words that only an asked question could bring into a log or a span.</summary>
    private static readonly string[] Marks = ["geschenken", "ontvanger", "tegenprestatie", "1234,56", "1234.56", "statenlid", "waarde"];

    [Fact]
    public async Task A_whole_interview_writes_no_topic_fact_or_answer_to_log_or_span()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listening(spans);
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("provincie-utrecht");

        await visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["ontvanger"] = ["statenlid"], ["waarde"] = ["1234,56"] }, Ordinary.Of);
        await visitor.GoAsync(visitor.At.Replace("antwoord", "tabellen", StringComparison.Ordinal));

        foreach (var mark in Marks)
        {
            house.Log.All.ShouldNotContain(mark);
            spans.ShouldAllBe(span => !Told(span).Contains(mark, StringComparison.Ordinal));
        }

        spans.ShouldNotBeEmpty("spans are listened to");
    }

    [Fact]
    public async Task A_question_to_the_api_writes_no_topic_fact_or_answer_either_also_when_it_is_wrong()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listening(spans);
        await using var house = await RunningHouse.OpenAsync();

        await house.Visitor().AskAsync("provincie-utrecht", new { ontvanger = "statenlid", waarde = 1234.56 });
        await house.Visitor().PostJsonAsync("/api/v1/organisaties/provincie-utrecht/adviezen/geschenken", "{\"ontvanger\": \"statenlid\", \"waarde\": ");

        foreach (var mark in Marks)
        {
            house.Log.All.ShouldNotContain(mark);
            spans.ShouldAllBe(span => !Told(span).Contains(mark, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_self_check_leaves_nothing_in_log_span_or_database()
    {
        string[] marks = ["pesten", "zelftests", "doelwit", "weet-niet", "kwetsend"];
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listening(spans);
        using var commands = new CountedCommands();
        await using var house = await RunningHouse.OpenAsync();
        var whileOpening = commands.Of(house.Database);

        var visitor = await house.Visitor().GoAsync("/gemeente-utrecht/zelftest/pesten");
        await visitor.TryAsync(("vraag-doelwit", "ja"));
        await visitor.TryAsync([.. new[] { "doelwit", "structureel", "minderwaardig", "herhaling", "kwetsend" }.Select(name => ($"vraag-{name}", "weet-niet"))]);

        visitor.Text.ShouldContain("Je weet nog niet genoeg");
        visitor.Cookies.ShouldBeEmpty();
        commands.Of(house.Database).ShouldBe(whileOpening);
        foreach (var mark in marks)
        {
            house.Log.All.ShouldNotContain(mark);
            spans.ShouldAllBe(span => !Told(span).Contains(mark, StringComparison.Ordinal));
        }

        spans.ShouldNotBeEmpty("spans are listened to");
    }

    [Fact]
    public async Task The_marks_would_be_found_if_somebody_wrote_them()
    {
        await using var house = await RunningHouse.OpenAsync();
        var log = (Microsoft.Extensions.Logging.ILoggerFactory)house.Services.GetService(typeof(Microsoft.Extensions.Logging.ILoggerFactory))!;

        Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log.CreateLogger("Onkreukbaar.Test"), "somebody asked about {Topic}", "geschenken");

        house.Log.All.ShouldContain("geschenken");
    }

    [Fact]
    public async Task After_half_an_hour_the_answers_are_gone_and_the_page_says_so()
    {
        var time = new SetTime(DateTimeOffset.Parse("2026-03-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var house = await RunningHouse.OpenAsync(time: time);
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        var question = visitor.At;

        time.Advance(TimeSpan.FromMinutes(31));
        await visitor.GoAsync(question);

        visitor.Heading.ShouldBe("Je antwoorden zijn er niet meer");
        visitor.Status.ShouldBe(System.Net.HttpStatusCode.Gone);
        visitor.Cookies.ShouldNotContain(cookie => cookie.Name.StartsWith("vraag-"), "also when the browser did not throw it away itself");
    }

    [Fact]
    public async Task Within_half_an_hour_the_answers_are_there_and_stay()
    {
        var time = new SetTime(DateTimeOffset.Parse("2026-03-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var house = await RunningHouse.OpenAsync(time: time);
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        var question = visitor.At;

        time.Advance(TimeSpan.FromMinutes(29));
        await visitor.GoAsync(question);

        visitor.At.ShouldBe(question);
        visitor.Cookies.ShouldContain(cookie => cookie.Name.StartsWith("vraag-"));
    }

    [Fact]
    public async Task A_cookie_that_cannot_be_opened_is_thrown_away()
    {
        await using var house = await RunningHouse.OpenAsync();
        var id = Guid.CreateVersion7();
        var visitor = house.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Cookie", $"vraag-{id:N}=onleesbaar");

        var answer = await visitor.Http.GetAsync(new Uri($"/dalfsen/vraag/geschenken/{id}", UriKind.Relative));

        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith($"vraag-{id:N}=; expires=Thu, 01 Jan 1970");
    }

    [Fact]
    public async Task The_answers_are_in_a_sealed_cookie_that_no_script_can_read_and_that_ends_by_itself()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");

        var answer = await visitor.SendAsync(("antwoord", "ambtenaar"));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("vraag-", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("max-age=1800;");
        cookie.ShouldNotContain("ambtenaar");
        answer.Headers.Location!.ToString().ShouldNotContain("ambtenaar");
    }

    [Fact]
    public async Task A_cookie_of_one_interview_does_not_open_another()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        var mine = visitor.Cookies.Single(c => c.Name.StartsWith("vraag-", StringComparison.Ordinal));
        var other = Guid.CreateVersion7();

        visitor.Http.DefaultRequestHeaders.Add("Cookie", $"vraag-{other:N}={mine.Value}");
        await visitor.GoAsync($"/dalfsen/vraag/geschenken/{other}");

        visitor.Heading.ShouldBe("Je antwoorden zijn er niet meer");
    }

    [Fact]
    public async Task Asking_touches_no_database()
    {
        using var commands = new CountedCommands();
        await using var house = await RunningHouse.OpenAsync();
        var whileOpening = commands.Of(house.Database);

        await house.Visitor().AskAsync("alphen-aan-den-rijn", new { waarde = 10 });
        await (await house.Visitor().BeginAsync("alphen-aan-den-rijn")).AnswerAsync("ambtenaar");

        whileOpening.ShouldBeGreaterThan(0, "commands are counted");
        commands.Of(house.Database).ShouldBe(whileOpening);
    }

    private static ActivityListener Listening(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                // The visitor's own client has spans too; those are not the house's.
                if (span.Kind == ActivityKind.Server)
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static string Told(Activity span) => string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName).Append(span.OperationName));
}
