using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>The other witness for a topic that is answered with steps: rows that fire whatever the unknown facts turn out to be.</summary>
internal sealed class PlainSteps(CodeVersion code, TopicOfCode topic)
{
    public PlainTables Tables { get; } = new(code, topic);

    /// <summary>The rows that fire in every way in which the unknown facts could turn out.</summary>
    public IReadOnlyList<string> Certain(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown)
    {
        var lists = Lists(known, unknown);
        return [.. lists[0].Where(row => lists.TrueForAll(list => list.Contains(row, StringComparer.Ordinal)))];
    }

    /// <summary>The rows that fire in one of those ways, in the order of the table.</summary>
    public IReadOnlyList<string> Possible(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown)
    {
        var rows = Lists(known, unknown).SelectMany(list => list).ToHashSet(StringComparer.Ordinal);
        return [.. topic.Model["stappen"].Table!.Rules.Select(rule => rule.Id).Where(rows.Contains)];
    }

    /// <summary>The open facts that can still add a certain step or take one away.</summary>
    public IReadOnlyList<string> Needed(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> asked, IReadOnlyList<string> open) =>
        Tables.ThatMatter(known, asked, open, (facts, unknown) => string.Join('|', Certain(facts, unknown)));

    private List<List<string>> Lists(IReadOnlyDictionary<string, object?> known, IReadOnlyList<string> unknown) =>
        [.. Tables.Completions(known, unknown).Select(facts => Tables.In(facts, unknown).Fired("stappen").Select(row => row.Rule.Id).ToList())];
}
