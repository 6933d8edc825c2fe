using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Onkreukbaar.Platform.Web;

public static class HeadRequests
{
    /// <summary>Whoever asks for the head of an answer gets that of the whole answer; the server leaves the body out.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next();
    });
}
