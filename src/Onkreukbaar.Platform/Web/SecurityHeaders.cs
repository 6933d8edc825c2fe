using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Onkreukbaar.Platform.Web;

public static class SecurityHeaders
{
    // Nothing may come from elsewhere and nothing stands inline: a text somebody typed can never become a script.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a file that somebody sent in: whatever is in it, it does nothing here.</summary>
    public const string Sandbox = "sandbox; default-src 'none'";

    // At the last moment: an error page begins by clearing what was set before.
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => Set(context.Response.Headers));
        return next();
    });

    private static Task Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy == Sandbox ? Sandbox : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
