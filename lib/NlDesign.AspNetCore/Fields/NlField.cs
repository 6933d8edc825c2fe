using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace NlDesign.AspNetCore.Fields;

/// <summary>
/// What every field shares: where the label, the value and the error come from, and which ids belong together.
/// Give either <see cref="For"/> or a <see cref="Name"/> with a <see cref="Label"/>.
/// </summary>
public abstract class NlField : TagHelper
{
    /// <summary>The property of the model: gives name, value, errors and, where no label is given, the display name.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The name in the form, where there is no property.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the (first) control. Follows from the name when left out.</summary>
    public string? Id { get; set; }

    /// <summary>The label, or the legend of a group.</summary>
    public string? Label { get; set; }

    /// <summary>One or two sentences under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>The label is the h1 of the page: one question a page.</summary>
    public bool LabelAsHeading { get; set; }

    /// <summary>An error of the page's own, instead of the first one in ModelState.</summary>
    public string? Error { get; set; }

    /// <summary>The field may stay empty; the label says so.</summary>
    public bool Optional { get; set; }

    /// <summary>A class for the control (nld-width-short, nld-width-medium) or for the group.</summary>
    [HtmlAttributeName("class")]
    public string? CssClass { get; set; }

    /// <summary>Set by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected INlDesignTexts Texts =>
        ViewContext.HttpContext.RequestServices?.GetService<INlDesignTexts>() ?? NlDesignTexts.Default;

    private protected FieldRenderer Renderer => new(Texts);

    private protected ModelStateDictionary State => ViewContext.ViewData.ModelState;

    private protected string FullName => Name
        ?? (For is null ? throw new InvalidOperationException($"<{GetType().Name}> needs for=\"...\" or name=\"...\".") : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    /// <summary>Collects what the renderer needs, and takes the ids on this page.</summary>
    private protected Field Collect(TagHelperOutput output, object? value)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = FullName;
        var label = Label ?? For?.Metadata.GetDisplayName()
            ?? throw new InvalidOperationException($"The field {name} has no label; write label=\"...\".");
        var ids = PageIds.Of(ViewContext.HttpContext);
        var field = new Field(ids.Claim(Id ?? PageIds.FromName(name)), name, label)
        {
            Hint = Hint,
            Error = string.IsNullOrEmpty(Error) ? FirstErrorOf(name) : Error,
            LabelAsHeading = LabelAsHeading,
            Optional = Optional,
            Values = Values(name, value),
            CssClass = CssClass,
            Extra = [.. output.Attributes.Select(attribute => KeyValuePair.Create(attribute.Name, TextOf(attribute)))],
        };
        return field;
    }

    /// <summary>Tells the error summary where this field is.</summary>
    private protected void PlaceOnPage(Field field, string? focusId = null) => PageIds.Of(ViewContext.HttpContext).Place(field.Name, field.Label, focusId ?? field.Id);

    private protected static void Replace(TagHelperOutput output, Microsoft.AspNetCore.Html.IHtmlContent html)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(html);
    }

    /// <summary>What the person sent, if anything was sent: after an error the page shows their words, not our reading of them.</summary>
    private protected ImmutableArray<string> Values(string name, object? value)
    {
        if (State.TryGetValue(name, out var entry) && (entry.RawValue is not null || entry.AttemptedValue is not null))
        {
            return entry.RawValue switch
            {
                string[] several => [.. several.Select(one => one ?? "")],
                string one => [one],
                _ => entry.AttemptedValue is { } attempted ? [attempted] : Texts(entry.RawValue),
            };
        }

        return Texts(value);

        static ImmutableArray<string> Texts(object? values) => values switch
        {
            null => [],
            string one => [one],
            IEnumerable several => [.. several.Cast<object?>().Select(Written)],
            _ => [Written(values)],
        };
    }

    private protected string? FirstErrorOf(string name)
    {
        foreach (var (key, entry) in State)
        {
            if (entry.Errors.Count > 0 && PageIds.IsOrIsPartOf(key, name))
            {
                return MessageOf(entry.Errors[0], Texts);
            }
        }

        return null;
    }

    internal static string MessageOf(ModelError error, INlDesignTexts texts) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? texts[NlDesignText.ValueWrong] : error.ErrorMessage;

    private static string Written(object? value) => value switch
    {
        null => "",
        decimal number when number == decimal.Truncate(number) => number.ToString("0", CultureInfo.CurrentCulture),
        decimal number => number.ToString("0.00####", CultureInfo.CurrentCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    private static string TextOf(TagHelperAttribute attribute)
    {
        if (attribute.Value is Microsoft.AspNetCore.Html.IHtmlContent html)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            html.WriteTo(writer, NullHtmlEncoder.Default);
            // Razor hands over literal attributes as encoded HTML; TagBuilder will encode again.
            return System.Net.WebUtility.HtmlDecode(writer.ToString());
        }

        return attribute.Value?.ToString() ?? "";
    }
}
