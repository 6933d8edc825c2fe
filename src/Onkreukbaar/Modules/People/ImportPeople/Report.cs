using Onkreukbaar.Platform.Modules.Audit;

namespace Onkreukbaar.Modules.People;

/// <summary>What an import changes, or would change: a line for each change, and how many there are of each sort.</summary>
internal sealed class Report
{
    public const string New = "new";
    public const string Changed = "changed";
    public const string Ended = "ended";
    public const string Withdrawn = "withdrawn";

    private readonly List<(string What, string How)> counted = [];
    private readonly List<string> lines = [];

    public bool IsEmpty => lines.Count == 0;

    public IReadOnlyList<string> Lines => lines;

    /// <summary>Counts only, so that it can stand in the audit: "people: 2 new; positions: 2 new, 1 ended".</summary>
    public string Summary => string.Join("; ", counted.GroupBy(one => one.What, StringComparer.Ordinal)
        .Select(of => $"{of.Key}: {string.Join(", ", of.GroupBy(one => one.How, StringComparer.Ordinal).Select(how => $"{how.Count()} {how.Key}"))}"));

    public string Reason => Summary.Length <= Happened.ReasonMax ? Summary : Summary[..Happened.ReasonMax];

    public void Add(string what, string how, string line)
    {
        counted.Add((what, how));
        lines.Add($"{how} {line}");
    }
}
