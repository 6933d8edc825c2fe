namespace Onkreukbaar.Platform.Modules.Organisation;

/// <summary>What kind of value a setting takes.</summary>
public enum SettingKind
{
    YesOrNo,
    Words,
    Number,
    Text,
}

/// <summary>A text in both languages of the interface.</summary>
public sealed record SettingText(string Nl, string En)
{
    public override string ToString() => Web.Language.Say(Nl, En);
}

/// <summary>Something a body may decide for itself.</summary>
/// <param name="Name">Its name, e.g. geschenken.lezers.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Label">What it is about.</param>
/// <param name="Explanation">What follows from it.</param>
/// <param name="Words">The words that may be chosen; empty unless it takes words.</param>
/// <param name="Default">What holds as long as nothing was decided; null is a gap.</param>
/// <param name="Lowest">The lowest number it takes; means nothing for what is no number.</param>
/// <param name="Highest">The highest one.</param>
public sealed record KnownSetting(string Name, SettingKind Kind, SettingText Label, SettingText Explanation, IReadOnlyList<(string Name, SettingText Label)> Words, string? Default, int Lowest, int Highest);

/// <summary>What a setting is before anybody decided, and the source that says so; no source where it is only what the program does by itself.</summary>
/// <param name="Value">What holds.</param>
/// <param name="Source">Where that stands.</param>
/// <param name="IsFixed">The source leaves nothing to decide: it holds until the code says something else.</param>
public sealed record BeginningValue(string Value, string? Source, bool IsFixed = false);

/// <summary>Every setting there is, and with which values each body begins.</summary>
public sealed class SettingsBook(IReadOnlyList<KnownSetting> all, IReadOnlyDictionary<(string Body, string Setting), BeginningValue> beginnings)
{
    public const char Between = ',';

    public IReadOnlyList<KnownSetting> All => all;

    public KnownSetting? Find(string name) => all.FirstOrDefault(known => known.Name == name);

    public BeginningValue? Beginning(Body body, string name) =>
        beginnings.TryGetValue((body.Slug, name), out var own) ? own
        : Find(name)?.Default is { } value ? new BeginningValue(value, null)
        : null;

    /// <summary>The code of this body decides it; nobody else does.</summary>
    public bool IsFixed(Body body, string name) => Beginning(body, name) is { IsFixed: true };
}
