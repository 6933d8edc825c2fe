using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>The words of the shipped topics: whoever asks must understand every question, and find the topic in ordinary words.</summary>
public sealed class VocabularyTests : IDisposable
{
    private readonly CodesCopy codes = new();

    [Fact]
    public void Every_fact_is_explained_with_an_example_and_every_topic_has_a_category_and_words_to_find_it_by()
    {
        var topics = Shipped.All.SelectMany(code => code.Vocabulary.Topics).DistinctBy(topic => topic.Name, StringComparer.Ordinal).ToList();

        topics.Count.ShouldBe(24);
        topics.SelectMany(Gaps).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rubriek: informatie\n", "", "media: has no category")]
    [InlineData("zoekwoorden:", "zoekwoorden: [] #", "media: has no words to find it by")]
    [InlineData("nl: Bijvoorbeeld met de woordvoerder.", "nl: Met de woordvoerder.", "media: overlegd has no example in Dutch")]
    [InlineData("en: For example the spokesperson.", "en: The spokesperson.", "media: overlegd has no example in English")]
    [InlineData("    uitleg:\n      nl: Bijvoorbeeld met de woordvoerder.\n      en: For example the spokesperson.\n", "", "media: overlegd has no explanation")]
    public void What_is_missing_is_noticed(string from, string to, string gap)
    {
        codes.Change("../../vocabulary/media.yaml", from, to);

        Gaps(codes.ReadOnly().Topic("media")!.Topic).ShouldBe([gap]);
    }

    public void Dispose() => codes.Dispose();

    private static IEnumerable<string> Gaps(Topic topic)
    {
        if (topic.Category is null)
        {
            yield return $"{topic.Name}: has no category";
        }

        if (topic.SearchWords.Count == 0)
        {
            yield return $"{topic.Name}: has no words to find it by";
        }

        foreach (var gap in topic.Facts.Where(fact => !fact.IsDerived).SelectMany(Gaps))
        {
            yield return $"{topic.Name}: {gap}";
        }
    }

    private static IEnumerable<string> Gaps(Fact fact)
    {
        if (fact.Hint is not { } hint)
        {
            yield return $"{fact.Name} has no explanation";
            yield break;
        }

        if (!hint.Nl.Contains("bijvoorbeeld", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{fact.Name} has no example in Dutch";
        }

        if (!hint.En.Contains("for example", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{fact.Name} has no example in English";
        }
    }
}
