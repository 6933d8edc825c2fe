namespace Onkreukbaar.Platform.Modules.OwnCopy;

/// <summary>A module that keeps something about people tells each of them what, and of nobody else more than who decided.</summary>
public interface ITellAbout
{
    Task<ToldPart> TellAsync(Guid personId, CancellationToken cancel);
}

/// <summary>One subject of a person's own copy.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Heading">Its heading on the page.</param>
/// <param name="Items">What is kept; empty says that nothing is.</param>
/// <param name="Records">The records this is about, to look up in the audit who looked at them.</param>
public sealed record ToldPart(string Key, string Heading, IReadOnlyList<ToldItem> Items, IReadOnlyList<Guid> Records);

/// <summary>One thing that is kept, with what hangs on it.</summary>
public sealed record ToldItem(string Heading, IReadOnlyList<ToldField> Fields, IReadOnlyList<ToldList> Lists)
{
    public ToldItem(string heading, IReadOnlyList<ToldField> fields) : this(heading, fields, [])
    {
    }

    /// <summary>The language of the labels too, where they are kept as they were shown; null for that of the page.</summary>
    public string? Language { get; init; }
}

/// <summary>Several things of one sort inside another, such as the versions of a declaration.</summary>
public sealed record ToldList(string Key, string Heading, IReadOnlyList<ToldItem> Items);

/// <summary>One value: as it is kept for the file, and in words for the page when those differ.</summary>
public sealed record ToldField(string Key, string Label, object? Value, string? Text = null);
