using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Onkreukbaar.Browser.Tests.Support;

/// <summary>Follows every link of one body and looks at each kind of page.</summary>
internal static partial class Crawl
{
    private const string Body = "provincie-utrecht";

    private const int MostOfAKind = 2;

    /// <summary>Every kind of page a link leads to: of pages that differ only in which record they show, the first few.</summary>
    public static async Task<(int Seen, List<string> Findings)> FromAsync(Person person, string language, Predicate<string> isOfInterest, params string[] from)
    {
        var (findings, seen, kinds) = (new List<string>(), new HashSet<string>(from, StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var ahead = new Queue<string>(from);
        while (ahead.TryDequeue(out var path))
        {
            var response = (await person.GoAsync(path))!;
            response.Headers.ShouldContainKey("content-security-policy", path);
            findings.AddRange(await PageReview.AllAsync(person, language));
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

    /// <summary>What somebody finds who signed in, besides what anybody finds.</summary>
    public static async Task IsAccessibleAsync(RunningDemo demo, string persona, string language, int width)
    {
        await using var person = await demo.PersonAsync(language, width: width);
        await person.SignInAsync(Body, persona);

        var (seen, findings) = await FromAsync(person, language, path => !IsForAnybody().IsMatch(path), $"/{Body}/werk");

        findings.ShouldBeEmpty();
        person.Complaints.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(2, "the crawl found its way");
    }

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
