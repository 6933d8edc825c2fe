namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>
/// What somebody typed, as words to look for. Only letters and digits come through, so that nothing in it can be an operator
/// of either database.
/// </summary>
/// <param name="Typed">As it stands in the box.</param>
/// <param name="Words">Each word of it, with those that say the same behind it.</param>
internal sealed record SearchWords(string Typed, IReadOnlyList<IReadOnlyList<string>> Words)
{
    public const int TypedMax = 200;
    private const int MostWords = 8;
    private const int LongestWord = 40;

    /// <summary>Words that stand in every text and say nothing. PostgreSQL leaves them out by itself; with this SQLite does the same.</summary>
    private static readonly HashSet<string> SayNothing = new(
    [
        "aan", "al", "alles", "als", "andere", "ben", "bij", "daar", "dan", "dat", "de", "der", "deze", "die", "dit", "doch", "doen", "door", "dus", "een", "eens", "en", "er", "ge",
        "geen", "geweest", "haar", "had", "heb", "hebben", "heeft", "hem", "het", "hier", "hij", "hoe", "hun", "iemand", "iets", "ik", "in", "is", "ja", "je", "kan", "kon", "kunnen",
        "maar", "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar", "niet", "niets", "nog", "nu", "of", "om", "omdat", "onder", "ons", "ook", "op", "over", "reeds", "te",
        "tegen", "toch", "toen", "tot", "u", "uit", "uw", "van", "veel", "voor", "want", "waren", "was", "wat", "werd", "wezen", "wie", "wil", "worden", "wordt", "zal", "ze", "zelf",
        "zich", "zij", "zijn", "zo", "zonder", "zou",
    ], StringComparer.Ordinal);

    public static SearchWords None { get; } = new("", []);

    /// <summary>Nothing was asked.</summary>
    public bool IsEmpty => Typed.Length == 0;

    /// <summary>Whether a word of a text begins with one of these.</summary>
    public bool AreBegunBy(ReadOnlySpan<char> word)
    {
        foreach (var asked in Words)
        {
            foreach (var same in asked)
            {
                if (word.StartsWith(same, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Words that nobody typed.</summary>
    public IEnumerable<string> Added => Words.SelectMany(word => word.Skip(1));

    public static SearchWords Of(string? typed, SameWords same)
    {
        var asked = (typed ?? "").Trim();
        asked = asked.Length > TypedMax ? asked[..TypedMax] : asked;
        var words = SearchableText.Folded(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !SayNothing.Contains(word))
            .Select(word => word.Length > LongestWord ? word[..LongestWord] : word)
            .Distinct(StringComparer.Ordinal).Take(MostWords);
        return new SearchWords(asked, [.. words.Select(word => (IReadOnlyList<string>)[word, .. same.Of(word)])]);
    }
}
