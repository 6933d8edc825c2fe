using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>Four drawings as elements: a content security policy without data: addresses shows them too.</summary>
internal static class Icons
{
    public static IHtmlContent Info => Drawing("M12 10.5v6.5M12 7.2v.1", "circle");

    public static IHtmlContent Ok => Drawing("M7.5 12.4l3.1 3.1 6-6.6", "circle");

    public static IHtmlContent Warning => Drawing("M12 9.5v4.6M12 17v.1", "triangle");

    public static IHtmlContent Error => Drawing("M8.7 8.7l6.6 6.6M15.3 8.7l-6.6 6.6", "circle");

    private static TagBuilder Drawing(string path, string shape)
    {
        var outline = shape == "circle"
            ? Void("circle").With("cx", "12").With("cy", "12").With("r", "10.2")
            : Void("path").With("d", "M12 2.6 22.4 21H1.6z");
        return El("svg", "nld-icon", outline, Void("path").With("d", path))
            .With("viewBox", "0 0 24 24").With("fill", "none").With("stroke", "currentColor").With("stroke-width", "2.1")
            .With("stroke-linecap", "round").With("stroke-linejoin", "round").With("aria-hidden", "true").With("focusable", "false");
    }
}
