using System.Globalization;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>The heads that were written down outside the database, per body.</summary>
internal sealed class WrittenHeads
{
    private readonly Dictionary<string, List<WrittenHead>> bySlug = new(StringComparer.Ordinal);

    public List<string> Problems { get; } = [];

    public IReadOnlyCollection<string> Slugs => bySlug.Keys;

    public static WrittenHeads Read(IEnumerable<string> lines)
    {
        var written = new WrittenHeads();
        foreach (var (number, line) in lines.Index())
        {
            if (Parse(line) is not var (slug, head))
            {
                written.Problems.Add($"line {number + 1} of the heads file cannot be read");
            }
            else if (written.bySlug.TryGetValue(slug, out var heads))
            {
                heads.Add(head);
            }
            else
            {
                written.bySlug[slug] = [head];
            }
        }

        return written;
    }

    public IReadOnlyList<WrittenHead> Of(string slug) => bySlug.GetValueOrDefault(slug) ?? [];

    private static (string Slug, WrittenHead Head)? Parse(string line) =>
        line.Split(';') is [{ Length: > 0 } slug, var year, var seq, { Length: AuditEntry.HashLength } hash, _]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (slug, new WrittenHead(inYear, at, hash))
            : null;
}

internal sealed record WrittenHead(int Year, long Seq, string Hash);
