using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Web;

public static class Assets
{
    private static readonly HashSet<string> Extensions = new([".css", ".js", ".svg"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Kinds = ["text/css", "text/javascript", "image/svg+xml", "text/html", "text/csv", "application/json"];

    public static IServiceCollection AddAssets(this IServiceCollection services) => services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, Kinds));

    /// <summary>Style sheets and fonts; pages name them with a version, so a browser may keep them for a year.</summary>
    public static void UseAssets(this IApplicationBuilder app)
    {
        // Only what is the same for everybody is compressed: how small a page becomes can tell what is in it (BREACH).
        app.UseWhen(IsAsset, assets => assets.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
    }

    private static bool IsAsset(HttpContext context) => Extensions.Contains(Path.GetExtension(context.Request.Path.Value) ?? "");
}
