using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Onkreukbaar.Platform.Web;

/// <summary>A setting that cannot be what it is; the start stops on it with one line.</summary>
public sealed class WrongSettingException : Exception
{
    public WrongSettingException(string setting, string value, string expected) : base($"The setting {setting} is `{value}`, which is not {expected}.")
    {
    }

    /// <summary>For a value that may hold a password: it is not repeated.</summary>
    public WrongSettingException(string setting, string expected) : base($"The setting {setting} is not {expected}.")
    {
    }
}

/// <summary>Forwarded headers count only when they come from a proxy that the configuration names.</summary>
public static class Proxies
{
    public const string Setting = "KnownProxies";

    /// <summary>The one set of options: an environment variable of the framework would trust everybody.</summary>
    public static void AddProxies(this IServiceCollection services) =>
        services.AddSingleton(all => Options.Create(Known(all.GetRequiredService<IConfiguration>())));

    /// <summary>Reads the setting now, so that a wrong one stops the start.</summary>
    public static void UseProxies(this WebApplication app) =>
        app.UseForwardedHeaders(app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value);

    private static ForwardedHeadersOptions Known(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions();
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in (configuration[Setting] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw new WrongSettingException(Setting, proxy, "an IP address"));
        }

        // To the framework two empty lists mean that anybody is a proxy.
        options.ForwardedHeaders = options.KnownProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        return options;
    }
}
