using System.Globalization;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Modules.Codes;

/// <summary>Reads which settings there are and with what each body begins, from instellingen.yaml beside the codes.</summary>
internal static class SettingsReader
{
    public const string FileName = "instellingen.yaml";

    private static readonly Dictionary<string, SettingKind> Kinds = new(StringComparer.Ordinal)
    {
        ["ja-nee"] = SettingKind.YesOrNo,
        ["keuzes"] = SettingKind.Words,
        ["getal"] = SettingKind.Number,
        ["tekst"] = SettingKind.Text,
    };

    /// <exception cref="BrokenCodeException">A file says something that cannot be.</exception>
    public static SettingsBook Read(string codesFolder)
    {
        if (!File.Exists(Path.Combine(codesFolder, FileName)))
        {
            return new SettingsBook([], new Dictionary<(string, string), BeginningValue>());
        }

        var known = YamlFiles.ReadOne(codesFolder, FileName, files => files.Documents(FileName).Select(Known).ToList());
        var beginnings = Directory.EnumerateDirectories(codesFolder)
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .SelectMany(folder => YamlFiles.ReadOne(folder, FileName, files => files.Documents(FileName).Select(entry => Beginning(Path.GetFileName(folder), entry, known)).ToList()))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        return new SettingsBook(known, beginnings);
    }

    private static KnownSetting Known(YamlEntry entry) => new(
        entry.Required("naam"),
        Kinds.TryGetValue(entry.Required("soort"), out var kind) ? kind : throw entry.NoneOf("soort", Kinds.Keys),
        Text(entry.Text("label")),
        Text(entry.Text("uitleg")),
        [.. entry.Distinct("waarden", "naam").Select(word => (word.Required("naam"), Text(word.Text("label"))))],
        entry.Optional("standaard"),
        Bound(entry, kind, "laagste"),
        Bound(entry, kind, "hoogste"));

    private static int Bound(YamlEntry entry, SettingKind kind, string name) =>
        kind != SettingKind.Number ? 0
        : int.TryParse(entry.Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw entry.Wrong($"`{name}` is een heel getal", $"`{name}` is a whole number");

    private static KeyValuePair<(string, string), BeginningValue> Beginning(string body, YamlEntry entry, IReadOnlyList<KnownSetting> all)
    {
        var name = entry.Required("naam");
        var known = all.FirstOrDefault(setting => setting.Name == name) ?? throw entry.Wrong($"er is geen instelling `{name}`", $"there is no setting `{name}`");
        var value = known.Kind == SettingKind.Words ? string.Join(SettingsBook.Between, entry.Strings("waarde")) : entry.Required("waarde");
        var strange = known.Kind == SettingKind.Words ? entry.Strings("waarde").FirstOrDefault(word => known.Words.All(may => may.Name != word)) : null;
        return strange is null
            ? KeyValuePair.Create((body, name), new BeginningValue(value, entry.Required("bron"), entry.Flag("vast")))
            : throw entry.Wrong($"`{strange}` is geen van de waarden van {name}", $"`{strange}` is not one of the words of {name}");
    }

    private static SettingText Text(LocalText text) => new(text.Nl, text.En);
}
