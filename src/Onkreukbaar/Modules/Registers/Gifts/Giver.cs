using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Registers.Gifts;

/// <summary>When two spellings are one giver: the same letters, whatever capitals, accents, dots or legal form.</summary>
internal static class Giver
{
    private static readonly HashSet<string> LegalForms = new(["bv", "nv", "vof", "cv", "stichting", "vereniging", "cooperatie", "holding"], StringComparer.Ordinal);

    public static string Key(string? organisation, string? person)
    {
        var words = Searchable.Of(string.IsNullOrWhiteSpace(organisation) ? person ?? "" : Together(organisation)).Split(' ');
        var naming = words.Where(word => !LegalForms.Contains(word)).ToList();
        return string.Join(' ', naming.Count == 0 ? [.. words] : naming);
    }

    // B.V. is one word.
    private static string Together(string name) => name.Replace(".", "", StringComparison.Ordinal);
}
