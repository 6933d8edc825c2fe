namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>A module whose records have a number that people use: it tells them to whoever may open the record, and to nobody else.</summary>
public interface IReferAudited
{
    /// <summary>The words for its records in the audit.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The numbers of those among these records that whoever asks may open.</summary>
    Task<IReadOnlyDictionary<Guid, string>> SeenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel);
}
