namespace Onkreukbaar.Modules.Codes.Themes;

/// <summary>
/// What a theme or an article of the document holds together: what was agreed, why, examples, and where to read on. The
/// agreements themselves stand in the decision tables and are gathered from there.
/// </summary>
internal sealed record Theme
{
    /// <summary>The headings whose rules are its agreements.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>The topics somebody can ask about, and whose examples belong to it.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public ThemeText? Why { get; init; }

    /// <summary>What else the document says, such as what one can do, or an annex.</summary>
    public required IReadOnlyList<ThemeText> Further { get; init; }

    /// <summary>Where else its rules are formally laid down; null when the document names no place.</summary>
    public string? LaidDownIn { get; init; }

    /// <summary>From what its rules derive, in the words of the document.</summary>
    public string? DerivesFrom { get; init; }

    public required IReadOnlyList<FurtherReading> FurtherReading { get; init; }

    public IEnumerable<ThemeText> Texts => Why is { } why ? [why, .. Further] : Further;
}

/// <summary>A block of a theme under a heading of its own, from a heading of the document.</summary>
internal sealed record ThemeText(LocalText Heading, string Article, string Text);

/// <summary>Where to read on; without an address when it is not on the internet.</summary>
internal sealed record FurtherReading(string Title, string? Address);
