using System.Globalization;
using System.Text;

namespace Onkreukbaar.Modules.People;

/// <summary>Reads the cells of one line. What it cannot read is a problem at that row and column, and comes back as nothing.</summary>
internal sealed class Cell(FileLine line, Problems problems)
{
    private const int MostShown = 40;

    private static readonly string[] Days = ["yyyy-MM-dd", "dd-MM-yyyy", "d-M-yyyy"];

    public string? Text(string column, int longest)
    {
        if (line[column]?.Normalize(NormalizationForm.FormC) is not { } text)
        {
            return null;
        }

        if (text.Any(IsControl))
        {
            return Refuse(column, "there is a control character in it; expected plain text");
        }

        return text.Length <= longest ? text : Refuse(column, $"it has {text.Length} characters; expected at most {longest}");
    }

    public string? Required(string column, int longest) => line[column] is null ? Refuse(column, "it is empty; expected a value") : Text(column, longest);

    public DateOnly? Day(string column)
    {
        if (line[column] is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200)
        {
            return day;
        }

        Refuse(column, $"\"{Shown(text)}\" is no date; expected yyyy-mm-dd or dd-mm-yyyy");
        return null;
    }

    public int? Whole(string column, int highest)
    {
        if (line[column] is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= highest)
        {
            return number;
        }

        Refuse(column, $"\"{Shown(text)}\" is not right; expected a whole number from 1 to {highest}");
        return null;
    }

    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (line[column] is not { } text)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Refuse(column, $"\"{Shown(text)}\" is no such word; expected {string.Join(", ", words.Keys)}");
        return null;
    }

    /// <summary>Words in small letters, sorted, each once: the same flags are always the same text.</summary>
    public string? Words(string column, int longest)
    {
        var words = Text(column, longest)?.ToLowerInvariant().Split([' ', ',', '|', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words is null ? null : string.Join(' ', words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    public string? Mail(string column, int longest)
    {
        var mail = Text(column, longest);
        return mail is null || (mail.Count(c => c == '@') == 1 && mail[0] != '@' && mail[^1] != '@' && !mail.Any(char.IsWhiteSpace))
            ? mail
            : Refuse(column, $"\"{Shown(mail)}\" is no mail address");
    }

    public string? Refuse(string column, string sentence)
    {
        problems.Add(line.Row, column, sentence);
        return null;
    }

    /// <summary>A value as it may stand on somebody's terminal.</summary>
    public static string Shown(string text)
    {
        var safe = new string([.. text.Select(c => IsControl(c) ? '?' : c)]);
        return safe.Length <= MostShown ? safe : safe[..MostShown] + "...";
    }

    // Marks that turn the text around them belong to no name; joiners in emoji and marks in Arabic or Hebrew do.
    private static bool IsControl(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' or '\ufffe' or '\uffff';
}
