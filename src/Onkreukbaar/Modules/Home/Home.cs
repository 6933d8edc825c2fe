using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Home;

/// <summary>The face of this module: the front door, the pages about the site itself, and what every page shares.</summary>
internal static class HomeServices
{
    public static void AddHome(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddApi();
        services.AddSingleton(_ => SiteSettings.From(configuration));
        services.AddHttpContextAccessor();
        services.AddScoped<Site>();
    }

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/security.txt", SecurityText.Write).ExcludeFromDescription();
        routes.MapGet("/thema/{organisatie}.css", Theme).ExcludeFromDescription();
    }

    private static IResult Theme(SiteSettings settings, CurrentBody current) =>
        settings.ThemeFileOf(current.Body!) is { } file ? Results.File(file, "text/css; charset=utf-8") : Results.NotFound();
}
