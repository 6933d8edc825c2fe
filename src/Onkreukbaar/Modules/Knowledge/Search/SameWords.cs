using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>Words that say about the same, so that "cadeau" finds what the code calls a "geschenk".</summary>
/// <param name="groups">Folded as <see cref="SearchableText.Folded(string)"/> does.</param>
internal sealed class SameWords(IReadOnlyList<IReadOnlyList<string>> groups)
{
    public const string FileName = "gelijke-woorden.yaml";

    /// <summary>A shorter beginning could be of any word.</summary>
    private const int ShortestBeginning = 4;

    public static SameWords None { get; } = new([]);

    /// <summary>None when there is no such file beside the codes.</summary>
    /// <exception cref="BrokenCodeException">The file says something that cannot be.</exception>
    public static SameWords Read(string codesFolder) => File.Exists(Path.Combine(codesFolder, FileName))
        ? YamlFiles.ReadOne(codesFolder, FileName, files => new SameWords([.. files.Document(FileName).Groups("woorden").Select(Folded)]))
        : None;

    /// <summary>The other words of the group that this word belongs to; none when it belongs to none.</summary>
    public IReadOnlyList<string> Of(string word) => [.. groups.Where(group => group.Any(known => AreAlike(word, known))).SelectMany(group => group).Where(known => !AreAlike(word, known)).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Folded(IReadOnlyList<string> group) => [.. group.Select(SearchableText.Folded)];

    private static bool AreAlike(string word, string known) => word == known || IsBeginning(word, known) || IsBeginning(known, word);

    private static bool IsBeginning(string beginning, string word) => beginning.Length >= ShortestBeginning && word.StartsWith(beginning, StringComparison.Ordinal);
}
