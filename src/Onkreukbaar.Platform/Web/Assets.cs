using Microsoft.AspNetCore.Builder;

namespace Onkreukbaar.Platform.Web;

public static class Assets
{
    /// <summary>Style sheets and fonts; pages name them with a version, so a browser may keep them for a year.</summary>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
            file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    });
}
