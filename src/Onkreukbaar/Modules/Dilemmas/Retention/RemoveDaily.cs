using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Dilemmas.Retention;

/// <summary>Looks once a day whether something of somebody who left must go. How much went is not in the log: it would tell that they had any.</summary>
internal sealed class RemoveDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<RemoveDaily> log)
    : DailyForEveryBody(scopes, bodies, clock, time, TimeSpan.FromHours(1), log)
{
    protected override string What => "What people kept for themselves";

    protected override Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<RemoveOfWhoLeft>().RunAsync(services.GetRequiredService<Clock>().Today, cancel);
}
