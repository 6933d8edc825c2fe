namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>Walks one body's chain from its first entry to its last and says where it is broken.</summary>
internal sealed class ChainCheck(string slug, IReadOnlyList<WrittenHead> written, IReadOnlyList<WrittenRestore> restores)
{
    /// <summary>What the entry after a restore says has happened.</summary>
    public const string Restored = "restored";

    private readonly ILookup<(int Year, long Seq), string> writtenAt = written.ToLookup(w => (w.Year, w.Seq), w => w.Hash);
    private readonly SortedDictionary<int, (long Seq, string Hash)> lasts = [];
    private readonly List<string> problems = [];
    private IReadOnlyList<AuditHead> heads = [];
    private int year;
    private long seq;
    private string hash = "";
    private (int Year, long Seq) lastPlace;

    public long Count { get; private set; }

    public string LastHash => hash;

    public IReadOnlyList<string> Problems => problems;

    /// <summary>What the file itself says was lost by a restore: no forgery, but somebody should know.</summary>
    public string Losses => string.Concat(restores.Where(restore => restore.Lost is not null)
        .Select(restore => $"; a restore put it back to {Place(restore.To)}, and what came after up to {Place(restore.Lost!)} is lost"));

    /// <summary>Before the first entry: what the heads say, in the order of the years.</summary>
    public void Begin(IReadOnlyList<AuditHead> ofEveryYear) => heads = ofEveryYear;

    /// <summary>The next entry, in the order of year and number.</summary>
    public void Next(AuditEntry entry)
    {
        if (entry.Year != year)
        {
            BeginYear(entry.Year);
        }

        if (entry.Seq > seq + 1)
        {
            Say(year, entry.Seq == seq + 2 ? $"entry {seq + 1} is missing" : $"entries {seq + 1} to {entry.Seq - 1} are missing");
        }
        else if (entry.Seq <= seq || entry.HashAfter(hash) != entry.Hash)
        {
            Say(year, $"entry {entry.Seq} was changed, or the hash of the one before it");
        }

        if (writtenAt[(year, entry.Seq)].Any(known => known != entry.Hash))
        {
            Say(year, $"entry {entry.Seq} is another one than the heads file has seen");
        }

        if (restores.Any(restore => (restore.To.Year, restore.To.Seq) == lastPlace) && entry.Action != Restored)
        {
            Say(entry.Year, $"the heads file speaks of a restore, and entry {entry.Seq} is none");
        }

        // One change is one problem: what follows is judged by what stands here now.
        (seq, hash) = (entry.Seq, entry.Hash);
        lastPlace = (year, seq);
        lasts[year] = (seq, hash);
        Count++;
    }

    public void Unreadable() => problems.Add(seq == 0 ? $"{slug}: the audit cannot be read" : $"{slug} {year}: the audit cannot be read after entry {seq}");

    /// <summary>After the last entry: whether the chain ends where the heads say.</summary>
    public void End()
    {
        foreach (var head in heads)
        {
            var last = lasts.GetValueOrDefault(head.Year, (Seq: 0, Hash: ""));
            if (last.Seq != head.Seq)
            {
                Say(head.Year, $"the head says entry {head.Seq}, and the last one is {last.Seq}");
            }
            else if (last.Hash != head.Hash)
            {
                Say(head.Year, $"the head has another hash than entry {last.Seq}");
            }
        }

        foreach (var withoutHead in lasts.Keys.Except(heads.Select(head => head.Year)))
        {
            Say(withoutHead, "the head is missing");
        }

        foreach (var restore in restores.Where(restore => (restore.To.Year, restore.To.Seq) == lastPlace))
        {
            Say(restore.To.Year, "the heads file speaks of a restore, and the audit ends before it");
        }

        foreach (var seen in written.GroupBy(w => w.Year).Select(w => w.MaxBy(head => head.Seq)!))
        {
            var last = lasts.GetValueOrDefault(seen.Year, (Seq: 0, Hash: "")).Seq;
            if (seen.Seq > last)
            {
                Say(seen.Year, $"the end was cut off: the heads file has seen entry {seen.Seq}, and the last one is {last}");
            }
        }
    }

    private void BeginYear(int next)
    {
        // A year goes on where the one before was closed; whether that is its last entry, End() says.
        if (heads.LastOrDefault(head => head.Year >= year && head.Year < next) is { } closed)
        {
            hash = closed.Hash;
        }

        (year, seq) = (next, 0);
    }

    private static string Place(WrittenHead head) => head.Seq == 0 ? "its beginning" : $"entry {head.Seq} of {head.Year}";

    private void Say(int inYear, string sentence) => problems.Add($"{slug} {inYear}: {sentence}");
}
