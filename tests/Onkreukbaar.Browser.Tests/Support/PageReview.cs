using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Onkreukbaar.Browser.Tests.Support;

/// <summary>What must be true of every page, whatever it is about.</summary>
internal static partial class PageReview
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // Only what is wrong travels back from the browser: a table of thirty rules passes thousands of checks.
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>The main part of what was looked at in this run: many people have the same page about their account.</summary>
    private static readonly ConcurrentDictionary<string, bool> LookedAt = new(StringComparer.Ordinal);

    /// <summary>
    /// All of it; of an English page its words, because in the rest it is the Dutch one and axe takes half a second a page.
    /// </summary>
    public static async Task<List<string>> AllAsync(Person person, string language) =>
        [.. await BonesAsync(person.Page), .. language == "en" ? await DutchAsync(person.Page) : await AxeOnceAsync(person.Page)];

    /// <summary>What a program can see of accessibility, once for each main part and width; what is around it is on every page of somebody.</summary>
    public static async Task<IEnumerable<string>> AxeOnceAsync(IPage page)
    {
        var main = await page.EvaluateAsync<string>("() => { const main = document.querySelector('main').cloneNode(true); main.querySelectorAll('[name=__RequestVerificationToken]').forEach(token => token.remove()); return main.outerHTML; }");
        return LookedAt.TryAdd($"{page.ViewportSize!.Width} {main}", true) ? await AxeAsync(page) : [];
    }

    /// <summary>What a program can see of accessibility.</summary>
    public static async Task<IEnumerable<string>> AxeAsync(IPage page) => (await page.RunAxe(Rules)).Violations
        .Select(found => $"{At(page)} axe {found.Id}: {found.Help} ({string.Join(" | ", found.Nodes.Select(node => node.Html).Take(3))})");

    /// <summary>One heading, a language, a title, and no wider than the screen.</summary>
    public static async Task<IEnumerable<string>> BonesAsync(IPage page)
    {
        var findings = new List<string>();
        var bones = await page.EvaluateAsync<Bones>(
            "() => ({ h1: document.querySelectorAll('h1').length, language: document.documentElement.lang, title: document.title, width: document.documentElement.scrollWidth })");
        if (bones.H1 != 1)
        {
            findings.Add($"{bones.H1} times h1");
        }

        if (bones.Language is not ("nl" or "en"))
        {
            findings.Add($"language is {bones.Language}");
        }

        if (!bones.Title.EndsWith("Onkreukbaar", StringComparison.Ordinal))
        {
            findings.Add($"title is {bones.Title}");
        }

        if (bones.Width > page.ViewportSize!.Width)
        {
            findings.Add($"{bones.Width} px wide");
        }

        return findings.Select(finding => $"{At(page)} {finding}");
    }

    /// <summary>Dutch words on an English page that are not marked as Dutch.</summary>
    public static async Task<IEnumerable<string>> DutchAsync(IPage page)
    {
        var texts = await page.EvaluateAsync<string[]>(
            """
            () => {
              const isDutch = e => e.closest('[lang]').lang === 'nl';
              const found = [document.title.split(' - ')[0]];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) if (!isDutch(walker.currentNode.parentElement)) found.push(walker.currentNode.data.trim());
              for (const e of document.querySelectorAll('[aria-label], [alt], [data-label], [placeholder], [title]'))
                if (!isDutch(e)) for (const a of ['aria-label', 'alt', 'data-label', 'placeholder', 'title']) found.push(e.getAttribute(a) ?? '');
              return found.filter(text => text);
            }
            """);
        return texts.Where(text => DutchWord().IsMatch(BodyName().Replace(text, ""))).Select(text => $"{new Uri(page.Url).PathAndQuery}: {text}");
    }

    private static string At(IPage page) => $"{new Uri(page.Url).PathAndQuery} at {page.ViewportSize!.Width}:";

    // Words that Dutch cannot do without and English does not have.
    [GeneratedRegex(@"\b(?:de|het|een|van|voor|naar|bij|niet|je|jij|jouw|jijzelf|wij|wie|wat|waar|als|dan|dit|dat|deze|zijn|wordt|mag|geen|met|niets|geschenk|geschenken|vraag|antwoord|antwoorden|regels?|gedragscode|leidinggevende|nee|terug|verder|wijzig|bedrag|oordeel|plicht|uitleg|voorbeelden)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DutchWord();

    // A name is a name in every language; the title of a page may be the title of a code.
    [GeneratedRegex("Gemeente Utrecht|Provincie Utrecht|Gemeente Alphen aan den Rijn|Gemeente Dalfsen|Commissaris van de Koning|^Gedragscode .*|^Integriteitsplan .*|^Betrouwbaar werken .*", RegexOptions.NonBacktracking)]
    private static partial Regex BodyName();

    private sealed class Bones
    {
        public int H1 { get; set; }

        public string Language { get; set; } = "";

        public string Title { get; set; } = "";

        public int Width { get; set; }
    }
}
