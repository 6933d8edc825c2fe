using Microsoft.Extensions.Logging;

namespace Onkreukbaar.Platform.Web;

/// <summary>Logs are for whoever runs the system and hold no personal data: no addresses, no forms, no answers.</summary>
public static class Logs
{
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

        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter((_, category, level) => level != LogLevel.None && level >= Least(category));
    }

    // The framework's own lines name addresses and queries at Information. This is a rule, not a default that
    // configuration could switch off: an address of the advice holds a topic.
    private static LogLevel Least(string? category) =>
        category is null || !category.StartsWith("Microsoft.", StringComparison.Ordinal) ? LogLevel.Information
        // Not even at Critical: as long as anything is on here, every line carries the address in its scope.
        : category.StartsWith("Microsoft.AspNetCore.Hosting", StringComparison.Ordinal) ? LogLevel.None
        : category.StartsWith("Microsoft.AspNetCore.Diagnostics", StringComparison.Ordinal) ? LogLevel.Critical
        : category.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) ? LogLevel.Error
        // Whoever starts the program or asks for its health hears of these in one line.
        : category.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) || category == "Microsoft.EntityFrameworkCore.Database.Connection" ? LogLevel.Critical
        : LogLevel.Warning;
}
