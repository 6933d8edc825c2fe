using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Onkreukbaar.Platform.Web;

/// <summary>Logs are for whoever runs the system and hold no personal data: no addresses, no forms, no answers.</summary>
public static class Logs
{
    private const string Own = "Onkreukbaar";

    /// <summary>The least that is written of what others say; the first name that fits counts, and of the rest a warning.</summary>
    private static readonly (string Category, LogLevel Least)[] Others =
    [
        ("Microsoft.AspNetCore.Hosting", LogLevel.None),
        // Of a failure they repeat the message, and that may repeat what somebody typed; ErrorPages tells it once, without.
        ("Microsoft.AspNetCore.Diagnostics", LogLevel.None),
        ("Microsoft.AspNetCore.Server", LogLevel.None),
        ("Microsoft.Extensions.Hosting", LogLevel.Critical),
        ("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.Warning),
        ("Microsoft.EntityFrameworkCore", LogLevel.Critical),
        ("Microsoft.AspNetCore.DataProtection", LogLevel.Error),
    ];

    public static void Configure(ILoggingBuilder logging, bool isDemo)
    {
        logging.ClearProviders();
        if (isDemo)
        {
            logging.AddSimpleConsole(o => o.SingleLine = true);
        }
        else
        {
            logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        }

        logging.Services.PostConfigure<LoggerFilterOptions>(LeaveOneRule);
    }

    // A rule, not a default: what the configuration says about a category or a provider would go before ours, and an
    // address of the advice holds a topic. Scopes hold the address too.
    private static void LeaveOneRule(LoggerFilterOptions o)
    {
        o.CaptureScopes = false;
        o.Rules.Clear();
        o.Rules.Add(new LoggerFilterRule(null, null, null, (_, category, level) => level != LogLevel.None && level >= Least(category ?? "")));
    }

    private static LogLevel Least(string category) =>
        IsIn(category, Own) ? LogLevel.Information : Others.Where(other => IsIn(category, other.Category)).Select(other => other.Least).FirstOrDefault(LogLevel.Warning);

    private static bool IsIn(string category, string name) =>
        category.StartsWith(name, StringComparison.Ordinal) && (category.Length == name.Length || category[name.Length] == '.');
}
