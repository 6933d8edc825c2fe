using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Advice;

/// <summary>A topic that was found, and how well it fits.</summary>
internal sealed record FoundTopic(Topic Topic, double Points);

/// <summary>
/// From ordinary words to topics: "bos bloemen" is a gift, "buurman vergunning" a relation. A word counts most where a
/// topic names it as a search word, less in its name, least in a question or an answer of it.
/// </summary>
internal sealed class TopicSearch(IReadOnlyList<Topic> topics)
{
    public const int LongestSearch = 200;

    private const int AsSearchWord = 6;
    private const int InName = 4;
    private const int InAnswer = 1;
    private const int ShortestStem = 4;

    /// <summary>What has less than this part of the points of the best is left out.</summary>
    private const double LeastOfBest = 0.25;

    /// <summary>Words that say nothing about a topic, and would find them all.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "aan", "als", "bij", "bent", "dan", "dat", "de", "den", "der", "die", "dit", "doen", "door", "een", "en", "er", "ga", "gaat", "geen", "heb", "hebben", "heeft", "het", "hoe", "ik", "in", "is",
        "je", "kan", "krijg", "mag", "me", "met", "mij", "mijn", "moet", "naar", "niet", "nog", "of", "om", "ons", "onze", "op", "over", "te", "tot", "uit", "van", "voor", "wat", "we", "wel", "wil", "word", "ze", "zijn",
        "a", "an", "and", "can", "do", "for", "from", "i", "it", "may", "my", "of", "or", "the", "to", "with",
    };

    public static IReadOnlyList<string> Words(string? search) =>
        [.. Searchable.Of((search ?? "")[..Math.Min(search?.Length ?? 0, LongestSearch)]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1 && !Empty.Contains(word)).Distinct(StringComparer.Ordinal)];

    /// <summary>The topics that fit, the best one first, without those that fit much worse than the best.</summary>
    public IReadOnlyList<FoundTopic> Find(string? search)
    {
        var found = new Dictionary<Topic, double>();
        foreach (var word in Words(search))
        {
            Weigh(found, [.. topics.Select(topic => (Topic: topic, Points: Points(topic, word))).Where(hit => hit.Points > 0)]);
        }

        var best = found.Values.DefaultIfEmpty().Max();
        return [.. found.Where(hit => hit.Value >= best * LeastOfBest).Select(hit => new FoundTopic(hit.Key, hit.Value)).OrderByDescending(hit => hit.Points)];
    }

    /// <summary>A word that many topics know says little about which one is meant: "collega" less than "cadeau".</summary>
    private static void Weigh(Dictionary<Topic, double> found, IReadOnlyList<(Topic Topic, int Points)> hits)
    {
        foreach (var (topic, points) in hits)
        {
            found[topic] = found.GetValueOrDefault(topic) + (points / (double)hits.Count);
        }
    }

    private static int Points(Topic topic, string word) =>
        IsIn(topic.SearchWords, word) ? AsSearchWord
        : IsIn(InBothLanguages(topic.Label), word) ? InName
        : IsIn(topic.Facts.SelectMany(Said).Concat(InBothLanguages(topic.Explanation)), word) ? InAnswer
        : 0;

    private static IEnumerable<string> Said(Fact fact) =>
        new[] { fact.Label, fact.Question, fact.Hint }.Concat(fact.Values.SelectMany(value => new[] { value.Label, value.Explanation })).OfType<LocalText>().SelectMany(InBothLanguages);

    private static IEnumerable<string> InBothLanguages(LocalText text) => [text.Nl, text.En];

    private static bool IsIn(IEnumerable<string> texts, string word) => texts.SelectMany(text => Searchable.Of(text).Split(' ')).Any(other => AreAlike(word, other));

    /// <summary>The same word, or one that the other begins with: "vergunning" in "vergunningen", "cadeau" in "cadeaubon".</summary>
    private static bool AreAlike(string word, string other) =>
        word == other || (word.Length >= ShortestStem && other.StartsWith(word, StringComparison.Ordinal)) || (other.Length >= ShortestStem && word.StartsWith(other, StringComparison.Ordinal));
}
