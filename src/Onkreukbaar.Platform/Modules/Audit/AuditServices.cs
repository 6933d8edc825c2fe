using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Modules.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services, string dataFolder)
    {
        services.AddScoped<Changes>();
        services.AddScoped<AuditLength>();
        services.AddScoped<ReadAudit>();
        services.AddScoped<Views>();
        services.AddSingleton<ViewsToday>();
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<AuditHeads>(all, dataFolder));
        services.AddHostedService(all => all.GetRequiredService<AuditHeads>());
        services.AddSingleton<VerifyAudit>();
        return services;
    }
}
