using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NlDesign.AspNetCore.Fields;

/// <summary>Choose from a list that is too long to show. Up to about seven choices read better as a radio group.</summary>
[HtmlTargetElement("nl-select-field")]
public sealed class NlSelectField : NlField
{
    /// <summary>The choices, in this order; those of child nl-option elements come behind them.</summary>
    public IEnumerable<NlChoice>? Items { get; set; }

    /// <summary>The text of the empty first choice.</summary>
    public string? Empty { get; set; }

    /// <summary>The chosen value, where there is no property.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = await ChoiceCollector.CollectAsync(context, output, Items);
        var field = Collect(output, Value ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Select(field, choices, Empty));
    }
}

/// <summary>Choose one: each choice is a row to press.</summary>
[HtmlTargetElement("nl-radio-group")]
public sealed class NlRadioGroup : NlField
{
    /// <summary>The choices, in this order; those of child nl-option elements come behind them.</summary>
    public IEnumerable<NlChoice>? Items { get; set; }

    /// <summary>Beside each other; only for two or three short words.</summary>
    public bool Inline { get; set; }

    /// <summary>The chosen value, where there is no property.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = await ChoiceCollector.CollectAsync(context, output, Items);
        var field = Collect(output, Value ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Radios(field, choices, Inline));
    }
}

/// <summary>Choose none, one or several.</summary>
[HtmlTargetElement("nl-checkbox-group")]
public sealed class NlCheckboxGroup : NlField
{
    /// <summary>The choices, in this order; those of child nl-option elements come behind them.</summary>
    public IEnumerable<NlChoice>? Items { get; set; }

    /// <summary>Beside each other; only for two or three short words.</summary>
    public bool Inline { get; set; }

    /// <summary>The chosen values, where there is no property.</summary>
    [HtmlAttributeName("values")]
    public IEnumerable<string>? ChosenValues { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = await ChoiceCollector.CollectAsync(context, output, Items);
        var field = Collect(output, ChosenValues ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Checkboxes(field, choices, Inline));
    }
}

/// <summary>One statement to tick; binds to a bool and is never ticked beforehand unless the model says so.</summary>
[HtmlTargetElement("nl-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlCheckbox : NlField
{
    /// <summary>Ticked, where there is no property.</summary>
    public bool? Checked { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = Collect(output, Checked ?? For?.Model);
        PlaceOnPage(field);
        Replace(output, Renderer.Checkbox(field, field.Values.Contains("true", StringComparer.OrdinalIgnoreCase)));
    }
}

/// <summary>One choice inside nl-radio-group, nl-checkbox-group or nl-select-field.</summary>
[HtmlTargetElement("nl-option", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("nl-radio", ParentTag = "nl-radio-group", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlOption : TagHelper
{
    /// <summary>What the form sends.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the person reads.</summary>
    public string Label { get; set; } = "";

    /// <summary>One line of explanation; not shown in a select.</summary>
    public string? Hint { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (!context.Items.TryGetValue(typeof(NlOption), out var found) || found is not List<NlChoice> choices)
        {
            throw new InvalidOperationException("<nl-option> belongs inside <nl-radio-group>, <nl-checkbox-group> or <nl-select-field>.");
        }

        choices.Add(new NlChoice(Value, Label, Hint));
        output.SuppressOutput();
    }
}

internal static class ChoiceCollector
{
    public static async Task<List<NlChoice>> CollectAsync(TagHelperContext context, TagHelperOutput output, IEnumerable<NlChoice>? items)
    {
        List<NlChoice> choices = [.. items ?? []];
        context.Items[typeof(NlOption)] = choices;
        await output.GetChildContentAsync();
        return choices;
    }
}
