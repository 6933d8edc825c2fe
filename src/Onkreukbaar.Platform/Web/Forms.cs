using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Onkreukbaar.Platform.Web;

public static class Forms
{
    /// <summary>A form is read before anything looks at it: the framework takes one that is too large for one that has expired.</summary>
    public static IApplicationBuilder UseForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsOne(context))
        {
            await ReadAsync(context);
        }

        await next();
    });

    internal static bool IsOne(HttpContext context) => context.Request.HasFormContentType && context.GetEndpoint() is not null && !Api.Is(context) && !IsErrorPage(context);

    // The form that could not be read is still there when the page about it is made.
    private static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    internal static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException wrong)
        {
            throw new BadHttpRequestException("This is not a form.", wrong);
        }
    }
}
