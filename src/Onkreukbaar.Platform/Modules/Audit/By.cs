namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>Who acts, along which way, and for whom somebody else enters it. No person means the system itself, or somebody who stays unknown.</summary>
public sealed record By(Guid? PersonId, string Origin, Guid? OnBehalfOf = null)
{
    internal const int OriginMax = 10;

    private static readonly string[] Origins = ["web", "cli", "job", "import"];

    /// <summary>The program at work by itself, in the background.</summary>
    public static By Job { get; } = new(null, "job");

    public string Origin { get; } = Origins.Contains(Origin, StringComparer.Ordinal) ? Origin : throw new ArgumentException($"An origin is one of {string.Join(", ", Origins)}.", nameof(Origin));

    /// <summary>Somebody on a page or through the API.</summary>
    public static By Web(Guid? personId, Guid? onBehalfOf = null) => new(personId, "web", onBehalfOf);

    /// <summary>Whoever types a command on the server; the program does not know who that is, unless it is told.</summary>
    public static By Cli(Guid? personId = null) => new(personId, "cli");

    /// <summary>A file that is read in, and who offered it.</summary>
    public static By Import(Guid? personId = null) => new(personId, "import");
}
