namespace Onkreukbaar.Decisions;

/// <summary>
/// Stands for a fact that is not known. Not FEEL's <c>null</c>: null is a value a fact can have, this says that
/// its value could be anything. It travels through expressions and makes a cell answer "cannot say".
/// </summary>
public sealed class Unknown
{
    /// <summary>The one and only marker.</summary>
    public static readonly Unknown Value = new();

    private Unknown()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "unknown";
}
