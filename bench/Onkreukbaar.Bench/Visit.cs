using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Bench;

/// <summary>A page as a browser asks for it, and what came.</summary>
internal sealed record Page(string Name, Uri Address, string Cookies, string Text)
{
    /// <summary>How it is asked to be compressed; null for not at all.</summary>
    public string? Encoding { get; init; }

    public async Task GetAsync(HttpMessageInvoker http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        if (Cookies.Length > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        if (Encoding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(Encoding);
        }

        using var answer = await http.SendAsync(request, CancellationToken.None);
        await answer.Content.CopyToAsync(Stream.Null);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{Name}: {answer.StatusCode}");
        }
    }
}

/// <summary>Somebody who goes through an interview, to have pages to measure: nothing known, halfway, and the answer.</summary>
internal sealed partial class Visit : IDisposable
{
    private const string Body = "gemeente-utrecht";
    private const string Begin = $"/{Body}/vraag/{Subject.Topic}";

    // Read only when it is needed: the time it takes must not count as somebody else's.
    private static readonly Lazy<Topic> Topic = new(() => Subject.LoadAll().First(codes => codes.Body == Body).Topics[0]);

    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private Page page = null!;

    private Visit(Uri address) => http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };

    /// <summary>Only as far as the first question.</summary>
    public static async Task BeginAsync(Uri address)
    {
        using var visit = new Visit(address);
        await visit.OpenAsync("", Begin);
        await visit.SendAsync([]);
    }

    public static async Task<List<Page>> ThroughAnInterviewAsync(Uri address)
    {
        using var visit = new Visit(address);
        List<Page> pages = [await visit.OpenAsync("front page", "/"), await visit.OpenAsync("begin of an interview", Begin)];
        await visit.SendAsync([]);
        List<Page> questions = [visit.page];
        while (visit.page.Address.Segments[^1] is var asked && asked != "antwoord")
        {
            await visit.SendAsync([.. visit.Answers(asked).Select(value => KeyValuePair.Create("antwoord", value))]);
            questions.Add(visit.page);
        }

        pages.Add(questions[0] with { Name = "first question" });
        pages.Add(questions[questions.Count / 2] with { Name = $"question {questions.Count / 2 + 1} of {questions.Count - 1}" });
        pages.Add(questions[^1] with { Name = "answer" });
        return pages;
    }

    public void Dispose() => http.Dispose();

    private async Task<Page> OpenAsync(string name, string path) => page = (await KeepAsync(await http.GetAsync(path))) with { Name = name };

    private async Task SendAsync(KeyValuePair<string, string>[] fields)
    {
        var token = Token().Match(page.Text).Groups["token"].Value;
        page = await KeepAsync(await http.PostAsync(page.Address, new FormUrlEncodedContent([.. fields, KeyValuePair.Create("__RequestVerificationToken", token)])));
    }

    private async Task<Page> KeepAsync(HttpResponseMessage answer)
    {
        var address = answer.EnsureSuccessStatusCode().RequestMessage!.RequestUri!;
        return new Page("", address, cookies.GetCookieHeader(address), await answer.Content.ReadAsStringAsync());
    }

    private IEnumerable<string> Answers(string asked) => Topic.Value.Fact(asked) switch
    {
        { Harmless: bool yes } => [yes ? "true" : "false"],
        { Harmless: decimal amount } => [amount.ToString(CultureInfo.GetCultureInfo("nl-NL"))],
        { Harmless: string word } => [word],
        { Harmless: IEnumerable<string> words } => words,
        { Values: [var first, ..] } => [first.Name],
        _ => ["weet-niet"],
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
