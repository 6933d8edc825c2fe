using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.CodeKeeping.HandOut;

/// <summary>Once a day: whoever came to work here gets the code, and who did not confirm is reminded on the day of it.</summary>
internal sealed class HandoutDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<HandoutDaily> log)
    : DailyForEveryBody(scopes, bodies, clock, time, TimeSpan.FromHours(1), log)
{
    protected override string What => "Handing out the code";

    protected override async Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel)
    {
        var give = services.GetRequiredService<GiveCode>();
        await give.GiveOnEntryAsync(cancel);
        await give.RemindAsync(cancel);
    }
}
