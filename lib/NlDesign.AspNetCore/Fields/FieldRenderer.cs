using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using NlDesign.AspNetCore.Binding;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Fields;

/// <summary>Makes the HTML of fields. Knows no request, no model and no page.</summary>
internal sealed class FieldRenderer(INlDesignTexts texts)
{
    public IHtmlContent Text(Field field, string type, string? inputMode = null, string? prefix = null, string? suffix = null)
    {
        var input = Control(field, Void("input", Classes("utrecht-textbox", "utrecht-textbox--html-input", Affixed(prefix, suffix) ? null : "nld-control", field.CssClass)))
            .With("type", type).With("value", field.Value).With("inputmode", inputMode);
        return Frame(field, "text", Affixed(prefix, suffix)
            ? El("div", "nld-affixed nld-control", Affix(prefix), input, Affix(suffix))
            : input);
    }

    public IHtmlContent Textarea(Field field, int rows)
    {
        var area = Control(field, El("textarea", Classes("utrecht-textarea", "utrecht-textarea--html-textarea", "nld-control", field.CssClass)))
            .With("rows", rows.ToString(CultureInfo.InvariantCulture));
        // A browser drops one line break right behind the tag; the person's own first one must survive that.
        area.InnerHtml.AppendHtml("\n").Append(field.Value);
        return Frame(field, "textarea", area);
    }

    public IHtmlContent Select(Field field, IEnumerable<NlChoice> choices, string? empty)
    {
        var select = Control(field, El("select", Classes("utrecht-select", "utrecht-select--html-select", "nld-control", field.CssClass)));
        select.InnerHtml.AppendHtml(El("option", null, empty ?? texts[NlDesignText.Choose]).With("value", ""));
        foreach (var choice in choices)
        {
            select.InnerHtml.AppendHtml(El("option", null, choice.Label).With("value", choice.Value).With("lang", choice.Language).WithFlag("selected", field.Values.Contains(choice.Value, StringComparer.Ordinal)));
        }

        return Frame(field, "select", select);
    }

    public IHtmlContent Radios(Field field, IEnumerable<NlChoice> choices, bool inline) =>
        Fieldset(field, "radiogroup", Options(field, choices, "radio", inline));

    public IHtmlContent Checkboxes(Field field, IEnumerable<NlChoice> choices, bool inline) =>
        Fieldset(field, null, Options(field, choices, "checkbox", inline));

    public IHtmlContent Checkbox(Field field, bool isChecked)
    {
        var label = El("label", "utrecht-form-label utrecht-form-label--checkbox nld-option__label").With("for", field.Id);
        AddLabel(label, field);
        var input = Control(field, Void("input", "utrecht-checkbox utrecht-checkbox--html-input nld-option__input"))
            .With("type", "checkbox").With("value", "true").WithFlag("checked", isChecked);
        // A hint inside the row is one with it: pressing anywhere ticks the box.
        return El("div", Classes("utrecht-form-field", field.Invalid ? "utrecht-form-field--invalid" : null, field.CssClass),
            Error(field),
            El("div", "nld-options", El("div", "nld-option", input, label, Hint(field, "nld-option__hint"))));
    }

    public IHtmlContent Date(Field field, DateBoxes boxes)
    {
        var parts = El("div", "nld-date",
            Box("Day", field.Id, NlDesignText.Day, boxes.Day, DatePart.Day, 2),
            Box("Month", field.Id + "-month", NlDesignText.Month, boxes.Month, DatePart.Month, 9),
            Box("Year", field.Id + "-year", NlDesignText.Year, boxes.Year, DatePart.Year, 4));
        return Fieldset(field, null, parts);

        TagBuilder Box(string part, string id, NlDesignText label, string value, DatePart flag, int length)
        {
            var input = Void("input", "utrecht-textbox utrecht-textbox--html-input")
                .With("id", id).With("name", field.Name + "." + part).With("type", "text").With("inputmode", "numeric")
                .With("autocomplete", "off").With("maxlength", Math.Max(length, value.Length).ToString(CultureInfo.InvariantCulture))
                .With("value", value);
            if (!field.Optional)
            {
                input.With("aria-required", "true");
            }

            if (field.Invalid && boxes.Wrong.HasFlag(flag))
            {
                input.With("aria-invalid", "true");
            }

            return El("div", part == "Year" ? "nld-date__part nld-date__part--year" : "nld-date__part",
                El("label", "utrecht-form-label", texts[label]).With("for", id), input);
        }
    }

    public static string DateFocusId(string id, DatePart wrong) =>
        wrong.HasFlag(DatePart.Day) || wrong == DatePart.None ? id : id + (wrong.HasFlag(DatePart.Month) ? "-month" : "-year");

    private TagBuilder Frame(Field field, string kind, IHtmlContent control)
    {
        var label = El("label", "utrecht-form-label").With("for", field.Id);
        AddLabel(label, field);
        return El("div", Classes("utrecht-form-field", "utrecht-form-field--" + kind, field.Invalid ? "utrecht-form-field--invalid" : null),
            field.LabelAsHeading ? El("h1", "utrecht-heading-1 nld-question", label) : label,
            Hint(field), Error(field), control);
    }

    private TagBuilder Fieldset(Field field, string? role, IHtmlContent controls)
    {
        var legend = El("legend", "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend" + (field.LabelAsHeading ? " nld-question" : ""));
        if (field.LabelAsHeading)
        {
            var heading = El("h1", "utrecht-heading-1 nld-question");
            AddLabel(heading, field);
            legend.InnerHtml.AppendHtml(heading);
        }
        else
        {
            AddLabel(legend, field);
        }

        var fieldset = El("fieldset", "utrecht-form-fieldset__fieldset utrecht-form-fieldset__fieldset--html-fieldset", legend, Hint(field), Error(field), controls)
            .With("role", role).With("aria-describedby", field.DescribedBy);
        // Only a radio group may say these two itself; elsewhere the boxes do.
        if (role == "radiogroup")
        {
            fieldset.With("aria-required", field.Optional ? null : "true").With("aria-invalid", field.Invalid ? "true" : null);
        }

        return El("div", Classes("utrecht-form-fieldset", field.Invalid ? "utrecht-form-fieldset--invalid" : null, field.CssClass), fieldset);
    }

    private static TagBuilder Options(Field field, IEnumerable<NlChoice> choices, string type, bool inline)
    {
        var options = El("div", inline ? "nld-options nld-options--inline" : "nld-options");
        var index = 0;
        foreach (var choice in choices)
        {
            var id = field.OptionId(index++);
            var hintId = string.IsNullOrEmpty(choice.Hint) ? null : id + "-option-hint";
            var input = Void("input", type == "radio"
                    ? "utrecht-radio-button utrecht-radio-button--html-input nld-option__input"
                    : "utrecht-checkbox utrecht-checkbox--html-input nld-option__input")
                .With("id", id).With("name", field.Name).With("type", type).With("value", choice.Value)
                .WithFlag("checked", field.Values.Contains(choice.Value, StringComparer.Ordinal)).With("aria-describedby", hintId);
            if (type == "checkbox" && field.Invalid)
            {
                input.With("aria-invalid", "true");
            }

            AddExtra(input, field);
            options.InnerHtml.AppendHtml(El("div", "nld-option", input,
                El("label", $"utrecht-form-label utrecht-form-label--{type} nld-option__label", choice.Label).With("for", id).With("lang", choice.Language),
                hintId is null ? null : El("div", "utrecht-form-field-description nld-option__hint", choice.Hint!).With("id", hintId).With("lang", choice.Language)));
        }

        return options;
    }

    private static TagBuilder Control(Field field, TagBuilder control)
    {
        control.With("id", field.Id).With("name", field.Name).With("aria-describedby", field.DescribedBy)
            .With("aria-invalid", field.Invalid ? "true" : null).With("aria-required", field.Optional ? null : "true");
        AddExtra(control, field);
        return control;
    }

    private static void AddExtra(TagBuilder control, Field field)
    {
        foreach (var (name, value) in field.Extra)
        {
            // What the field derives itself is not for the page to contradict.
            control.Attributes.TryAdd(name, value);
        }
    }

    private void AddLabel(TagBuilder label, Field field)
    {
        label.InnerHtml.Append(field.Label);
        if (field.Optional)
        {
            label.InnerHtml.Append(" ").AppendHtml(El("span", "nld-optional", texts[NlDesignText.Optional]));
        }
    }

    private static TagBuilder? Hint(Field field, string? cssClass = null) => string.IsNullOrEmpty(field.Hint)
        ? null
        : El("div", Classes("utrecht-form-field-description", cssClass), field.Hint).With("id", field.HintId);

    private TagBuilder? Error(Field field) => field.Invalid
        ? El("div", "utrecht-form-field-error-message", Hidden(texts[NlDesignText.ErrorPrefix]), Html.Text(" " + field.Error)).With("id", field.ErrorId)
        : null;

    private static bool Affixed(string? prefix, string? suffix) => !string.IsNullOrEmpty(prefix) || !string.IsNullOrEmpty(suffix);

    // The label says what the unit is; read aloud once more it would only be noise.
    private static TagBuilder? Affix(string? text) => string.IsNullOrEmpty(text)
        ? null
        : El("span", "nld-affixed__affix", text).With("aria-hidden", "true");
}
