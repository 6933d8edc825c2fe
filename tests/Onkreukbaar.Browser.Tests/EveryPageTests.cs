using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>What holds for every page that a link leads to, and for every page of an interview.</summary>
public sealed partial class EveryPageTests(RunningDemo demo)
{
    private const string Body = "provincie-utrecht";
    private const int MostOfAKind = 2;

    [Theory]
    [InlineData("nl", 1280)]
    [InlineData("nl", 320)]
    [InlineData("en", 1280)]
    public async Task Every_page_a_link_leads_to_is_accessible_and_asks_nobody_else_for_anything(string language, int width)
    {
        await using var person = await demo.PersonAsync(language, width: width);

        var (seen, findings) = await CrawlAsync(person, language, _ => true, "/", $"/{Body}/bestaat-niet", "/bestaat-niet", $"/{Body}/vraag/geschenken/verlopen");

        findings.ShouldBeEmpty();
        person.Complaints.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(12, "the crawl found its way");
    }

    [Theory]
    [InlineData("medewerker", "nl", 320)]
    [InlineData("leidinggevende", "nl", 320)]
    [InlineData("leidinggevende", "en", 1280)]
    [InlineData("eenheidsmanager", "nl", 1280)]
    [InlineData("algemeen-directeur", "nl", 1280)]
    [InlineData("secretariaat", "nl", 320)]
    [InlineData("griffier", "nl", 320)]
    [InlineData("griffier", "en", 320)]
    [InlineData("medewerker-griffie", "nl", 1280)]
    [InlineData("statenlid", "nl", 320)]
    [InlineData("statenlid", "en", 320)]
    [InlineData("gedeputeerde", "nl", 320)]
    [InlineData("commissaris", "nl", 1280)]
    [InlineData("bestuursadviseur", "nl", 320)]
    [InlineData("vertrouwenspersoon", "nl", 320)]
    [InlineData("coordinator", "nl", 320)]
    [InlineData("functioneel-beheerder", "nl", 320)]
    [InlineData("functioneel-beheerder", "en", 1280)]
    [InlineData("technisch-beheerder", "nl", 320)]
    public async Task Whoever_signs_in_finds_every_page_of_their_work_accessible(string persona, string language, int width)
    {
        await using var person = await demo.PersonAsync(language, width: width);
        await person.SignInAsync(Body, persona);

        var (seen, findings) = await CrawlAsync(person, language, path => !IsForAnybody().IsMatch(path), $"/{Body}/werk");

        findings.ShouldBeEmpty();
        person.Complaints.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(2, "the crawl found its way");
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

        async Task LookAsync(Person visitor) => findings.AddRange(await ReviewAsync(visitor, language));
    }

    [Fact]
    public async Task The_review_of_a_page_sees_what_is_wrong()
    {
        await using var person = await demo.PersonAsync("en", width: 320);
        await person.GoAsync("/");
        (await PageReview.DutchAsync(person.Page)).ShouldBeEmpty();
        await person.Page.EvaluateAsync("() => { document.querySelector('main').innerHTML += '<h1>De regels</h1><img src=\"/favicon.ico\"><div class=\"nld-wide\">x</div>'; document.querySelector('.nld-wide').style.width = '900px'; }");

        List<string> findings = [.. await ReviewAsync(person, "en"), .. await PageReview.AxeAsync(person.Page)];

        findings.ShouldContain(found => found.Contains("axe image-alt", StringComparison.Ordinal));
        findings.ShouldContain(found => found.Contains("2 times h1", StringComparison.Ordinal));
        findings.ShouldContain(found => found.EndsWith("De regels", StringComparison.Ordinal));
        findings.ShouldContain(found => found.Contains("px wide", StringComparison.Ordinal));
    }

    /// <summary>Every kind of page a link leads to: of pages that differ only in which record they show, the first few.</summary>
    private static async Task<(int Seen, List<string> Findings)> CrawlAsync(Person person, string language, Predicate<string> isOfInterest, params string[] from)
    {
        var (findings, seen, kinds) = (new List<string>(), new HashSet<string>(from, StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var ahead = new Queue<string>(from);
        while (ahead.TryDequeue(out var path))
        {
            var response = (await person.GoAsync(path))!;
            response.Headers.ShouldContainKey("content-security-policy", path);
            findings.AddRange(await ReviewAsync(person, language));
            foreach (var link in (await LinksAsync(person.Page)).Where(link => isOfInterest(link) && seen.Add(link)))
            {
                if ((kinds[KindOf(link)] = kinds.GetValueOrDefault(KindOf(link)) + 1) <= MostOfAKind)
                {
                    ahead.Enqueue(link);
                }
            }
        }

        return (seen.Count, findings);
    }

    // Axe takes half a second a page and more for a table; an English page differs from the Dutch one in its words.
    private static async Task<List<string>> ReviewAsync(Person person, string language) =>
        [.. await PageReview.BonesAsync(person.Page), .. language == "en" ? await PageReview.DutchAsync(person.Page) : await PageReview.AxeAsync(person.Page)];

    private static string KindOf(string path) => TopicName().Replace(RecordId().Replace(path, "id"), "${before}topic");

    /// <summary>Pages of the site and of one body; another body's pages are the same pages.</summary>
    private static async Task<IEnumerable<string>> LinksAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>("() => [...document.links].filter(a => a.origin === location.origin).map(a => a.pathname)"))
        .Where(path => !path.StartsWith("/taal/", StringComparison.Ordinal) && !path.StartsWith("/api/", StringComparison.Ordinal))
        .Where(path => path.Count(c => c == '/') == 1 || path.StartsWith($"/{Body}/", StringComparison.Ordinal))
        .Where(path => !IsFile().IsMatch(path));

    [GeneratedRegex("(?<before>/vraag/|/integriteit/|/zelftest/|/voorstel/id/|/gedragscode/[^/]+/(thema/|naslag/)?)[^/]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TopicName();

    /// <summary>Pages that are the same for whoever signed in: the crawl of a stranger looks at them.</summary>
    [GeneratedRegex("^/[^/]+/(vraag|gedragscode|integriteit|zelftest)(/|$)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IsForAnybody();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.NonBacktracking)]
    private static partial Regex RecordId();

    [GeneratedRegex(@"\.[a-z]{2,5}$|/bestand$|/bijlagen/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex IsFile();
}
