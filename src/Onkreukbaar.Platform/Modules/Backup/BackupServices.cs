using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Modules.Backup;

public static class BackupServices
{
    public static IServiceCollection AddBackup(this IServiceCollection services) =>
        services.AddScoped<TakeBackup>().AddSingleton<RestoreBackup>().AddSingleton<FinishRestore>();
}
