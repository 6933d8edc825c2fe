namespace Onkreukbaar.Decisions.Unknowns;

/// <summary>A diagram needs more nodes than allowed: the tables combine too many facts freely.</summary>
public sealed class DiagramTooLargeException : Exception
{
    internal DiagramTooLargeException(int maxNodes)
        : base($"The decision diagram needs more than {maxNodes} nodes. Split the table, or put a helper decision before it.")
        => MaxNodes = maxNodes;

    internal DiagramTooLargeException(int maxNodes, string decision, DiagramTooLargeException inner)
        : base($"The decision '{decision}' needs a diagram of more than {maxNodes} nodes. Split its table, or put a helper decision before it.", inner)
        => (MaxNodes, Decision) = (maxNodes, decision);

    /// <summary>The decision whose table it is, if it is that of a table.</summary>
    public string? Decision { get; }

    /// <summary>The number of nodes that was not enough.</summary>
    public int MaxNodes { get; }
}
