namespace Onkreukbaar.Modules.Codes;

/// <summary>Topics as people read through them: under the headings of the vocabulary, in its order.</summary>
internal static class TopicHeadings
{
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, Topic> topicOf) =>
        items.OrderBy(item => topicOf(item).Category?.Place).ThenBy(item => topicOf(item).Label.Nl, StringComparer.Ordinal);

    /// <summary>Each heading once, with what stands under it; null where a topic has none.</summary>
    public static IEnumerable<(Category? Heading, IReadOnlyList<T> Items)> Under<T>(IEnumerable<T> items, Func<T, Topic> topicOf) =>
        InOrder(items, topicOf).GroupBy(item => topicOf(item).Category?.Name, StringComparer.Ordinal).Select(same => (topicOf(same.First()).Category, (IReadOnlyList<T>)[.. same]));
}
