using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Knowledge.Read;

/// <summary>When a rule holds and how it is cited, in words.</summary>
internal static class RuleWords
{
    public static string Period(ArticleContent rule) => (rule.ValidFrom, rule.ValidTo) switch
    {
        (null, null) => Say("Geldt", "In force"),
        ({ } from, null) => Say($"Geldt vanaf {CodeWords.Date(from)}", $"In force from {CodeWords.Date(from)}"),
        (null, { } to) => Say($"Gold tot en met {CodeWords.Date(to)}", $"Was in force up to and including {CodeWords.Date(to)}"),
        ({ } from, { } to) => Say($"Van {CodeWords.Date(from)} tot en met {CodeWords.Date(to)}", $"From {CodeWords.Date(from)} up to and including {CodeWords.Date(to)}"),
    };

    /// <summary>What the other number is: that of before, or that to come.</summary>
    public static string OtherNumber(ArticleContent rule, DateOnly day) => rule.RenumberedOn is { } since && day < since
        ? Say($"Nummer vanaf {CodeWords.Date(since)}", $"Number from {CodeWords.Date(since)}")
        : Say($"Nummer tot {CodeWords.Date(rule.RenumberedOn!.Value)}", $"Number until {CodeWords.Date(rule.RenumberedOn!.Value)}");
}
