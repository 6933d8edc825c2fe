using System.Globalization;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>The heads that were written down outside the database, per body.</summary>
internal sealed class WrittenHeads
{
    private readonly Dictionary<string, List<WrittenHead>> bySlug = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<WrittenRestore>> restores = new(StringComparer.Ordinal);

    public List<string> Problems { get; } = [];

    public IReadOnlyCollection<string> Slugs => bySlug.Keys;

    public static WrittenHeads Read(IEnumerable<string> lines)
    {
        var written = new WrittenHeads();
        foreach (var (number, line) in lines.Index())
        {
            if (Parse(line) is not var (slug, head, isRestore))
            {
                written.Problems.Add($"line {number + 1} of the heads file cannot be read");
            }
            else if (isRestore)
            {
                written.PutBack(slug, head);
            }
            else
            {
                Of(written.bySlug, slug).Add(head);
            }
        }

        return written;
    }

    public IReadOnlyList<WrittenHead> Of(string slug) => bySlug.GetValueOrDefault(slug) ?? [];

    public IReadOnlyList<WrittenRestore> RestoresOf(string slug) => restores.GetValueOrDefault(slug) ?? [];

    /// <summary>A restore says itself that what was written down beyond this head is lost; what came before still holds.</summary>
    private void PutBack(string slug, WrittenHead to)
    {
        var heads = Of(bySlug, slug);
        var lost = heads.Where(head => head.IsBeyond(to)).OrderBy(head => head.Year).ThenBy(head => head.Seq).LastOrDefault();
        heads.RemoveAll(head => head.IsBeyond(to));
        Of(restores, slug).RemoveAll(restore => restore.To.IsBeyond(to));
        Of(restores, slug).Add(new WrittenRestore(to, lost));
        if (to.Seq > 0)
        {
            heads.Add(to);
        }
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> all, string slug)
    {
        if (!all.TryGetValue(slug, out var known))
        {
            all[slug] = known = [];
        }

        return known;
    }

    private static (string Slug, WrittenHead Head, bool IsRestore)? Parse(string line)
    {
        var fields = line.Split(';');
        var isRestore = fields is [_, _, _, _, _, AuditHeads.RestoreMark];
        return fields.Length == (isRestore ? 6 : 5) && fields[0].Length > 0
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
            && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && fields[3].Length == (isRestore && at == 0 ? 0 : AuditEntry.HashLength)
                ? (fields[0], new WrittenHead(inYear, at, fields[3]), isRestore)
                : null;
    }
}

internal sealed record WrittenHead(int Year, long Seq, string Hash)
{
    public bool IsBeyond(WrittenHead other) => (Year, Seq).CompareTo((other.Year, other.Seq)) > 0;
}

/// <summary>A restore put the chain back to this head; the last one that was seen before and is lost, when there was any.</summary>
internal sealed record WrittenRestore(WrittenHead To, WrittenHead? Lost);
