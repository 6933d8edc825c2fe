using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>What every component shares: the page it stands on and the texts of the library.</summary>
public abstract class NlComponent : TagHelper
{
    /// <summary>Set by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected INlDesignTexts Texts =>
        ViewContext.HttpContext.RequestServices?.GetService<INlDesignTexts>() ?? NlDesignTexts.Default;

    private protected string ClaimId(string wanted) => PageIds.Of(ViewContext.HttpContext).Claim(wanted);

    /// <summary>Writes the element in place of the tag; what the page wrote on the tag comes along, classes behind ours.</summary>
    private protected static void Write(TagHelperOutput output, TagBuilder element)
    {
        output.TagName = element.TagName;
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var (name, value) in element.Attributes)
        {
            if (name == "class" && output.Attributes.TryGetAttribute("class", out var own))
            {
                output.Attributes.SetAttribute("class", new HtmlContentBuilder().Append(value ?? "").Append(" ").AppendHtml(AsHtml(own.Value)));
            }
            else
            {
                output.Attributes.SetAttribute(name, value);
            }
        }

        output.Content.SetHtmlContent(element.InnerHtml);
    }

    private protected static IHtmlContent AsHtml(object? value) => value as IHtmlContent ?? Text(value?.ToString() ?? "");

    /// <summary>The children belong to a list that the parent writes.</summary>
    private protected static List<T> Gather<T>(TagHelperContext context)
    {
        List<T> list = [];
        context.Items[typeof(T)] = list;
        return list;
    }

    private protected static List<T> GatheredBy<T>(TagHelperContext context, string parent)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(typeof(T), out var list) && list is List<T> found
            ? found
            : throw new InvalidOperationException($"<{context.TagName}> belongs inside <{parent}>.");
    }

    /// <summary>The content of the tag, kept as it stands and encoded where Razor encodes it.</summary>
    private protected static async Task<IHtmlContent> ContentOfAsync(TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = new HtmlContentBuilder();
        (await output.GetChildContentAsync()).CopyTo(content);
        return content;
    }
}
