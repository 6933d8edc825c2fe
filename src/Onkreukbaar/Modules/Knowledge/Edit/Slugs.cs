using System.Globalization;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Modules.Knowledge.Edit;

/// <summary>The place of an article in the address, made from its title.</summary>
internal static class Slugs
{
    private const int RoomForANumber = 10;

    public static string Of(string title)
    {
        var words = string.Concat(Searchable.Of(title).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        var slug = words.Length > Article.SlugMax - RoomForANumber ? words[..(Article.SlugMax - RoomForANumber)] : words;
        return slug.Trim('-') is { Length: > 0 } some ? some : "artikel";
    }

    /// <summary>This one, or else with a number behind it.</summary>
    public static string Free(string slug, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}"))
            .First(free => !taken.Contains(free, StringComparer.Ordinal) && !KnowledgeLinks.Taken.Contains(free));
}
