using System.Globalization;
using System.Text;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>
/// What is searched in: the words of an article, with everything else a space. Letter for letter as long as what is shown,
/// so that a place in the one is the same place in the other.
/// </summary>
internal static class SearchableText
{
    /// <summary>What a result shows a piece of.</summary>
    public static string Shown(ArticleContent content) =>
        string.Join(" · ", new[] { content.Summary, content.Law, content.NewNumber, content.OldNumber, content.Scope, content.OvertakenBy, CodeWords.Plain(content.Text) }.Where(part => !string.IsNullOrEmpty(part)));

    public static string Title(ArticleContent content) => Folded(content.Title);

    public static string Text(ArticleContent content) => Folded(Shown(content));

    /// <summary>Small letters and digits without their accents; both databases then see the same words.</summary>
    public static string Folded(string text) => string.Create(text.Length, text, static (folded, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            folded[at] = Folded(text[at]);
        }
    });

    private static char Folded(char letter) => !char.IsLetterOrDigit(letter) ? ' '
        : char.IsAscii(letter) ? char.ToLowerInvariant(letter)
        : char.ToLowerInvariant(letter.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD)[0]);
}
