using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Notifications;

/// <summary>Empties the outbox of every body again and again.</summary>
public sealed class SendOften(IServiceScopeFactory scopes, Bodies bodies, MailSettings settings, TimeProvider time, ILogger<SendOften> log)
    : ForEveryBody(scopes, bodies, time, TimeSpan.FromSeconds(20), log)
{
    protected override string What => "The outbox";

    protected override bool IsOn => settings.IsOn;

    protected override Task RunAsync(Body body, IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<Outbox>().SendAsync(cancel);
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
