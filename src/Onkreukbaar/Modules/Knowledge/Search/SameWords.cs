using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>Words that say about the same, so that "cadeau" finds what the code calls a "geschenk".</summary>
internal sealed class SameWords(IReadOnlyList<IReadOnlyList<KnownWord>> groups)
{
    public const string FileName = "gelijke-woorden.yaml";

    public static SameWords None { get; } = new([]);

    /// <summary>None when there is no such file beside the codes.</summary>
    /// <exception cref="BrokenCodeException">The file says something that cannot be.</exception>
    public static SameWords Read(string codesFolder) => File.Exists(Path.Combine(codesFolder, FileName))
        ? YamlFiles.ReadOne(codesFolder, FileName, files => new SameWords([.. files.Document(FileName).Groups("woorden").Select(group => (IReadOnlyList<KnownWord>)[.. group.Select(KnownWord.Of)])]))
        : None;

    /// <summary>The other words of the group that this word belongs to; none when it belongs to none.</summary>
    public IReadOnlyList<string> Of(string word) => [.. groups.Where(group => group.Any(known => known.Is(word))).SelectMany(group => group).Where(known => !known.Is(word)).Select(known => known.Letters).Distinct(StringComparer.Ordinal)];
}

/// <summary>A word of a group.</summary>
/// <param name="Letters">Folded as <see cref="SearchableText.Folded(string)"/> does.</param>
/// <param name="IsBeginning">Every word that begins so is meant, as "cadeautje" by "cadeau*"; else only the word itself.</param>
internal sealed record KnownWord(string Letters, bool IsBeginning)
{
    private const char AndWhatFollows = '*';

    public static KnownWord Of(string written) => new(SearchableText.Folded(written.TrimEnd(AndWhatFollows)), written.EndsWith(AndWhatFollows));

    public bool Is(string word) => IsBeginning ? word.StartsWith(Letters, StringComparison.Ordinal) : word == Letters;
}
