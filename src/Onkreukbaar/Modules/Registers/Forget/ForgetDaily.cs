using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Forget;

/// <summary>What somebody filled in or attached and never sent goes after a day, also when nobody sends anything else.</summary>
internal sealed class ForgetDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<ForgetDaily> log)
    : DailyForEveryBody(scopes, bodies, clock, time, TimeSpan.FromHours(1), log)
{
    protected override string What => "What was never sent";

    protected override async Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<Drafts>().ForgetAsync(cancel);
        await services.GetRequiredService<GiftFiles>().ForgetAsync(cancel);
    }
}
