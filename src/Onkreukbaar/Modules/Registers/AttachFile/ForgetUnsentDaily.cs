using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.AttachFile;

/// <summary>What somebody attached to a gift that was never declared goes after a day, also when nobody attaches anything else.</summary>
internal sealed class ForgetUnsentDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<ForgetUnsentDaily> log)
    : DailyForEveryBody(scopes, bodies, clock, time, TimeSpan.FromHours(1), log)
{
    protected override string What => "What was never sent";

    protected override Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<GiftFiles>().ForgetAsync(cancel);
}
