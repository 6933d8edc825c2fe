using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Registers.Reroute;

/// <summary>
/// Looks once a day whether work must move, soon after midnight: what is planned for a day then counts. Two nodes may both
/// look; a move is made by the first one only.
/// </summary>
internal sealed partial class RerouteDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<RerouteDaily> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private DateOnly lookedOn;

    /// <summary>Looks at every body, whatever the hour: at the start, and after something was brought in.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var (today, done) = (clock.Today, true);
        foreach (var body in bodies.All)
        {
            done &= await LookAsync(body, today, cancel);
        }

        // What failed is tried again at the next tick.
        lookedOn = done ? today : lookedOn;
    }

    internal Task TickAsync(CancellationToken cancel) => clock.Today == lookedOn ? Task.CompletedTask : LookAsync(cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the service.
        }
    }

    private async Task<bool> LookAsync(Body body, DateOnly today, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            if (await scope.ServiceProvider.GetRequiredService<RerouteWork>().RunAsync(today, cancel) is > 0 and var moved)
            {
                Report(body.Slug, moved);
            }

            return true;
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // One body in trouble does not keep the others waiting, nor stop the program.
            ReportFailure(body.Slug, wrong.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Work of {Body} moved to somebody else: {Count}")]
    private partial void Report(string body, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work of {Body} could not be looked at: {Problem}")]
    private partial void ReportFailure(string body, string problem);
}
