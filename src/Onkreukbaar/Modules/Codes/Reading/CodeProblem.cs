using static System.FormattableString;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes;

/// <summary>What is wrong with a code, and exactly where. Logs and the command line say it in English, pages in the reader's language.</summary>
internal sealed record CodeProblem(string File, LocalText Message, int? Line = null, string? Table = null, int? Row = null, string? Rule = null, string? Cell = null)
{
    /// <summary>Whether the English sentence is that of a library, to which the Dutch one only leads.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>What a library says about it in English, for whoever reads the rest in Dutch; null when everything is said already.</summary>
    public string? Quote => IsQuoted && Current != "en" ? OnOneLine(Message.En) : null;

    /// <summary>Something that a library found, and says in English only.</summary>
    public static CodeProblem Quoting(string file, string leadNl, string en) => new(file, new(leadNl, en)) { IsQuoted = true };

    public override string ToString() => InFull(text => text.En);

    /// <summary>The place and what is wrong there, in the reader's language.</summary>
    public string InWords() => InFull(text => text.ToString());

    private string InFull(Func<LocalText, string> say) => OnOneLine($"{string.Join(", ", Place().Select(say).Prepend(File))}: {say(Message)}");

    private IEnumerable<LocalText> Place()
    {
        if (Line is { } line)
        {
            // A rule of a code is called "regel" too.
            yield return new(Invariant($"regel {line} van het bestand"), Invariant($"line {line}"));
        }

        if (Table is { } table)
        {
            yield return new($"tabel {table}", $"table {table}");
        }

        if (Row is { } row)
        {
            yield return new(Invariant($"rij {row}"), Invariant($"row {row}"));
        }

        if (Rule is { } rule)
        {
            yield return new($"bij {rule}", $"rule {rule}");
        }

        if (Cell is { } cell)
        {
            yield return new($"cel {cell}", $"cell {cell}");
        }
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");
}

/// <summary>What several kinds of files may name wrongly.</summary>
internal static class NoSuch
{
    public static LocalText Heading(string name) => new($"`{name}` is geen kop van deze code", $"`{name}` is not a heading of this code");

    public static LocalText Topic(string name) => new($"`{name}` is geen onderwerp van deze code", $"`{name}` is not a topic of this code");

    public static LocalText Role(string name) => new($"`{name}` is geen rol", $"`{name}` is not a role");

    public static LocalText Strength(string name) => new($"`{name}` is geen sterkte", $"`{name}` is not a strength");

    public static LocalText ParameterOfText(string name) => new($"de tekst noemt de parameter `{name}`, en die bestaat niet", $"the text names the parameter `{name}`, which does not exist");
}

/// <summary>A code that cannot be used, with everything that is wrong with it.</summary>
internal sealed class BrokenCodeException(IReadOnlyList<CodeProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public BrokenCodeException(CodeProblem problem) : this([problem])
    {
    }

    public IReadOnlyList<CodeProblem> Problems { get; } = problems;
}
