using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Onkreukbaar.Platform.Web;

public static class Forms
{
    /// <summary>In the address of an upload page: what was sent was too large.</summary>
    public const string TooLarge = "te-groot";

    /// <summary>A form is read before anything looks at it: the framework takes one that is too large for one that has expired.</summary>
    public static IApplicationBuilder UseForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsForm(context))
        {
            await next();
        }
        else if (Upload(context) is { } upload && IsTooLarge(context, upload))
        {
            await RefuseAsync(context);
        }
        else
        {
            await ReadAsync(context);
            await next();
        }
    });

    /// <summary>A form of fields that somebody typed. One with a file is read by itself, within its own bounds.</summary>
    internal static bool IsOne(HttpContext context) => IsForm(context) && Upload(context) is null;

    private static bool IsForm(HttpContext context) => context.Request.HasFormContentType && context.GetEndpoint() is not null && !Api.Is(context) && !IsErrorPage(context);

    private static UploadAttribute? Upload(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<UploadAttribute>();

    // The form that could not be read is still there when the page about it is made.
    private static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool IsTooLarge(HttpContext context, UploadAttribute upload)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = upload.MostListenedTo;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MemoryBufferThreshold = upload.MostOfForm, MultipartBodyLengthLimit = upload.MostOfForm }));
        return context.Request.ContentLength is null || context.Request.ContentLength > upload.MostOfForm;
    }

    private static async Task RefuseAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.Redirect($"{context.Request.Path}?fout={TooLarge}");
    }

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
