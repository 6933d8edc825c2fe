using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

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

    public static void Configure(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in (configuration[Setting] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw new WrongSettingException(Setting, proxy, "an IP address"));
        }
    }
}
