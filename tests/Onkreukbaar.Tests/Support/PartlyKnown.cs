using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Support;

/// <summary>Facts as somebody may have told them: some known, some asked in vain, some not asked yet.</summary>
internal sealed record PartlyKnown(Dictionary<string, object?> Known, List<string> Asked, List<string> Open)
{
    // So many ways can all be tried.
    private const int MostWays = 256;

    public IReadOnlyList<string> Unknown => [.. Asked, .. Open];

    public Dictionary<string, object?> Told => new(Known.Concat(Asked.Select(fact => KeyValuePair.Create(fact, (object?)null))), StringComparer.Ordinal);

    /// <summary>Everything known: each fact harmless in so many of that number plus one throws.</summary>
    public static Dictionary<string, object?> Everything(PlainTables tables, Dice dice, int harmless) =>
        tables.Facts.ToDictionary(fact => fact.Name, fact => Value(tables, dice, fact, harmless), StringComparer.Ordinal);

    public static PartlyKnown Some(PlainTables tables, Dice dice, int harmless)
    {
        var known = Everything(tables, dice, harmless);
        var (open, asked) = (new List<string>(), new List<string>());
        var ways = 1;
        var wanted = Math.Min(3 + dice.Throw(3), tables.Facts.Count - 1);
        while (open.Count + asked.Count < wanted)
        {
            // Who somebody is, is asked before anything else, since it chooses the code.
            var fact = dice.Throw(8) == 0 ? dice.Pick(tables.Facts) : dice.Pick(tables.Tested);
            if (fact.Name == tables.Audience || !known.ContainsKey(fact.Name))
            {
                continue;
            }

            ways *= tables.Values[fact.Name].Count;
            if (ways > MostWays)
            {
                break;
            }

            // What is taken for granted is never open.
            (fact.Assumed is not null || dice.Throw(4) == 0 ? asked : open).Add(fact.Name);
            known.Remove(fact.Name);
        }

        return new PartlyKnown(known, asked, open);
    }

    public Dictionary<string, object?> With(string fact, PlainTables tables, Dice dice) => new(Told, StringComparer.Ordinal) { [fact] = dice.Pick(tables.Values[fact]) };

    public static string Described(IEnumerable<KeyValuePair<string, object?>> facts) => string.Join(", ", facts.Select(fact => $"{fact.Key}: {PlainTables.Show(fact.Value)}"));

    public override string ToString() => $"asked in vain [{string.Join(", ", Asked)}], open [{string.Join(", ", Open)}], known {Described(Known)}";

    private static object? Value(PlainTables tables, Dice dice, Fact fact, int harmless) =>
        dice.Throw((harmless * 2) + 1) > 0 && fact.Name != tables.Audience && fact.Harmless is not decimal ? fact.Harmless : dice.Pick(tables.Values[fact.Name]);
}
