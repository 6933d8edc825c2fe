using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>An installation as people reach it: over HTTPS, through a proxy that says so.</summary>
public sealed class OutsideTheDemoTests
{
    private const string Proxy = "KnownProxies";
    private const string Here = "127.0.0.1";
    private const string Begin = "/dalfsen/vraag/geschenken";

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1")]
    public async Task Nobody_but_a_named_proxy_can_say_that_somebody_came_over_https(string proxies)
    {
        await using var house = await RunningHouse.OpenAsync(isDemo: false, settings: [(Proxy, proxies)]);

        (await GetAsync(house, "/")).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Here)]
    [InlineData("192.0.2.1, " + Here)]
    public async Task A_named_proxy_can(string proxies)
    {
        await using var house = await RunningHouse.OpenAsync(isDemo: false, settings: [(Proxy, proxies)]);

        (await GetAsync(house, "/")).Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
    }

    [Fact]
    public async Task Every_cookie_is_for_https_and_for_this_host_alone()
    {
        await using var house = await RunningHouse.OpenAsync(isDemo: false, settings: [(Proxy, Here)]);
        var visitor = house.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var opened = await visitor.Http.GetAsync(new Uri(Begin, UriKind.Relative));
        visitor.Http.DefaultRequestHeaders.Add("Cookie", Sent(CookiesOf(opened)));
        var begun = await (await visitor.GoAsync(Begin)).SendAsync();
        var chosen = await visitor.Http.GetAsync(new Uri("/taal/en", UriKind.Relative));

        begun.Headers.Location!.OriginalString.ShouldStartWith(Begin);
        string[] cookies = [.. CookiesOf(opened), .. CookiesOf(begun), .. CookiesOf(chosen)];
        cookies.Select(cookie => cookie.Split('=', '-')[1]).ShouldBe(["formulier", "vraag", "taal"]);
        cookies.ShouldAllBe(cookie => cookie.StartsWith("__Host-") && cookie.Contains("; path=/") && cookie.Contains("; secure") && !cookie.Contains("domain="));
    }

    [Fact]
    public async Task The_chosen_language_is_kept_there_too()
    {
        await using var house = await RunningHouse.OpenAsync(isDemo: false);
        var visitor = house.Visitor();
        var chosen = await visitor.Http.GetAsync(new Uri("/taal/en", UriKind.Relative));

        visitor.Http.DefaultRequestHeaders.Add("Cookie", Sent(CookiesOf(chosen)));
        await visitor.GoAsync("/");

        visitor.Heading.ShouldBe("May I?");
    }

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie");

    // By hand: this browser came over http and would keep a secure cookie to itself.
    private static string Sent(IEnumerable<string> cookies) => string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));

    // Strict-Transport-Security is never sent for a loopback address.
    private static Task<HttpResponseMessage> GetAsync(RunningHouse house, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = "onkreukbaar.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        return house.Visitor().Http.SendAsync(request);
    }
}
