using System.Globalization;
using System.Text;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>
/// What was destroyed, in a file outside the database, so that no backup brings it back. A line is on disk before the
/// destruction begins: when the program dies in between, a restore rather leaves out too much than too little, for what
/// two people had decided to destroy. A destruction that did not happen is taken back by another line, never by removing one.
/// </summary>
public sealed class DestructionLedger(string dataFolder, Clock clock)
{
    public const string FileName = "destructions.log";

    /// <summary>What the kind of a line says that takes back a certificate.</summary>
    internal const string TakenBack = "-";

    /// <summary>Behind a line that was cut off when the program died; what it announced cannot have begun.</summary>
    internal const string Torn = ";torn";

    private readonly Lock gate = new();

    private string File => Path.Combine(dataFolder, FileName);

    public LedgerContents Read()
    {
        lock (gate)
        {
            return System.IO.File.Exists(File) ? LedgerContents.Read([File]) : LedgerContents.Nothing;
        }
    }

    internal void Announce(string slug, string kind, Guid certificate, IEnumerable<Guid> records) =>
        Append(records.Select(record => new LedgerRecord(slug, kind, record, Now, certificate)));

    /// <summary>
    /// What somebody removes that was only their own: nobody proposes or confirms it, and no backup brings it back either. Each
    /// stands under a certificate of its own, so that the lines tell nothing of each other.
    /// </summary>
    public async Task RemovingAsync(string slug, IReadOnlyList<(string Kind, Guid Id)> records, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(work);
        Append(records.Select(record => new LedgerRecord(slug, record.Kind, record.Id, Now, record.Id)));
        try
        {
            await work();
        }
        catch
        {
            foreach (var (_, id) in records)
            {
                TakeBack(slug, id);
            }

            throw;
        }
    }

    /// <summary>Only when an earlier attempt was announced.</summary>
    internal void TakeBack(string slug, Guid certificate)
    {
        if (Read().Certificates.Contains((slug, certificate)))
        {
            Append([new LedgerRecord(slug, TakenBack, Guid.Empty, Now, certificate)]);
        }
    }

    /// <summary>What another file knows and this one does not: after a restore in another folder the ledger goes on where it was.</summary>
    public void Adopt(LedgerContents other)
    {
        var known = Read();
        Append(other.Records.Where(record => !known.Knows(record.Id)));
    }

    private string Now => clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Append(IEnumerable<LedgerRecord> lines)
    {
        var text = string.Concat(lines.Select(line => $"{line.Slug};{line.Kind};{line.Id};{line.At};{line.Certificate}\n"));
        if (text.Length == 0)
        {
            return;
        }

        lock (gate)
        {
            using var file = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var mended = EndsWell(file) ? text : $"{Torn}\n{text}";
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(mended));
            file.Flush(flushToDisk: true);
        }
    }

    private static bool EndsWell(FileStream file)
    {
        if (file.Length == 0)
        {
            return true;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}

/// <summary>A record that was destroyed, and under which certificate.</summary>
public sealed record LedgerRecord(string Slug, string Kind, Guid Id, string At, Guid Certificate);

/// <summary>What one or more ledgers say together.</summary>
public sealed class LedgerContents
{
    public static readonly LedgerContents Nothing = new([], []);

    private readonly HashSet<Guid> ids;

    private LedgerContents(IReadOnlyList<LedgerRecord> records, IReadOnlyList<string> problems)
    {
        (Records, Problems) = (records, problems);
        Certificates = records.Select(record => (record.Slug, record.Certificate)).ToHashSet();
        ids = records.Select(record => record.Id).ToHashSet();
    }

    public IReadOnlyList<LedgerRecord> Records { get; }

    public IReadOnlyList<string> Problems { get; }

    public IReadOnlySet<(string Slug, Guid Certificate)> Certificates { get; }

    public bool Knows(Guid record) => ids.Contains(record);

    public static LedgerContents Read(IEnumerable<string> files)
    {
        var (records, problems) = (new List<LedgerRecord>(), new List<string>());
        foreach (var file in files)
        {
            var text = ReadText(file);
            var lines = text.Split('\n');
            foreach (var (number, line) in lines.Index().SkipLast(1).Where(pair => !pair.Item.EndsWith(DestructionLedger.Torn, StringComparison.Ordinal)))
            {
                if (Parse(line) is not { } record)
                {
                    problems.Add($"line {number + 1} of {Path.GetFileName(file)} cannot be read");
                }
                else if (record.Kind == DestructionLedger.TakenBack)
                {
                    records.RemoveAll(known => known.Certificate == record.Certificate && known.Slug == record.Slug);
                }
                else
                {
                    records.Add(record);
                }
            }
        }

        return new LedgerContents(records, problems);
    }

    private static string ReadText(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static LedgerRecord? Parse(string line) =>
        line.Split(';') is [{ Length: > 0 } slug, { Length: > 0 } kind, var id, var at, var certificate] && Guid.TryParse(id, out var record) && Guid.TryParse(certificate, out var under)
            ? new LedgerRecord(slug, kind, record, at, under)
            : null;
}
