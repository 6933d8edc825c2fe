using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Reroute;

/// <summary>Looks once a day whether work must move; a move is made by the first node only.</summary>
internal sealed partial class RerouteDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<RerouteDaily> log)
    : DailyForEveryBody(scopes, bodies, clock, time, TimeSpan.FromMinutes(10), log)
{
    private readonly ILogger log = log;

    protected override string What => "Work";

    protected override async Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<RerouteWork>().RunAsync(services.GetRequiredService<Clock>().Today, cancel) is > 0 and var moved)
        {
            Report(body.Slug, moved);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Work of {Body} moved to somebody else: {Count}")]
    private partial void Report(string body, int count);
}
