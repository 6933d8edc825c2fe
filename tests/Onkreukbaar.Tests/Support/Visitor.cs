using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace Onkreukbaar.Tests.Support;

/// <summary>Somebody with a browser without JavaScript.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
    private readonly HttpClient http;

    public Visitor(Uri address, string language, OverHttps? through = null)
    {
        http = new HttpClient((HttpMessageHandler?)through ?? handler) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public HttpClient Http => http;

    public CookieCollection Cookies => handler.CookieContainer.GetCookies(http.BaseAddress!);

    /// <summary>The page that is open now.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public string At { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Text => Page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');

    /// <summary>What the answer page says was answered to this question; null when it does not list it.</summary>
    public string? Given(string label) => Page.QuerySelectorAll("main dl .utrecht-data-list__item")
        .FirstOrDefault(item => item.QuerySelector("dt")!.TextContent == label)?.QuerySelector("dd")!.TextContent.Replace('\u00a0', ' ');

    /// <summary>What a field holds on the page that came back.</summary>
    public string? Value(string field) => Page.QuerySelector($"main [name='{field}']")?.GetAttribute("value");

    /// <summary>What is said at a field, without the word that announces it to who does not see it; null when nothing is.</summary>
    public string? ErrorAt(string field) => Page.GetElementById($"{field.Replace('.', '_')}-error")?.LastChild?.TextContent.Trim();

    /// <summary>What stands under a heading, up to the next one; null when there is no such heading.</summary>
    public string? Under(string heading)
    {
        var start = Page.QuerySelectorAll("main h2").FirstOrDefault(h2 => h2.TextContent.Trim() == heading);
        var text = start is null ? null : "";
        for (var next = start?.NextElementSibling; next is not null && next.LocalName is not ("h1" or "h2"); next = next.NextElementSibling)
        {
            text += next.TextContent.Replace('\u00a0', ' ') + "\n";
        }

        return text?.Trim();
    }

    public async Task<Visitor> GoAsync(string path)
    {
        await FollowAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));
        return this;
    }

    /// <summary>Sends the first form on the page with these fields; what the page had filled in goes along.</summary>
    public Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) => SendAsync(Page.QuerySelector("main form[method=post]") ?? Page.QuerySelector("main form")!, fields);

    /// <summary>Sends the form of one of several things that can be done on the page.</summary>
    public async Task<Visitor> DoAsync(string what, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll("main form").FirstOrDefault(form => form.GetAttribute("action")?.EndsWith($"handler={what}", StringComparison.Ordinal) == true);
        await FollowAsync(await SendAsync(form.ShouldNotBeNull($"{what} is not offered on {At}"), fields));
        return this;
    }

    public bool Offers(string what) => Page.QuerySelectorAll("main form").Any(form => form.GetAttribute("action")?.EndsWith($"handler={what}", StringComparison.Ordinal) == true);

    private async Task<HttpResponseMessage> SendAsync(AngleSharp.Dom.IElement form, (string Name, string Value)[] fields)
    {
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), .. hidden]);
        return await http.PostAsync(new Uri(form.GetAttribute("action") ?? At, UriKind.Relative), content);
    }

    public async Task<Visitor> SubmitAsync(params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, "every POST redirects");
        await FollowAsync(answer);
        return this;
    }

    /// <summary>Sends the only form on the page and shows whatever comes back, a refusal too.</summary>
    public async Task<Visitor> TryAsync(params (string Name, string Value)[] fields)
    {
        await FollowAsync(await SendAsync(fields));
        return this;
    }

    /// <summary>Steps into the shoes of somebody from the demo.</summary>
    public async Task<Visitor> SignInAsync(string body, string persona)
    {
        await GoAsync("/");
        var token = Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("organisatie", body), KeyValuePair.Create("persona", persona), KeyValuePair.Create("__RequestVerificationToken", token)]);
        await FollowAsync(await http.PostAsync(new Uri("/demo/aanmelden", UriKind.Relative), content));
        At.ShouldBe($"/{body}/werk");
        return this;
    }

    public async Task<Visitor> AnswerAsync(params string[] values) => await SubmitAsync([.. values.Select(value => ("antwoord", value))]);

    public async Task<Visitor> BeginAsync(string body)
    {
        await GoAsync($"/{body}/vraag/geschenken");
        return await SubmitAsync();
    }

    /// <summary>The question that is asked now, by the name of its fact.</summary>
    public string Fact => At.Split('/')[^1];

    /// <summary>Answers whatever is asked from these facts, and with the harmless value or "I do not know" where they say nothing.</summary>
    public async Task<Visitor> AnswerAllAsync(IReadOnlyDictionary<string, string[]> facts, Func<string, string> otherwise)
    {
        for (var asked = 0; asked < 60 && !At.EndsWith("/antwoord", StringComparison.Ordinal); asked++)
        {
            await AnswerAsync(facts.TryGetValue(Fact, out var values) ? values : [otherwise(Fact)]);
        }

        return this;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(string body, object facts, string topic = Shipped.Topic) =>
        PostJsonAsync($"/api/v1/organisaties/{body}/adviezen/{topic}", JsonSerializer.Serialize(facts));

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    /// <summary>Looks at what came back on something sent outside this class, such as a file.</summary>
    public async Task<Visitor> ShowAsync(HttpResponseMessage answer)
    {
        await FollowAsync(answer);
        return this;
    }

    private async Task FollowAsync(HttpResponseMessage answer)
    {
        for (var hops = 0; hops < 10 && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther; hops++)
        {
            answer = await http.GetAsync(answer.Headers.Location);
        }

        Status = answer.StatusCode;
        At = answer.RequestMessage!.RequestUri!.PathAndQuery;
        var context = BrowsingContext.New(Configuration.Default);
        Page = (IHtmlDocument)await context.OpenAsync(response => response.Content(answer.Content.ReadAsStream()).Address(answer.RequestMessage.RequestUri));
    }
}
