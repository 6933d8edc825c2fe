using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NlDesign.AspNetCore.Fields;

/// <summary>One line of text.</summary>
[HtmlTargetElement("nl-text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlTextField : NlField
{
    /// <summary>text, email, tel, url, search or password.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The value, where there is no property.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Collect(output, Value ?? For?.Model);
        PlaceOnPage(field);
        // A password is typed again: it may not travel back into a page.
        Replace(output, Renderer.Text(Type == "password" ? field with { Values = [] } : field, Type));
    }
}

/// <summary>Choose a file. Its form needs enctype="multipart/form-data"; what may be chosen is said with accept.</summary>
[HtmlTargetElement("nl-file-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlFileField : NlField
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A browser never lets a page say which file is chosen.
        var field = Collect(output, value: null) with { Values = [] };
        PlaceOnPage(field);
        Replace(output, Renderer.Text(field, "file"));
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("nl-textarea-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlTextareaField : NlField
{
    /// <summary>The height in lines.</summary>
    public int Rows { get; set; } = 6;

    /// <summary>The value, where there is no property.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Collect(output, Value ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Textarea(field, Rows));
    }
}

/// <summary>A number, typed as text: 12,50 and 1.250,00 are numbers too.</summary>
[HtmlTargetElement("nl-number-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlNumberField : NlField
{
    /// <summary>Before the box, for instance €.</summary>
    public string? Prefix { get; set; }

    /// <summary>Behind the box, for instance uur.</summary>
    public string? Suffix { get; set; }

    /// <summary>The value, where there is no property.</summary>
    public object? Value { get; set; }

    /// <summary>Whole numbers only: the keypad without a comma.</summary>
    public bool Whole { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Collect(output, Value ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Text(
            field with { CssClass = field.CssClass ?? "nld-width-short", Extra = [.. field.Extra, KeyValuePair.Create("autocomplete", "off")] },
            "text", Whole ? "numeric" : "decimal", Prefix, Suffix));
    }
}

/// <summary>A date in three boxes, bound to a DateOnly.</summary>
[HtmlTargetElement("nl-date-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlDateField : NlField
{
    /// <summary>The value, where there is no property.</summary>
    public DateOnly? Value { get; set; }

    /// <inheritdoc />
    [SuppressMessage("Design", "CA1062", Justification = "Razor gives both.")]
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Collect(output, Value ?? For?.Model);
        var boxes = Boxes(field);
        PlaceOnPage(field, FieldRenderer.DateFocusId(field.Id, boxes.Wrong));
        Replace(output, Renderer.Date(field, boxes));
    }

    private DateBoxes Boxes(Field field)
    {
        var (day, month, year) = (Sent("Day"), Sent("Month"), Sent("Year"));
        if (day is null && month is null && year is null)
        {
            return Binding.DutchDate.ReadOne(field.Value) is { } date
                ? new(Text(date.Day), Text(date.Month), Text(date.Year), field.Invalid ? Binding.DatePart.All : Binding.DatePart.None)
                : new("", "", "", field.Invalid ? Binding.DatePart.All : Binding.DatePart.None);
        }

        // Three good parts with an error are a date that may not be, such as one in the future.
        var wrong = Binding.DutchDate.Read(day, month, year, Texts).Wrong;
        return new(day ?? "", month ?? "", year ?? "", field.Invalid && wrong == Binding.DatePart.None ? Binding.DatePart.All : wrong);

        string? Sent(string part) => State.TryGetValue(field.Name + "." + part, out var entry) ? entry.AttemptedValue ?? "" : null;

        static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
