using Onkreukbaar.Decisions;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Codes.Compare;

/// <summary>What no row shows and yet changes an answer or what guards it: how rows count together, other texts, the examples.</summary>
internal static class BesideRules
{
    public static IEnumerable<string> Between(TopicOfCode? was, TopicOfCode? becomes) => was is null || becomes is null ? [] : Tables(was, becomes).Concat(Texts(was, becomes)).Concat(Examples(was, becomes));

    private static IEnumerable<string> Tables(TopicOfCode was, TopicOfCode becomes)
    {
        foreach (var (name, before, after) in from decision in becomes.Model.Decisions
                                              where decision.Table is not null && was.Has(decision.Name)
                                              select (CellWords.Decision(becomes, decision.Name), was.Model[decision.Name].Table!, decision.Table!))
        {
            if (before.HitPolicy != after.HitPolicy || before.Aggregator != after.Aggregator || !Priorities(before).SequenceEqual(Priorities(after), StringComparer.Ordinal))
            {
                yield return Say($"{name}: hoe regels samen tellen is anders", $"{name}: how rules count together is different");
            }

            var (first, second) = (Ids(before), Ids(after));
            if (!first.Intersect(second, StringComparer.Ordinal).SequenceEqual(second.Intersect(first, StringComparer.Ordinal), StringComparer.Ordinal))
            {
                yield return Say($"{name}: de volgorde van de regels is anders", $"{name}: the order of the rules is different");
            }
        }

        foreach (var gone in was.Model.Decisions.Where(decision => decision.Table is not null && !becomes.Has(decision.Name)))
        {
            yield return Say($"{CellWords.Decision(was, gone.Name)}: deze tabel is weg", $"{CellWords.Decision(was, gone.Name)}: this table is gone");
        }
    }

    private static IEnumerable<string> Texts(TopicOfCode was, TopicOfCode becomes)
    {
        var shown = RowTexts(was).Union(RowTexts(becomes), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return was.Texts.Keys.Union(becomes.Texts.Keys, StringComparer.Ordinal)
            .Where(key => !shown.Contains(key) && was.Texts.GetValueOrDefault(key) != becomes.Texts.GetValueOrDefault(key))
            .Select(key => Say($"De tekst “{key}” is anders: {CodeWords.Plain(becomes.Texts.GetValueOrDefault(key) ?? "")}", $"The text “{key}” is different: {CodeWords.Plain(becomes.Texts.GetValueOrDefault(key) ?? "")}"));
    }

    private static IEnumerable<string> Examples(TopicOfCode was, TopicOfCode becomes)
    {
        var (before, after) = (was.Cases.ToDictionary(practice => practice.Id, Written, StringComparer.Ordinal), becomes.Cases.ToDictionary(practice => practice.Id, Written, StringComparer.Ordinal));
        var (gone, changed, added) = (before.Keys.Except(after.Keys, StringComparer.Ordinal).ToList(), before.Keys.Where(id => after.TryGetValue(id, out var now) && now != before[id]).ToList(), after.Keys.Except(before.Keys, StringComparer.Ordinal).ToList());
        if (gone.Count > 0)
        {
            yield return Say($"Voorbeelden die weg zijn: {string.Join(", ", gone)}", $"Examples that are gone: {string.Join(", ", gone)}");
        }

        if (changed.Count > 0)
        {
            yield return Say($"Voorbeelden die anders zijn: {string.Join(", ", changed)}", $"Examples that are different: {string.Join(", ", changed)}");
        }

        if (added.Count > 0)
        {
            yield return Say($"Nieuwe voorbeelden: {string.Join(", ", added)}", $"New examples: {string.Join(", ", added)}");
        }
    }

    private static List<string> Ids(DecisionTable table) => [.. table.Rules.Select(rule => rule.Id)];

    private static IEnumerable<string> Priorities(DecisionTable table) => table.Outputs.SelectMany(output => output.Values.Select(value => $"{output.Name}={value}").Append($"{output.Name}:{output.Default?.Text}"));

    private static IEnumerable<string> RowTexts(TopicOfCode topic) => topic.Model.Decisions.Where(decision => decision.Table is not null).SelectMany(decision => decision.Table!.Rules.Select(rule => rule.Annotations[Annotations.Text]));

    private static string Written(PracticeCase practice) => string.Join('|', [
        practice.Title, practice.Situation, $"{practice.RestIsHarmless}", practice.Expected.Verdict, List(practice.Expected.Duties), List(practice.Expected.Dispositions), List(practice.Expected.Steps), List(practice.Expected.Needed),
        string.Join(';', practice.Expected.Parts?.Select(part => $"{part.Verdict}:{List(part.Dispositions)}") ?? []),
        string.Join(';', practice.Given.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={Written(fact.Value)}"))]);

    private static string List(IEnumerable<string>? words) => words is null ? "-" : string.Join(',', words);

    private static string Written(object? value) => value switch
    {
        IEnumerable<string> words => string.Join(',', words),
        IEnumerable<Part> parts => string.Join('+', parts.Select(part => string.Join(',', part.Facts.Select(fact => $"{fact.Key}={Written(fact.Value)}")))),
        _ => $"{value}",
    };
}
