namespace Onkreukbaar.Platform.Modules.Retention;

/// <summary>
/// Rows that go with a record: those of this table whose column holds its id. Rows that hang on such rows in turn name
/// them in <paramref name="Of"/>, and hold their Id.
/// </summary>
public sealed record Footprint(string Table, string Column, Footprint? Of = null);

/// <summary>A module with rows that hang on records of another module, such as files: they go when the record goes.</summary>
public interface IDestroys
{
    /// <summary>Of which kinds of record.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>What goes, in an order that leaves no row pointing at one that is gone.</summary>
    IReadOnlyList<Footprint> Rows { get; }
}

/// <summary>
/// A kind of record with a retention term of its own. The rows are named and not deleted by the module itself, because
/// a restored backup leaves out the same rows before they are ever written.
/// </summary>
public interface IKeepRecords
{
    /// <summary>The word for it in rules, certificates and the ledger; it can never change.</summary>
    string Kind { get; }

    /// <summary>The kind as people call it.</summary>
    string Name { get; }

    IReadOnlyList<StartEvent> Starts { get; }

    /// <summary>Everything of a record in this module, the record itself last.</summary>
    IReadOnlyList<Footprint> Rows { get; }

    /// <summary>The records that are over and done with and whose term began at the latest on a day. What is still open is never among them.</summary>
    Task<IReadOnlyList<EndedRecord>> EndedAsync(StartEvent start, DateOnly latest, CancellationToken cancel);

    /// <summary>The record behind a reference, whether it is over or not; null when there is none.</summary>
    Task<Guid?> FindAsync(string reference, CancellationToken cancel);
}

/// <summary>A record that is over and done with.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it; nothing of what it says.</param>
/// <param name="StartedOn">When its term began.</param>
/// <param name="Along">Rows that are kept for it alone and go with it, under the same footprints.</param>
public sealed record EndedRecord(Guid Id, string Reference, DateOnly StartedOn, IReadOnlyList<Guid> Along)
{
    public EndedRecord(Guid id, string reference, DateOnly startedOn) : this(id, reference, startedOn, [])
    {
    }

    public IEnumerable<Guid> Ids => Along.Prepend(Id);
}
