using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Retention;

public static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(all => new DestructionLedger(dataFolder, all.GetRequiredService<Clock>()))
        .AddScoped<RecordKinds>()
        .AddScoped<RetentionRules>()
        .AddScoped<RecordsDue>()
        .AddScoped<Holds>()
        .AddScoped<DestroyRecords>()
        .AddScoped<WipeFreedSpace>()
        .AddScoped<IKeepRecords, DraftsKept>();
}
