using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NlDesign.AspNetCore;

/// <summary>Elements in one line each. Text always goes through the encoder of the writer.</summary>
internal static class Html
{
    public static TagBuilder El(string name, string? cssClass = null, params ReadOnlySpan<IHtmlContent?> children)
    {
        var element = new TagBuilder(name);
        if (cssClass is not null)
        {
            element.Attributes["class"] = cssClass;
        }

        foreach (var child in children)
        {
            if (child is not null)
            {
                element.InnerHtml.AppendHtml(child);
            }
        }

        return element;
    }

    public static TagBuilder El(string name, string? cssClass, string text)
    {
        var element = El(name, cssClass);
        element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder Void(string name, string? cssClass = null)
    {
        var element = El(name, cssClass);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    public static TagBuilder WithFlag(this TagBuilder element, string attribute, bool on) =>
        on ? element.With(attribute, attribute) : element;

    public static TagBuilder WithText(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    public static IHtmlContent Text(string text) => new HtmlContentBuilder().Append(text);

    public static IHtmlContent All(params ReadOnlySpan<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is not null)
            {
                all.AppendHtml(part);
            }
        }

        return all;
    }

    public static TagBuilder Hidden(string text) => El("span", "nld-visually-hidden", text);

    public static string Classes(params ReadOnlySpan<string?> classes)
    {
        var joined = new System.Text.StringBuilder();
        foreach (var one in classes)
        {
            if (!string.IsNullOrEmpty(one))
            {
                joined.Append(joined.Length == 0 ? "" : " ").Append(one);
            }
        }

        return joined.ToString();
    }
}
