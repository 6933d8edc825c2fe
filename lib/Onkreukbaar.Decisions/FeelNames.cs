using System.Globalization;

namespace Onkreukbaar.Decisions;

/// <summary>What an expression may name. Names can hold spaces and signs, so the longest one that fits is meant.</summary>
internal sealed class FeelNames(
    IEnumerable<string> names,
    IEnumerable<string>? facts = null,
    IReadOnlyDictionary<string, Knowledge>? knowledge = null,
    IEnumerable<string>? members = null)
{
    private static readonly Longest BuiltIn = new(FeelFunctions.All.Keys);
    private static readonly string[] Parts = ["time offset"];

    private readonly Longest _names = new(names.Select(Tidy));
    private readonly HashSet<string> _facts = new((facts ?? []).Select(Tidy), StringComparer.Ordinal);
    private readonly Longest _knowledge = new(knowledge?.Keys ?? []);
    private readonly Longest _members = new((members ?? []).Select(Tidy).Concat(Parts));

    /// <summary>One space where the text has white space, none around it.</summary>
    public static string Tidy(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool IsStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    public static bool IsPart(char c) => IsStart(c) || char.IsDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public string? Name(string text, int at, out int end) => _names.At(text, at, out end);

    public string? Member(string text, int at, out int end) => _members.At(text, at, out end);

    public string? Function(string text, int at, out int end)
    {
        var own = _knowledge.At(text, at, out end);
        var builtIn = BuiltIn.At(text, at, out var builtInEnd);
        if (builtIn is null || builtInEnd <= end)
        {
            return own;
        }

        end = builtInEnd;
        return builtIn;
    }

    public Knowledge? Knowledge(string name) => knowledge?.GetValueOrDefault(name);

    public bool IsFact(string name) => _facts.Contains(name);

    private sealed class Longest
    {
        private readonly Dictionary<char, string[]> _byFirst;

        public Longest(IEnumerable<string> names) => _byFirst = names
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(n => n[0])
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToArray());

        public string? At(string text, int at, out int end)
        {
            end = at;
            if (at >= text.Length || !_byFirst.TryGetValue(text[at], out var candidates))
            {
                return null;
            }

            foreach (var name in candidates)
            {
                if (Fits(name, text, at, out end))
                {
                    return name;
                }
            }

            end = at;
            return null;
        }

        private static bool Fits(string name, string text, int at, out int end)
        {
            end = at;
            foreach (var c in name)
            {
                if (end >= text.Length || (c == ' ' ? !char.IsWhiteSpace(text[end]) : c != text[end]))
                {
                    return false;
                }

                end++;
                while (c == ' ' && end < text.Length && char.IsWhiteSpace(text[end]))
                {
                    end++;
                }
            }

            return !IsPart(name[^1]) || end >= text.Length || !IsPart(text[end]);
        }
    }
}
