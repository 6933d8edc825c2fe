using Microsoft.AspNetCore.Html;

namespace Onkreukbaar.Modules.Knowledge.Search;

/// <summary>A text with the words in it that were found. What it holds is text and never HTML, whatever somebody wrote in it.</summary>
internal sealed class MarkedText(string text, IReadOnlyList<Range> marks)
{
    private const int PieceLength = 260;
    private const int BeforeTheFirst = 80;

    /// <summary>The piece of a text around the first word that was found.</summary>
    public static MarkedText PieceOf(string text, IReadOnlyList<Range> marks)
    {
        var first = marks.Count == 0 ? 0 : marks[0].Start.Value;
        var from = first <= BeforeTheFirst ? 0 : WordAfter(text, first - BeforeTheFirst, first);
        var to = text.Length - from <= PieceLength ? text.Length : WordBefore(text, from + PieceLength, first);
        var (before, after) = (from > 0 ? "… " : "", to < text.Length ? " …" : "");
        var within = marks.Where(mark => mark.Start.Value >= from && mark.End.Value <= to);
        return new MarkedText(before + text[from..to].TrimEnd() + after, [.. within.Select(mark => Moved(mark, before.Length - from))]);
    }

    /// <summary>For the page: everything encoded, and nothing but the marks added.</summary>
    public IHtmlContent Html()
    {
        var (html, at) = (new HtmlContentBuilder(), 0);
        foreach (var mark in marks)
        {
            html.Append(text[at..mark.Start.Value]).AppendHtml("<mark>").Append(text[mark]).AppendHtml("</mark>");
            at = mark.End.Value;
        }

        return html.Append(text[at..]);
    }

    private static Range Moved(Range mark, int by) => (mark.Start.Value + by)..(mark.End.Value + by);

    private static int WordAfter(string text, int at, int most) => text.IndexOf(' ', at, most - at) is var space && space < 0 ? at : space + 1;

    private static int WordBefore(string text, int at, int least) => text.LastIndexOf(' ', at - 1, at - least) is var space && space < 0 ? at : space;
}
