using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Administration.BodySettings;

/// <summary>Settings and their values in the words that an administrator sees.</summary>
internal static class SettingWords
{
    public const string Yes = "ja";
    public const string No = "nee";

    /// <summary>The part of the name before the first point says what a setting is about.</summary>
    public static string Group(KnownSetting setting) => setting.Name.Split('.')[0] switch
    {
        "geschenken" => Say("Geschenken", "Gifts"),
        "cijfers" => Say("Cijfers", "Figures"),
        "aanmelden" => Say("Aanmelden", "Signing in"),
        var other => other.FirstUpper(),
    };

    public static string Value(KnownSetting setting, string value) => setting.Kind switch
    {
        SettingKind.YesOrNo => value == Yes ? Say("Ja", "Yes") : Say("Nee", "No"),
        SettingKind.Words when Words(value) is { Count: > 0 } chosen => string.Join("; ", chosen.Select(name => Label(setting, name))),
        SettingKind.Words => Say("Niemand of niets", "Nobody or nothing"),
        SettingKind.Text when value.Length == 0 => Say("Leeg", "Empty"),
        _ => value,
    };

    public static IReadOnlyList<string> Words(string value) => value.Split(SettingsBook.Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A setting with a word for nobody wants that said, so that nothing chosen is not mistaken for it.</summary>
    public static bool HasNobody(KnownSetting setting) => setting.Words.Any(word => word.Name == SecondFactorDemand.Nobody);

    private static string Label(KnownSetting setting, string name) =>
        setting.Words.Where(word => string.Equals(word.Name, name, StringComparison.OrdinalIgnoreCase)).Select(word => word.Label.ToString()).FirstOrDefault() ?? name;
}
