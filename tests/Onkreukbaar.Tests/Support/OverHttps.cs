using System.Globalization;
using System.Net;

namespace Onkreukbaar.Tests.Support;

/// <summary>
/// What stands between a browser and a real installation: a reverse proxy that says the visitor came over HTTPS and from
/// where. It keeps the browser's cookies too, because to the handler of the framework they are for HTTPS, and this is not.
/// </summary>
internal sealed class OverHttps(string from) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
{
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", from);
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Keep(cookie);
        }

        return answer;
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split("; ");
        var (name, value) = (parts[0].Split('=', 2)[0], parts[0].Split('=', 2)[1]);
        var ends = Array.Find(parts, part => part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase));
        if (ends is not null && DateTimeOffset.Parse(ends["expires=".Length..], CultureInfo.InvariantCulture).Year == 1970)
        {
            Cookies.Remove(name);
        }
        else
        {
            Cookies[name] = value;
        }
    }
}
