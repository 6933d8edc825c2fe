namespace Onkreukbaar.Modules.Knowledge.Articles;

/// <summary>What an article says at one moment: a version keeps it whole.</summary>
internal sealed record ArticleContent
{
    public const int TitleMax = 200;
    public const int SummaryMax = 300;
    public const int TextMax = 50_000;
    public const int NumberMax = 100;
    public const int LineMax = 200;
    public const int LinkMax = 500;

    public required ArticleKind Kind { get; init; }

    public required Audience Audience { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>The first day on which what it says holds; null when that is not known, or long ago.</summary>
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The law or the set of rules that this is a piece of.</summary>
    public string? Law { get; init; }

    /// <summary>The number by which it is cited now.</summary>
    public string? NewNumber { get; init; }

    /// <summary>The number it had until <see cref="RenumberedOn"/>.</summary>
    public string? OldNumber { get; init; }

    /// <summary>The first day of the new number.</summary>
    public DateOnly? RenumberedOn { get; init; }

    /// <summary>Who made the rule.</summary>
    public string? Adopter { get; init; }

    /// <summary>For whom the rule is.</summary>
    public string? Scope { get; init; }

    public string? Link { get; init; }

    /// <summary>What came in its place; then the rule itself is overtaken.</summary>
    public string? OvertakenBy { get; init; }

    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    public bool IsOverOn(DateOnly day) => ValidTo < day;

    /// <summary>How the rule was cited on a day.</summary>
    public string? NumberOn(DateOnly day) => RenumberedOn is { } since && day < since ? OldNumber : NewNumber ?? OldNumber;

    /// <summary>The other number, which older or newer documents have.</summary>
    public string? OtherNumberOn(DateOnly day) => RenumberedOn is null || OldNumber is null || NewNumber is null ? null : day < RenumberedOn ? NewNumber : OldNumber;
}
