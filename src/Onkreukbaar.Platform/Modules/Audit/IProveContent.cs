namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>A module with records that never change: it works out again what the audit says of their content.</summary>
public interface IProveContent
{
    Task<ContentFindings> CompareAsync(AuditedContent audited, CancellationToken cancel);
}

/// <summary>What a comparison found.</summary>
/// <param name="Same">How many records say what they said.</param>
/// <param name="Problems">One sentence for each that does not: which one, and nothing of what it says.</param>
public sealed record ContentFindings(int Same, IReadOnlyList<string> Problems);

/// <summary>What one body's chain says about the content of records, gathered while it is walked.</summary>
public sealed class AuditedContent
{
    private const string Destroyed = "destroyed";

    private readonly Dictionary<(string Kind, Guid Id), List<string>> macs = [];
    private readonly HashSet<Guid> destroyed = [];

    internal void Add(AuditEntry entry)
    {
        if (entry.Action == Destroyed)
        {
            destroyed.Add(entry.ObjectId);
        }

        if (entry.ContentMac is not { } mac)
        {
            return;
        }

        if (!macs.TryGetValue((entry.Kind, entry.ObjectId), out var known))
        {
            macs[(entry.Kind, entry.ObjectId)] = known = [];
        }

        known.Add(mac);
    }

    /// <summary>What was noted about a record, in the order in which it happened; nothing for what came in another way, such as the stories of a demo.</summary>
    public IReadOnlyList<string> MacsOf(string kind, Guid id) => macs.GetValueOrDefault((kind, id)) ?? [];

    /// <summary>The records of a kind with such a note of which nothing says that they were destroyed.</summary>
    public IEnumerable<Guid> Expected(string kind) => macs.Keys.Where(key => key.Kind == kind && !destroyed.Contains(key.Id)).Select(key => key.Id);
}
