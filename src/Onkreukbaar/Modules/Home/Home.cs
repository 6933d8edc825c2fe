using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Modules.Home;

/// <summary>The face of this module: the front door, the pages about the site itself, and what every page shares.</summary>
internal static class HomeServices
{
    public static void AddHome(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddApi();
        services.AddSingleton(new SiteSettings(configuration["SecurityContact"], configuration["Themes"]));
        services.AddHttpContextAccessor();
        services.AddScoped<Site>();
    }

    public static void MapHome(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/.well-known/security.txt", SecurityText.Write).ExcludeFromDescription();
}
