using Microsoft.AspNetCore.Razor.TagHelpers;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>How much a button asks for attention. A page has one primary button.</summary>
public enum NlButtonKind
{
    /// <summary>What most people come here to do.</summary>
    Primary,
    /// <summary>Another good choice.</summary>
    Secondary,
    /// <summary>A way out that does not compete.</summary>
    Subtle,
    /// <summary>Something that cannot be undone.</summary>
    Danger,
}

/// <summary>A button, or a link that looks like one when it has an address.</summary>
[HtmlTargetElement("nl-button")]
public sealed class NlButton : NlComponent
{
    /// <summary>How much it asks for attention.</summary>
    public NlButtonKind Kind { get; set; } = NlButtonKind.Primary;

    /// <summary>submit or button.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>Where it goes: then it is a link.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await ContentOfAsync(output);
        var kind = Kind switch
        {
            NlButtonKind.Secondary => "utrecht-button--secondary-action",
            NlButtonKind.Subtle => "utrecht-button--subtle",
            NlButtonKind.Danger => "utrecht-button--primary-action utrecht-button--danger",
            _ => "utrecht-button--primary-action",
        };
        Write(output, Href is null
            ? El("button", "utrecht-button " + kind, content).With("type", Type)
            : El("a", "utrecht-button " + kind, content).With("href", Href));
    }
}

/// <summary>Buttons that belong together, with room between them.</summary>
[HtmlTargetElement("nl-button-group")]
public sealed class NlButtonGroup : NlComponent
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Write(output, El("div", "utrecht-button-group", await ContentOfAsync(output)));
}

/// <summary>A question that not everybody has, answered when it is opened.</summary>
[HtmlTargetElement("nl-details")]
public sealed class NlDetails : NlComponent
{
    /// <summary>The line that opens it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Open from the start.</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Write(output, El("details", "nld-details", El("summary", null, Summary), El("div", "nld-details__content", await ContentOfAsync(output)))
            .WithFlag("open", Open));
}
