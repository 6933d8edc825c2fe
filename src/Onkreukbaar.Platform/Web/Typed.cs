using System.Globalization;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Web;

/// <summary>What somebody typed into a field of several lines.</summary>
public static class Typed
{
    /// <summary>As somebody typed it, without what no database keeps; null when nothing is left that can be seen.</summary>
    public static string? AsTyped(this string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim() is { Length: > 0 } typed && typed.Any(CanBeSeen) ? typed : null;

    private static bool CanBeSeen(char letter) => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>The same where something must be there. A browser sends two characters for the end of a line; they count as one.</summary>
    /// <exception cref="RuleBrokenException">Nothing is there, or more than fits.</exception>
    public static string Required(this string? text, int most, string field) => text.AsTyped() is not { } typed ? throw new RuleBrokenException(field, Say("Vul dit in", "Fill this in"))
        : typed.TooLong(most) is { } problem ? throw new RuleBrokenException(field, problem)
        : typed;

    /// <summary>What to say of a text that is longer than fits; null when it fits.</summary>
    public static string? TooLong(this string? text, int most) => text.AsTyped()?.Length > most ? Say($"Gebruik hoogstens {most:N0} tekens", $"Use at most {most:N0} characters") : null;
}
