using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>
/// A table with a caption, in a region that scrolls by itself and that the keyboard reaches. Its content is plain thead, tbody, tr, th, td.
/// </summary>
[HtmlTargetElement("nl-table")]
public sealed class NlTable : NlComponent
{
    /// <summary>What the table is about.</summary>
    public string Caption { get; set; } = "";

    /// <summary>The page says it in a heading right above: the caption stays for who does not see that.</summary>
    public bool HideCaption { get; set; }

    /// <summary>Narrow screens get a card for each row; give each td a data-label then.</summary>
    public bool Stacked { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await ContentOfAsync(output);
        var id = ClaimId("table") + "-caption";
        // The caption stands outside the part that scrolls, so that it stays readable; the table is tied to it by its id.
        Write(output, El("div", Stacked ? "nld-table nld-table--stacked" : "nld-table",
            El("div", HideCaption ? "nld-table__caption nld-visually-hidden" : "nld-table__caption", Caption).With("id", id),
            El("div", "nld-table__scroll utrecht-table-container",
                El("table", "utrecht-table", content).With("aria-labelledby", id))
                .With("role", "region").With("aria-labelledby", id).With("tabindex", "0")));
    }
}

/// <summary>Marks the row of a table that matters here, in words and in colour: the words stand in its first cell.</summary>
[HtmlTargetElement("tr", Attributes = "nl-highlight")]
public sealed class NlHighlightedRow : NlComponent
{
    /// <summary>The words, for instance "Deze regel past bij jouw antwoorden". Empty marks nothing.</summary>
    [HtmlAttributeName("nl-highlight")]
    public string? Words { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrEmpty(Words))
        {
            return;
        }

        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        (await output.GetChildContentAsync()).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        var cells = writer.ToString();
        var end = EndOfFirstTag(cells);
        var mark = El("span", "nld-row__mark", Words);
        Write(output, El("tr", "nld-row--highlight", new HtmlString(cells[..end]), end == 0 ? null : mark, new HtmlString(cells[end..])));
    }

    /// <summary>Behind the first th or td, whose attributes may contain a > themselves.</summary>
    internal static int EndOfFirstTag(string html)
    {
        var start = html.IndexOf("<t", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return 0;
        }

        var quote = '\0';
        for (var index = start; index < html.Length; index++)
        {
            var c = html[index];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return index + 1;
            }
        }

        return 0;
    }
}

internal sealed record DataItem(string Key, IHtmlContent Value, string? Href, string? Change);

/// <summary>Questions and answers, or the facts of one thing.</summary>
[HtmlTargetElement("nl-data-list")]
public sealed class NlDataList : NlComponent
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var items = Gather<DataItem>(context);
        await output.GetChildContentAsync();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = El("dl", "utrecht-data-list utrecht-data-list--html-dl utrecht-data-list--rows");
        foreach (var (key, value, href, change) in items)
        {
            list.InnerHtml.AppendHtml(El("div", "utrecht-data-list__item",
                El("dt", "utrecht-data-list__item-key", key),
                El("dd", "utrecht-data-list__item-value utrecht-data-list__item-value--html-dd", value),
                href is null ? null : El("dd", "utrecht-data-list__actions utrecht-data-list__actions--html-dd",
                    // "Wijzig" ten times in a list of links says nothing; the question behind it does.
                    El("a", "utrecht-link utrecht-link--html-a", change ?? Texts[NlDesignText.Change]).With("href", href)
                        .WithHidden(" " + key))));
        }

        Write(output, list);
    }
}

/// <summary>One row: a key and what it is, with a link to change it.</summary>
[HtmlTargetElement("nl-data-item", ParentTag = "nl-data-list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlDataItem : NlComponent
{
    /// <summary>The question or the name of the fact.</summary>
    public string Key { get; set; } = "";

    /// <summary>Where it is changed.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>The word of that link.</summary>
    public string? ChangeText { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        GatheredBy<DataItem>(context, "nl-data-list").Add(new(Key, await ContentOfAsync(output), ChangeHref, ChangeText));
        output.SuppressOutput();
    }
}

internal static class HiddenContext
{
    public static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder WithHidden(this Microsoft.AspNetCore.Mvc.Rendering.TagBuilder link, string text)
    {
        link.InnerHtml.AppendHtml(Hidden(text));
        return link;
    }
}
