using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.OwnCopy;
using Onkreukbaar.Platform.Modules.Retention;

namespace Onkreukbaar.Modules.Publication;

/// <summary>The face of this module: what the body shows to everybody.</summary>
internal static class PublicationServices
{
    public static void AddPublication(this IServiceCollection services)
    {
        services.AddScoped<GiftRegister>()
            .AddScoped<LinesWithoutSource>()
            .AddScoped<IProveContent, EditionsProved>()
            .AddScoped<IKeepRecords, EditionsKept>()
            .AddScoped<ITellAbout, LinesTold>();
        PublicCache.AddTo(services);
    }
}
