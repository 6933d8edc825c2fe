using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Modules.OwnCopy;

public static class OwnCopyServices
{
    public static IServiceCollection AddOwnCopy(this IServiceCollection services) => services
        .AddScoped<OwnCopies>()
        .AddScoped<ITellAbout, OrganisationTold>()
        .AddScoped<ITellAbout, DraftsTold>();
}
