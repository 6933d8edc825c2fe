namespace Onkreukbaar.Decisions;

/// <summary>What a model may use besides its own names, and how large it may be.</summary>
public sealed record ReadOptions
{
    /// <summary>Names the caller binds at every evaluation (limits, markers); expressions may use them without a requirement.</summary>
    public IReadOnlyCollection<string> Constants { get; init; } = [];

    /// <summary>Whether an output may be missing from the listed output values. It is then the last in priority.</summary>
    public bool AllowUnlistedOutputs { get; init; }

    /// <summary>The largest file that is read.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep elements may be nested in the XML, and brackets in an expression.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The most rules a table may have.</summary>
    public int MaxRules { get; init; } = 2_000;

    /// <summary>The most input, output and annotation columns a table may have together.</summary>
    public int MaxColumns { get; init; } = 200;
}
