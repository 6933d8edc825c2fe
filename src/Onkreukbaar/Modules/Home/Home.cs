using Microsoft.AspNetCore.Antiforgery;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Home;

/// <summary>The face of this module: the front door, the pages about the site itself, and what every page shares.</summary>
internal static class HomeServices
{
    public static void AddHome(this IServiceCollection services, IConfiguration configuration, bool isDemo)
    {
        services.AddApi();
        services.AddSingleton(_ => SiteSettings.From(configuration) with { IsDemo = isDemo });
        services.AddHttpContextAccessor();
        services.AddScoped<Site>();
    }

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/security.txt", SecurityText.Write).WithMetadata(new OpenAttribute()).ExcludeFromDescription();
        routes.MapGet("/thema/{organisatie}.css", Theme).WithMetadata(new OpenAttribute()).ExcludeFromDescription();
        routes.MapPost("/{organisatie}/afmelden", SignOutAsync).WithMetadata(new OpenAttribute()).ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, CurrentBody current, Advice.Advice advice)
    {
        await antiforgery.ValidateRequestAsync(context);
        await SignedIn.SignOutAsync(context);
        advice.EndAll();
        return Results.LocalRedirect(current.Body!.Address);
    }

    private static IResult Theme(SiteSettings settings, CurrentBody current) =>
        settings.ThemeFileOf(current.Body!) is { } file ? Results.File(file, "text/css; charset=utf-8") : Results.NotFound();
}
