using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>Does something for every body, again and again. Nodes may all do it; what it does must bear that.</summary>
public abstract partial class ForEveryBody(IServiceScopeFactory scopes, Bodies bodies, TimeProvider time, TimeSpan interval, ILogger log) : BackgroundService
{
    /// <summary>What it is about, for the log: "Work".</summary>
    protected abstract string What { get; }

    /// <summary>Whether there is anything to do at all in this installation.</summary>
    protected virtual bool IsOn => true;

    /// <summary>Does it for every body now. False when it failed for one.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = true;
        foreach (var body in bodies.All)
        {
            done &= await RunAsync(body, cancel);
        }

        return done;
    }

    /// <summary>For the body that is the current one of these services.</summary>
    protected abstract Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel);

    protected internal virtual Task TickAsync(CancellationToken cancel) => RunAsync(cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval, time);
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

    private async Task<bool> RunAsync(Body body, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
            await RunAsync(body, scope.ServiceProvider, cancel);
            return true;
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // One body in trouble does not keep the others waiting, nor stop the program.
            ReportFailure(log, What, body.Slug, wrong.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} of {Body} could not be looked at: {Problem}")]
    private static partial void ReportFailure(ILogger log, string what, string body, string problem);
}

/// <summary>The same, once a day, soon after midnight: what is planned for a day then counts.</summary>
public abstract class DailyForEveryBody(IServiceScopeFactory scopes, Bodies bodies, Clock clock, TimeProvider time, TimeSpan interval, ILogger log)
    : ForEveryBody(scopes, bodies, time, interval, log)
{
    private DateOnly lookedOn;

    /// <summary>Whatever the hour: at the start, and after something was brought in.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        // What failed is tried again at the next tick.
        lookedOn = await RunAsync(cancel) ? today : lookedOn;
    }

    protected internal override Task TickAsync(CancellationToken cancel) => clock.Today == lookedOn ? Task.CompletedTask : LookAsync(cancel);
}
