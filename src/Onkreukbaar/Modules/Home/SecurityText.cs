using System.Globalization;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Modules.Home;

/// <summary>Where to tell that something is not safe (RFC 9116).</summary>
internal static class SecurityText
{
    private const int DaysValid = 180;

    public static IResult Write(SiteSettings settings, Clock clock) => Results.Text(string.Create(CultureInfo.InvariantCulture,
        $"""
        Contact: {settings.SecurityContact}
        Expires: {clock.Now.Date.AddDays(DaysValid):yyyy-MM-dd}T00:00:00Z
        Preferred-Languages: nl, en

        """), "text/plain; charset=utf-8");
}
