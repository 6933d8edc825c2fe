using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Web;

/// <summary>
/// Interface texts stand in both languages where they are used, so that neither can be forgotten (ADR 0002).
/// </summary>
public static class Language
{
    private const string Cookie = "taal";

    private static readonly string[] Codes = ["nl", "en"];

    public static string Current => Is("en") ? "en" : "nl";

    public static string Say(string nl, string en) => Is("en") ? en : nl;

    /// <summary>Says it in this language, whoever reads along: what is added to something keeps to the language of that.</summary>
    public static T In<T>(string code, Func<T> say)
    {
        var (culture, ofTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(code);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ofTexts);
        }
    }

    private static bool Is(string code) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == code;

    public static IServiceCollection AddLanguages(this IServiceCollection services, bool isDemo) => services.Configure<RequestLocalizationOptions>(o =>
    {
        // Dutch first: a browser that asks for neither language gets Dutch.
        o.SetDefaultCulture("nl");
        o.AddSupportedCultures(Codes);
        o.AddSupportedUICultures(Codes);
        o.ApplyCurrentCultureToResponseHeaders = true;
        o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = SecureCookies.Name(Cookie, isDemo) }, new AcceptLanguageHeaderRequestCultureProvider()];
    });

    /// <summary>A plain link changes the language and brings the reader back to the same page.</summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes, bool isDemo) =>
        routes.MapGet("/taal/{code:regex(^(nl|en)$)}", (string code, string? terug, HttpContext context) =>
        {
            context.Response.Cookies.Append(SecureCookies.Name(Cookie, isDemo), CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(code)), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = !isDemo,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
            return Results.LocalRedirect(IsLocal(terug) ? terug! : "/");
        }).WithMetadata(new OpenAttribute()).ExcludeFromDescription();

    /// <summary>Whether a path stays on this site.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}
