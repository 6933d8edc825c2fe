using System.Text.RegularExpressions;

namespace Onkreukbaar.Modules.Codes;

/// <summary>A text of a code names a limit by its parameter, as in "more than {grens}"; the value of the day takes its place.</summary>
internal static partial class Placeholders
{
    public static IEnumerable<string> In(string text) => Placeholder().Matches(text).Select(match => match.Groups["name"].Value);

    public static string Fill(string text, IReadOnlyList<Parameter> parameters) => Placeholder().Replace(text, match =>
        parameters.FirstOrDefault(parameter => parameter.Name == match.Groups["name"].Value) is { } parameter ? CodeWords.InDutch(parameter) : match.Value);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
