using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>What holds for every page that a link leads a stranger to, and for every page of an interview.</summary>
public sealed class EveryPageTests(RunningDemo demo)
{
    private const string Body = "provincie-utrecht";

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 320)]
    [InlineData("en", 1280)]
    public async Task Every_page_a_link_leads_to_is_accessible_and_asks_nobody_else_for_anything(string language, int width)
    {
        await using var person = await demo.PersonAsync(language, width: width);

        var (seen, findings) = await Crawl.FromAsync(person, language, _ => true, "/", $"/{Body}/bestaat-niet", "/bestaat-niet", $"/{Body}/vraag/geschenken/verlopen");

        findings.ShouldBeEmpty();
        person.Complaints.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(12, "the crawl found its way");
    }

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 320)]
    [InlineData("en", 320)]
    public async Task Every_page_of_an_interview_is_accessible_also_with_a_mistake_in_it(string language, int width)
    {
        await using var person = await demo.PersonAsync(language, width: width);
        var findings = new List<string>();
        await person.BeginAsync(Body);

        await person.AnswerUntilAsync("waarde", LookAsync);
        await person.AnswerAsync("veel");
        await LookAsync(person);
        await person.GoAsync(person.Path.Replace("/waarde", "/antwoord", StringComparison.Ordinal));
        await LookAsync(person);
        await person.Page.GoBackAsync();
        await person.AnswerUntilAsync(look: LookAsync);
        await LookAsync(person);
        await person.GoAsync(person.Path.Replace("/antwoord", "/tabellen", StringComparison.Ordinal));
        await LookAsync(person);

        await (await person.BeginAsync("gemeente-utrecht")).AnswerUntilAsync("soort");
        await person.Page.Locator("main form p a").ClickAsync();
        await LookAsync(person);
        await person.SubmitAsync();
        await LookAsync(person);
        await person.Page.Locator("#soort-1").SelectOptionAsync("bederfelijk");
        await person.Page.Locator("#soort-2").SelectOptionAsync("waardebon");
        await person.SubmitAsync();
        await person.AnswerUntilAsync();
        await LookAsync(person);

        findings.ShouldBeEmpty();
        person.Complaints.ShouldBeEmpty();

        async Task LookAsync(Person visitor) => findings.AddRange(await PageReview.AllAsync(visitor, language));
    }

    [Fact]
    public async Task The_review_of_a_page_sees_what_is_wrong()
    {
        await using var person = await demo.PersonAsync("en", width: 320);
        await person.GoAsync("/");
        (await PageReview.DutchAsync(person.Page)).ShouldBeEmpty();
        await person.Page.EvaluateAsync("() => { document.querySelector('main').innerHTML += '<h1>De regels</h1><img src=\"/favicon.ico\"><div class=\"nld-wide\">x</div>'; document.querySelector('.nld-wide').style.width = '900px'; }");

        List<string> findings = [.. await PageReview.AllAsync(person, "en"), .. await PageReview.AxeOnceAsync(person.Page)];

        findings.ShouldContain(found => found.Contains("axe image-alt", StringComparison.Ordinal));
        findings.ShouldContain(found => found.Contains("2 times h1", StringComparison.Ordinal));
        findings.ShouldContain(found => found.EndsWith("De regels", StringComparison.Ordinal));
        findings.ShouldContain(found => found.Contains("px wide", StringComparison.Ordinal));
        (await PageReview.AxeOnceAsync(person.Page)).ShouldBeEmpty("the same was looked at");
        await person.Page.EvaluateAsync("() => { document.querySelector('main').innerHTML += '<p>Iets anders</p>'; }");
        (await PageReview.AxeOnceAsync(person.Page)).ShouldContain(found => found.Contains("axe image-alt", StringComparison.Ordinal), "whatever differs is looked at again");
    }
}
