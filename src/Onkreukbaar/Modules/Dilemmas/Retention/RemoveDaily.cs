using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Dilemmas.Retention;

/// <summary>Looks once a day, for every body, whether something of somebody who left must go.</summary>
internal sealed partial class RemoveDaily(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, ILogger<RemoveDaily> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private DateOnly lookedOn;

    internal async Task LookAsync(CancellationToken cancel)
    {
        var (today, done) = (clock.Today, true);
        foreach (var body in bodies.All)
        {
            done &= await LookAsync(body, today, cancel);
        }

        // What failed is tried again at the next tick.
        lookedOn = done ? today : lookedOn;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await (clock.Today == lookedOn ? Task.CompletedTask : LookAsync(stoppingToken));
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
            await scope.ServiceProvider.GetRequiredService<RemoveOfWhoLeft>().RunAsync(today, cancel);
            return true;
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // One body in trouble does not keep the others waiting, nor stop the program.
            ReportFailure(body.Slug, wrong.GetType().Name);
            return false;
        }
    }

    // How many were removed is not in the log: it would tell that somebody who left had any.
    [LoggerMessage(Level = LogLevel.Error, Message = "What people of {Body} kept for themselves could not be looked at: {Problem}")]
    private partial void ReportFailure(string body, string problem);
}
