using Microsoft.AspNetCore.Http;

namespace Onkreukbaar.Platform.Web;

/// <summary>Outside the demo a cookie is Secure and carries the __Host- prefix, so that no neighbouring site can set it.</summary>
public static class SecureCookies
{
    public static void Apply(CookieBuilder cookie, string name, bool isDemo)
    {
        cookie.Name = Name(name, isDemo);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.IsEssential = true;
    }

    public static string Name(string name, bool isDemo) => isDemo ? name : "__Host-" + name;
}
