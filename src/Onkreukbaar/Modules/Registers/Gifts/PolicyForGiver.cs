using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>What a code says to whoever gave something: its policy, and under which headings stand the rules that answered.</summary>
/// <param name="Title">Of the code.</param>
/// <param name="Opening">The policy in a sentence or two; null where the code has none for a giver.</param>
/// <param name="Rules">The rules in words for an outsider, under the headings of the document.</param>
internal sealed record PolicyForGiver(string Title, string? Opening, IReadOnlyList<(string Heading, IReadOnlyList<string> Texts)> Rules)
{
    /// <summary>A text of a rule is for whoever works here; the one with this behind its name is for the giver.</summary>
    private const string ForTheGiver = " voor de gever";

    /// <summary>With the limits of the day of the gift. A rule without a text for the giver is left out: it is not why the answer is no.</summary>
    public static PolicyForGiver Of(CodeVersion code, AdviceGiven advice, DateOnly day)
    {
        var (topic, limits) = (code.Topic(GiftWords.Topic), code.ParametersOn(day));
        var rules = advice.Grounds.Select(ground => (Heading: code.Headings.FirstOrDefault(heading => heading.Anchor == ground.Article)?.Title, Text: Text(ground.Rule)))
            .Where(rule => rule is { Heading: not null, Text: not null }).Distinct()
            .GroupBy(rule => rule.Heading!, rule => rule.Text!, StringComparer.Ordinal);
        return new PolicyForGiver(code.Title, topic?.Opening is { } opening ? Text(opening) : null, [.. rules.Select(group => (group.Key, (IReadOnlyList<string>)[.. group]))]);

        string? Text(string name) => topic?.Texts.ContainsKey(name + ForTheGiver) == true ? topic.Text(name + ForTheGiver, limits) : null;
    }
}
