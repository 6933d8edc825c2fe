using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads the codes of a body again when somebody decided something about them on another node.</summary>
internal sealed class FollowDecisions(IServiceScopeFactory scopes, Bodies bodies, RunningCodes running, ShippedCodes codes, Clock clock, TimeProvider time, ILogger<FollowDecisions> log)
    : ForEveryBody(scopes, bodies, time, Often, log)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);

    protected override string What => "Codes";

    protected override async Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel)
    {
        var last = await new KeptVersions(services.GetRequiredService<AppDbContext>(), body, clock).LastActivationAsync(cancel);
        if (running.IsBehind(body.Slug, last))
        {
            await codes.ReadAgainAsync(body, cancel);
        }
    }
}
