using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NlDesign.AspNetCore.Fields;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>What an alert or a badge says, beside its colour.</summary>
public enum NlKind
{
    /// <summary>Good to know.</summary>
    Info,
    /// <summary>All is well.</summary>
    Ok,
    /// <summary>Mind this.</summary>
    Warning,
    /// <summary>This may not, or went wrong.</summary>
    Error,
}

/// <summary>A message that stands out. Its kind is also a word for who does not see the colour.</summary>
[HtmlTargetElement("nl-alert")]
public sealed class NlAlert : NlComponent
{
    /// <summary>info, ok, warning or error.</summary>
    public NlKind Kind { get; set; } = NlKind.Info;

    /// <summary>The message in one line.</summary>
    public string? Heading { get; set; }

    /// <summary>1 to 6; 2 unless told.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>The answer of the page: larger.</summary>
    public bool Verdict { get; set; }

    /// <summary>The page came back with news that was not there before: role=status, or role=alert for an error.</summary>
    public bool Announce { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await ContentOfAsync(output);
        var (name, icon, word) = Kind switch
        {
            NlKind.Ok => ("ok", Icons.Ok, NlDesignText.AlertOk),
            NlKind.Warning => ("warning", Icons.Warning, NlDesignText.AlertWarning),
            NlKind.Error => ("error", Icons.Error, NlDesignText.AlertError),
            _ => ("info", Icons.Info, NlDesignText.AlertInfo),
        };
        // A verdict says in its heading what it is; a word before it would say it twice.
        var before = Verdict ? null : Hidden(Texts[word] + " ");
        var heading = Heading is null
            ? null
            : El("h" + Math.Clamp(HeadingLevel, 1, 6).ToString(CultureInfo.InvariantCulture), "nld-alert__heading", before).WithText(Heading);
        Write(output, El("div", Classes("utrecht-alert", "utrecht-alert--" + name, Verdict ? "nld-alert--verdict" : null),
                El("div", "utrecht-alert__icon", icon),
                El("div", "utrecht-alert__content", heading, El("div", "utrecht-alert__message", heading is null ? before : null, content)))
            .With("role", !Announce ? null : Kind == NlKind.Error ? "alert" : "status"));
    }
}

/// <summary>
/// The errors of the page on top of it, each a link to its field, in the order of the fields. Nothing when all is well.
/// </summary>
[HtmlTargetElement("nl-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlErrorSummary : NlComponent
{
    /// <summary>The heading; the texts of the library have one.</summary>
    public string? Heading { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var state = ViewContext.ViewData.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        var texts = Texts;
        output.Content.SetHtmlContent(new Summary(
            state, PageIds.Of(ViewContext.HttpContext), texts, ClaimId("error-summary-title"), Heading ?? texts[NlDesignText.ErrorSummaryTitle]));
    }

    /// <summary>
    /// Written when the whole page is known: only then it is certain where every field ended up, and which errors have no field at all.
    /// </summary>
    private sealed class Summary(ModelStateDictionary state, PageIds ids, INlDesignTexts texts, string titleId, string heading) : IHtmlContent
    {
        private static readonly NlDesignText[] Bare = [NlDesignText.Required, NlDesignText.ValueWrong, NlDesignText.NumberWrong, NlDesignText.DateMissing];

        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var list = El("ul", "nld-error-summary__list");
            foreach (var (message, focusId) in Lines())
            {
                list.InnerHtml.AppendHtml(El("li", null, focusId is null ? Text(message) : El("a", null, message).With("href", "#" + focusId)));
            }

            // As GOV.UK does: the box takes the focus, what is in it is announced. autofocus does that without a script.
            El("div", "nld-error-summary", El("div", null, El("h2", "nld-error-summary__title", heading).With("id", titleId), list).With("role", "alert"))
                .With("aria-labelledby", titleId).With("role", "group").With("tabindex", "-1").WithFlag("autofocus", on: true)
                .WriteTo(writer, encoder);
        }

        /// <summary>"Vul dit in." makes sense at the field; on top of the page it needs the question it belongs to.</summary>
        private string WithLabel(string message, string? label) =>
            label is null || !Bare.Any(text => texts[text] == message) ? message
            : label.Length > 0 && char.IsPunctuation(label[^1]) ? label + " " + message
            : label + ": " + message;

        private IEnumerable<(string Message, string? FocusId)> Lines()
        {
            var lines = new List<(int Order, string Message, string? FocusId)>();
            HashSet<string> shown = new(StringComparer.Ordinal);
            foreach (var (key, entry) in state)
            {
                if (entry.Errors.Count == 0)
                {
                    continue;
                }

                var place = ids.Find(key);
                // A field shows one error at a time, so the summary does too.
                foreach (var error in place is null ? entry.Errors.AsEnumerable() : entry.Errors.Take(1))
                {
                    var focusId = place?.FocusId ?? (ids.KnowsFields || key.Length == 0 ? null : PageIds.FromName(key));
                    if (focusId is null || shown.Add(focusId))
                    {
                        lines.Add((place?.Order ?? int.MaxValue, WithLabel(NlField.MessageOf(error, texts), place?.Label), focusId));
                    }
                }
            }

            return lines.OrderBy(line => line.Order).Select(line => (line.Message, line.FocusId));
        }
    }
}

/// <summary>The title of the page; begins with "Fout:" when something has to be corrected, so that it is the first thing heard.</summary>
[HtmlTargetElement("nl-title", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlTitle : NlComponent
{
    /// <summary>What this page is.</summary>
    public string? Page { get; set; }

    /// <summary>Whose page it is.</summary>
    public string? Body { get; set; }

    /// <summary>The product.</summary>
    public string? Site { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var title = string.Join(" – ", new[] { Page, Body, Site }.Where(part => !string.IsNullOrWhiteSpace(part)));
        Write(output, El("title", null, ViewContext.ViewData.ModelState.ErrorCount > 0 ? Texts[NlDesignText.ErrorPrefix] + " " + title : title));
    }
}

/// <summary>One or two words about where something stands.</summary>
[HtmlTargetElement("nl-status-badge")]
public sealed class NlStatusBadge : NlComponent
{
    /// <summary>The tone; the words say the same.</summary>
    public NlKind Kind { get; set; } = NlKind.Info;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Write(output, El("span", "utrecht-status-badge " + Kind switch
        {
            NlKind.Ok => "utrecht-status-badge--success",
            NlKind.Warning => "utrecht-status-badge--warning",
            NlKind.Error => "utrecht-status-badge--danger",
            _ => "utrecht-status-badge--neutral",
        }, await ContentOfAsync(output)));
}

/// <summary>Where somebody is in a series of questions.</summary>
[HtmlTargetElement("nl-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlProgress : NlComponent
{
    /// <summary>The number of this question.</summary>
    public int Current { get; set; }

    /// <summary>How many there are; left out when the next question depends on this answer.</summary>
    public int? Total { get; set; }

    /// <summary>How many may follow at most, where the answers decide that; nothing when none does.</summary>
    public int? MostAfter { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(output, El("p", "nld-progress", (Total, MostAfter) switch
        {
            ({ } total, _) => Texts.Format(NlDesignText.ProgressOf, Current, total),
            (_, > 0) => Texts.Format(NlDesignText.ProgressMost, Current, MostAfter),
            _ => Texts.Format(NlDesignText.Progress, Current),
        }));
}
