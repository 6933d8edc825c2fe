using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>What several pages about signing in say.</summary>
public static class SignInText
{
    public static string TooSoon(TimeSpan left)
    {
        var seconds = (int)Math.Ceiling(left.TotalSeconds);
        var minutes = (int)Math.Ceiling(left.TotalMinutes);
        return seconds switch
        {
            1 => Say("Dit ging te vaak mis. Wacht 1 seconde en probeer het nog eens", "This went wrong too often. Wait 1 second and try again"),
            <= 90 => Say($"Dit ging te vaak mis. Wacht {seconds} seconden en probeer het nog eens", $"This went wrong too often. Wait {seconds} seconds and try again"),
            _ => Say($"Dit ging te vaak mis. Wacht {minutes} minuten en probeer het nog eens", $"This went wrong too often. Wait {minutes} minutes and try again"),
        };
    }
}
