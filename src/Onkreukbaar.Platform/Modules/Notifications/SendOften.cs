using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>Empties the outbox of every body again and again.</summary>
public sealed partial class SendOften(IServiceScopeFactory scopes, Bodies bodies, MailSettings settings, TimeProvider time, ILogger<SendOften> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    internal async Task SendAsync(CancellationToken cancel)
    {
        foreach (var body in bodies.All)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(body);
                await scope.ServiceProvider.GetRequiredService<Outbox>().SendAsync(cancel);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                // One body in trouble does not keep the others waiting, nor stop the program.
                ReportFailure(body.Slug, wrong.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the service.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of {Body} could not be looked at: {Problem}")]
    private partial void ReportFailure(string body, string problem);
}

public static class NotificationServices
{
    /// <param name="services">Where to add them.</param>
    /// <param name="address">Where people find the site.</param>
    /// <param name="folder">Where mails go as files while no mail server is set; null is nowhere.</param>
    public static void AddNotifications(this IServiceCollection services, string address, string? folder)
    {
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>(), address, folder));
        services.AddSingleton<ISendMail>(provider => provider.GetRequiredService<MailSettings>() is { Host: not null } settings
            ? new SmtpMail(settings)
            : new MailFolder(folder ?? ""));
        services.AddScoped<Notify>();
        services.AddScoped<Outbox>();
        services.AddSingleton<SendOften>();
        services.AddHostedService(provider => provider.GetRequiredService<SendOften>());
    }
}
