using System.Collections.Immutable;

namespace NlDesign.AspNetCore.Fields;

/// <summary>One choice of a radio group, a checkbox group or a select.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">What the person reads.</param>
/// <param name="Hint">One line of explanation under the label.</param>
public sealed record NlChoice(string Value, string Label, string? Hint = null)
{
    /// <summary>The language of its words, where it is not that of the page.</summary>
    public string? Language { get; init; }
}

/// <summary>Everything about a field that its control does not decide: collected by a tag helper, made into HTML by the renderer.</summary>
internal sealed record Field(string Id, string Name, string Label)
{
    public string? Hint { get; init; }

    public string? Error { get; init; }

    public bool LabelAsHeading { get; init; }

    public bool Optional { get; init; }

    /// <summary>The values as typed; a text field has one.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Attributes the page wrote on the tag and that belong on the control: autocomplete, maxlength, data-...</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extra { get; init; } = [];

    public string? CssClass { get; init; }

    public string Value => Values.IsDefaultOrEmpty ? "" : Values[0];

    public bool Invalid => !string.IsNullOrEmpty(Error);

    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public string? DescribedBy => (string.IsNullOrEmpty(Hint), Invalid) switch
    {
        (false, true) => HintId + " " + ErrorId,
        (false, false) => HintId,
        (true, true) => ErrorId,
        _ => null,
    };

    /// <summary>The first control carries the id of the field itself, so that a link from the error summary always arrives.</summary>
    public string OptionId(int index) => index == 0 ? Id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}-{index + 1}");
}

/// <summary>The three boxes of a date as they stand on the page.</summary>
internal sealed record DateBoxes(string Day, string Month, string Year, Binding.DatePart Wrong);
