using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>The interview as somebody without JavaScript goes through it.</summary>
public sealed class InterviewTests
{
    [Fact]
    public async Task From_the_front_door_to_the_first_question_takes_three_choices()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().GoAsync("/");
        visitor.Page.QuerySelectorAll("main a").Select(link => link.TextContent.Trim()).ShouldBe(["Provincie Utrecht", "Gemeente Utrecht", "Gemeente Alphen aan den Rijn", "Gemeente Dalfsen"]);

        await visitor.GoAsync("/gemeente-utrecht");
        visitor.Text.ShouldContain("Stel een vraag");
        await visitor.GoAsync("/gemeente-utrecht/vraag");
        visitor.Page.QuerySelector("main a")!.TextContent.Trim().ShouldBe("Een geschenk");
        await visitor.BeginAsync("gemeente-utrecht");

        visitor.Fact.ShouldBe("ontvanger");
        visitor.Page.QuerySelectorAll("main h1").Length.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "GU-033")]
    public async Task A_gift_above_the_limit_is_refused_and_the_answer_says_on_what_ground()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("gemeente-utrecht");

        await visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["ontvanger"] = ["ambtenaar"], ["waarde"] = ["50,01"] }, Ordinary.Of);

        visitor.Heading.ShouldContain("Nee");
        visitor.Text.ShouldContain("GU-R-GIFT-04");
        visitor.Text.ShouldContain("Voorkomen van corruptie");
        visitor.Text.ShouldContain("€ 50,01");
    }

    [Fact]
    public async Task Only_what_can_still_change_the_answer_is_asked()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("gemeente-utrecht");

        await visitor.AnswerAsync("ambtenaar");
        await visitor.AnswerAsync("false");

        visitor.At.ShouldEndWith("/antwoord", Case.Sensitive, "a gift that has nothing to do with the work is out of scope at once");
        visitor.Text.ShouldContain("GU-R-GIFT-01");
    }

    [Fact]
    public async Task Going_back_and_changing_an_answer_keeps_the_others()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["waarde"] = ["20"] }, Ordinary.Of);
        var answer = visitor.At;
        visitor.Heading.ShouldBe("Ja, als je het meldt");

        await visitor.GoAsync(answer.Replace("antwoord", "waarde", StringComparison.Ordinal));
        visitor.Page.QuerySelector("input[name=antwoord]")!.GetAttribute("value").ShouldBe("20,00");
        await visitor.AnswerAsync("80");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldContain("Nee");
        visitor.Text.ShouldContain("€ 80,00");
        visitor.Text.ShouldContain("Ambtenaar");
    }

    [Fact]
    [Trait("Req", "PU-293")]
    public async Task Not_knowing_is_always_possible_and_ends_in_a_talk_with_a_named_role()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("provincie-utrecht");
        await visitor.AnswerAsync("ambtenaar");

        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), _ => "weet-niet");

        visitor.Heading.ShouldBe("Bespreek het eerst");
        visitor.Text.ShouldContain("leidinggevende");
    }

    [Fact]
    public async Task Two_tabs_do_not_mix_their_answers()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        var first = visitor.At;
        await visitor.BeginAsync("dalfsen");
        await visitor.AnswerAsync("raadslid");
        visitor.Heading.ShouldContain("niet voor jou");

        await visitor.GoAsync(first);

        visitor.Fact.ShouldBe("ontvanger");
        visitor.Page.QuerySelectorAll("input[checked]").ShouldBeEmpty("nothing is ever chosen for somebody");
    }

    [Theory]
    [InlineData("", "Vul een bedrag in")]
    [InlineData("veel", "Vul een bedrag in met cijfers")]
    [InlineData("-5", "kan niet lager")]
    [InlineData("1234567890123456789012345678901234567890", "kan niet hoger")]
    [InlineData("99999999999", "kan niet hoger")]
    [InlineData("12,345", "kan twee bedragen betekenen")]
    [InlineData("12,3456", "hoogstens twee cijfers")]
    [InlineData("🎁🎁", "Vul een bedrag in met cijfers")]
    [InlineData("عشرون", "Vul een bedrag in met cijfers")]
    [InlineData("<script>alert(1)</script>", "Vul een bedrag in met cijfers")]
    public async Task A_wrong_amount_gets_a_clear_message_and_loses_nothing(string typed, string message)
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("alphen-aan-den-rijn");
        await visitor.AnswerAsync("ambtenaar");
        var waarde = visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "waarde";
        await visitor.GoAsync(waarde);

        await visitor.AnswerAsync(typed);

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.At.ShouldBe(waarde);
        visitor.Text.ShouldContain(message);
        visitor.Page.Title!.ShouldStartWith("Fout:");
        visitor.Page.QuerySelector("input[name=antwoord]")!.GetAttribute("value").ShouldBe(typed);
        visitor.Page.QuerySelector(".nld-error-summary a")!.GetAttribute("href").ShouldBe("#" + visitor.Page.QuerySelector("input[name=antwoord]")!.Id);
    }

    [Theory]
    [InlineData("12,50", "€ 12,50")]
    [InlineData("1.250,00", "€ 1.250,00")]
    [InlineData("€ 25,-", "€ 25,00")]
    [InlineData("12.50", "€ 12,50")]
    public async Task An_amount_may_be_written_as_people_write_it(string typed, string shown)
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("alphen-aan-den-rijn");
        await visitor.GoAsync(visitor.At.Replace("ontvanger", "waarde", StringComparison.Ordinal));

        await visitor.AnswerAsync(typed);
        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "antwoord");

        visitor.Text.ShouldContain(shown);
    }

    [Fact]
    public async Task Nothing_beside_something_is_refused_with_an_explanation()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("gemeente-utrecht");
        await visitor.GoAsync(visitor.At.Replace("ontvanger", "fase", StringComparison.Ordinal));

        await visitor.AnswerAsync("geen", "aanbesteding");

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Text.ShouldContain("óf een van de andere");
    }

    [Fact]
    public async Task A_tampered_cookie_says_that_the_answers_are_gone()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        var cookie = visitor.Cookies.Single(c => c.Name.StartsWith("vraag-", StringComparison.Ordinal));

        cookie.Value = cookie.Value[..^4] + "AAAA";
        await visitor.GoAsync(visitor.At);

        visitor.Heading.ShouldBe("Je antwoorden zijn er niet meer");
        visitor.Page.QuerySelector("main a.utrecht-button")!.GetAttribute("href").ShouldBe("/dalfsen/vraag/geschenken");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_what_to_do()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().GoAsync("/dalfsen/vraag/geschenken");
        using var content = new FormUrlEncodedContent([]);

        var answer = await visitor.Http.PostAsync(new Uri(visitor.At, UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Dit formulier is verlopen");
    }

    [Fact]
    public async Task A_question_can_only_be_answered_by_the_browser_that_holds_its_cookie()
    {
        await using var house = await RunningHouse.OpenAsync();
        var asked = await house.Visitor().BeginAsync("dalfsen");
        var stranger = house.Visitor();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("antwoord", "ambtenaar")]);

        var answer = await stranger.Http.PostAsync(new Uri(asked.At, UriKind.Relative), content);

        answer.Headers.Location!.OriginalString.ShouldBe("/dalfsen/vraag/geschenken/verlopen");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "GU-043")]
    public async Task A_bag_with_several_things_is_judged_thing_by_thing_at_Gemeente_Utrecht()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("gemeente-utrecht");
        await visitor.GoAsync(visitor.At.Replace("ontvanger", "onderdelen", StringComparison.Ordinal));

        await visitor.SubmitAsync(("soort", "bederfelijk"), ("bedrag", "5"), ("soort", "waardebon"), ("bedrag", "20"));
        await visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["status"] = ["ontvangen"] }, Ordinary.Of);

        visitor.Heading.ShouldBe("Bespreek het eerst");
        var rows = visitor.Page.QuerySelectorAll("main table tbody tr").Select(row => row.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows[0].ShouldContain("houden");
        rows[1].ShouldContain("terug");
    }

    [Theory]
    [InlineData("provincie-utrecht")]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    public async Task A_bag_of_five_hundred_euros_is_not_judged_by_the_ten_euros_that_were_answered_before(string body)
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync(body);
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);
        visitor.Heading.ShouldStartWith("Ja");

        await visitor.GoAsync(visitor.At.Replace("antwoord", "onderdelen", StringComparison.Ordinal));
        await visitor.SubmitAsync(("soort", "voorwerp"), ("bedrag", "400"), ("soort", "voorwerp"), ("bedrag", "100"));
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldContain("Nee");
        visitor.Given("Wat erin zit")!.ShouldContain("€ 400,00");
        visitor.Given("Wat het is").ShouldBeNull();
        visitor.Given("Wat het ongeveer waard is").ShouldBeNull();
    }

    [Fact]
    public async Task Saying_that_it_is_one_thing_after_all_takes_the_list_of_things_away()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("dalfsen");
        await visitor.GoAsync(visitor.At.Replace("ontvanger", "onderdelen", StringComparison.Ordinal));
        await visitor.SubmitAsync(("soort", "voorwerp"), ("bedrag", "400"));

        await visitor.GoAsync(visitor.At[..(visitor.At.LastIndexOf('/') + 1)] + "soort");
        await visitor.AnswerAsync("voorwerp");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldBe("Ja, als je het meldt");
        visitor.Given("Wat erin zit").ShouldBeNull();
    }

    [Fact]
    public async Task The_rule_that_fired_is_marked_with_words_in_the_decision_tables()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().BeginAsync("gemeente-utrecht");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]> { ["soort"] = ["geld"] }, Ordinary.Of);

        await visitor.GoAsync(visitor.At.Replace("antwoord", "tabellen", StringComparison.Ordinal));

        var marked = visitor.Page.QuerySelectorAll("tr").Where(row => row.TextContent.Contains("Geldt voor jou", StringComparison.Ordinal)).Select(row => row.TextContent).ToList();
        marked.ShouldContain(row => row.Contains("GU-R-GIFT-03", StringComparison.Ordinal));
        marked.ShouldNotContain(row => row.Contains("GU-R-GIFT-06", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Req", "PU-031")]
    public async Task Every_answer_says_that_the_code_does_not_foresee_everything()
    {
        await using var house = await RunningHouse.OpenAsync();
        foreach (var body in new[] { "provincie-utrecht", "gemeente-utrecht", "alphen-aan-den-rijn", "dalfsen" })
        {
            var visitor = await house.Visitor().BeginAsync(body);

            await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

            var bodies = house.Services.GetRequiredService<Onkreukbaar.Platform.Modules.Organisation.Bodies>();
            var notice = house.Services.GetRequiredService<Onkreukbaar.Modules.Codes.Codes>().Of(bodies.Find(body)!).Versions[0].Notice;
            visitor.Text.ShouldContain("Over dit antwoord");
            visitor.Text.ShouldContain(notice.Split('.')[0]);
        }
    }

    [Fact]
    public async Task In_English_the_interface_is_English_and_the_code_stays_Dutch()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor("en").BeginAsync("dalfsen");

        visitor.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        visitor.Page.QuerySelector("main button")!.TextContent.ShouldBe("Continue");
        await visitor.AnswerAllAsync(new Dictionary<string, string[]>(), Ordinary.Of);

        visitor.Heading.ShouldBe("Yes, if you report it");
        visitor.Page.QuerySelectorAll("main [lang=nl]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_language_is_chosen_with_a_link_that_comes_back_to_the_same_page_and_nowhere_else()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = house.Visitor();

        await visitor.GoAsync("/taal/en?terug=/dalfsen/vraag");
        visitor.At.ShouldBe("/dalfsen/vraag");
        visitor.Heading.ShouldBe("What is your question about?");

        await visitor.GoAsync("/taal/nl?terug=//elsewhere.example/");
        visitor.At.ShouldBe("/");
    }
}
