using System.Net;
using System.Text.RegularExpressions;

namespace Onkreukbaar.Bench;

/// <summary>Somebody from the demo who is signed in, with their cookies and the token of their forms.</summary>
internal sealed partial class SignedInVisit : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClientHandler handler;
    private readonly HttpClientHandler stopping;
    private readonly HttpClient http;
    private readonly HttpClient onlySends;

    private SignedInVisit(Uri address)
    {
        handler = new HttpClientHandler { CookieContainer = cookies, UseProxy = false };
        stopping = new HttpClientHandler { CookieContainer = cookies, UseProxy = false, AllowAutoRedirect = false };
        http = new HttpClient(handler) { BaseAddress = address };
        onlySends = new HttpClient(stopping) { BaseAddress = address };
    }

    public string Token { get; private set; } = "";

    public static async Task<SignedInVisit> AsAsync(Uri address, string body, string persona)
    {
        var visit = new SignedInVisit(address);
        visit.Token = TokenOf(await visit.http.GetStringAsync("/"));
        await visit.PostAsync("/demo/aanmelden", ("organisatie", body), ("persona", persona));
        // The token of a form is tied to who is signed in.
        visit.Token = TokenOf(await visit.http.GetStringAsync($"/{body}/werk"));
        return visit;
    }

    public async Task<Page> OpenAsync(string name, string path)
    {
        var answer = (await http.GetAsync(path)).EnsureSuccessStatusCode();
        var address = answer.RequestMessage!.RequestUri!;
        return new Page(name, address, cookies.GetCookieHeader(address), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form and follows where it leads.</summary>
    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", Token)]);
        return await (await http.PostAsync(path, form)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form without fields that leads to this page, and stays where it is.</summary>
    public async Task SendAsync(string path, string leadsTo)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token)]);
        using var answer = await onlySends.PostAsync(path, form);
        if (answer.Headers.Location?.OriginalString != leadsTo)
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
    }

    public void Dispose()
    {
        http.Dispose();
        onlySends.Dispose();
        handler.Dispose();
        stopping.Dispose();
    }

    private static string TokenOf(string html) => TokenPattern().Match(html).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TokenPattern();
}
