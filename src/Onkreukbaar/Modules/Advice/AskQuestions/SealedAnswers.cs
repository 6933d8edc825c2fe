using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Advice;

/// <summary>
/// The answers of an interview travel sealed in a cookie of its own and are nowhere else: no session, no database, no
/// log. The seal names the interview, so that a cookie of one cannot be read as another's. After half an hour the browser
/// throws the cookie away, and until it does the answers in it are not read any more.
/// </summary>
internal sealed class SealedAnswers(IDataProtectionProvider protection, IHttpContextAccessor http, AdviceCookies cookies, Clock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>All cookies together must fit in the headers a server reads; somebody who starts a sixth is done with the first.</summary>
    private const int MostInterviews = 5;

    private const int LargestCookie = 3_500;

    public Guid Begin(string body, string topic, Answers known)
    {
        foreach (var old in Mine().Take(Math.Max(0, Mine().Count() - MostInterviews + 1)))
        {
            Remove(old);
        }

        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        Save(body, topic, id, known);
        return id;
    }

    /// <summary>The answers, or null when they are gone: expired, tampered with, or given in another browser.</summary>
    public Answers? Open(string body, string topic, Guid id)
    {
        if (Context.Request.Cookies[cookies.Name(id)] is not { } text)
        {
            return null;
        }

        if (Unsealed(body, topic, id, text) is not { } kept)
        {
            Remove(cookies.Name(id));
            return null;
        }

        return kept.Answers;
    }

    public bool Save(string body, string topic, Guid id, Answers answers)
    {
        var text = Seal(body, topic, id).Protect(JsonSerializer.Serialize(new Kept(clock.Now, answers)));
        if (text.Length > LargestCookie)
        {
            Remove(cookies.Name(id));
            return false;
        }

        Context.Response.Cookies.Append(cookies.Name(id), text, cookies.Options(Lifetime));
        return true;
    }

    /// <summary>Also where there is no browser.</summary>
    public void End(Guid id)
    {
        if (http.HttpContext is not null)
        {
            Remove(cookies.Name(id));
        }
    }

    public void EndAll()
    {
        foreach (var one in Mine())
        {
            Remove(one);
        }
    }

    private HttpContext Context => http.HttpContext!;

    private IEnumerable<string> Mine() => Context.Request.Cookies.Keys.Where(cookies.IsMine);

    private void Remove(string cookie) => Context.Response.Cookies.Delete(cookie, cookies.Options(lifetime: null));

    private Kept? Unsealed(string body, string topic, Guid id, string text)
    {
        if (text.Length is 0 or > LargestCookie)
        {
            return null;
        }

        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(Seal(body, topic, id).Unprotect(text));
            return kept is not null && clock.Now - kept.At < Lifetime ? kept : null;
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector Seal(string body, string topic, Guid id) => protection.CreateProtector("Onkreukbaar.Advice", body, topic, id.ToString());

    /// <summary>The answers and when the last one was given.</summary>
    private sealed record Kept(DateTimeOffset At, Answers Answers);
}

/// <summary>How the cookies of interviews are named and kept.</summary>
internal sealed class AdviceCookies(bool isDemo)
{
    private readonly string prefix = SecureCookies.Name("vraag-", isDemo);

    public string Name(Guid id) => prefix + id.ToString("N");

    public bool IsMine(string name) => name.StartsWith(prefix, StringComparison.Ordinal);

    public CookieOptions Options(TimeSpan? lifetime) => new()
    {
        MaxAge = lifetime,
        HttpOnly = true,
        Secure = !isDemo,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
