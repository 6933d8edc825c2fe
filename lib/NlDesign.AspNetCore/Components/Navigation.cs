using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static NlDesign.AspNetCore.Html;

namespace NlDesign.AspNetCore.Components;

/// <summary>The first stop of the keyboard: past the navigation.</summary>
[HtmlTargetElement("nl-skip-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlSkipLink : NlComponent
{
    /// <summary>The main content.</summary>
    public string Href { get; set; } = "#main";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(output, El("a", "utrecht-link utrecht-skip-link utrecht-skip-link--visible-on-focus", Texts[NlDesignText.SkipToContent]).With("href", Href));
}

internal sealed record Crumb(string? Href, IHtmlContent Text);

/// <summary>The way back up. The last one is this page.</summary>
[HtmlTargetElement("nl-breadcrumb")]
public sealed class NlBreadcrumb : NlComponent
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var crumbs = Gather<Crumb>(context);
        await output.GetChildContentAsync();
        var list = El("ol", "utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol");
        for (var index = 0; index < crumbs.Count; index++)
        {
            var (href, text) = crumbs[index];
            var here = index == crumbs.Count - 1;
            list.InnerHtml.AppendHtml(El("li", "utrecht-breadcrumb-nav__item", href is null || here
                ? El("span", "utrecht-breadcrumb-nav__link utrecht-breadcrumb-nav__link--current", text).With("aria-current", here ? "page" : null)
                : El("a", "utrecht-breadcrumb-nav__link utrecht-link utrecht-link--html-a", text).With("href", href)));
        }

        Write(output, El("nav", "utrecht-breadcrumb-nav", list).With("aria-label", Texts[NlDesignText.Breadcrumb]));
    }
}

/// <summary>One page of the way back up.</summary>
[HtmlTargetElement("nl-crumb", ParentTag = "nl-breadcrumb")]
public sealed class NlCrumb : NlComponent
{
    /// <summary>Its address; the last one needs none.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        GatheredBy<Crumb>(context, "nl-breadcrumb").Add(new(Href, await ContentOfAsync(output)));
        output.SuppressOutput();
    }
}

internal sealed record NavItem(string Href, string? Language, bool? Current, IHtmlContent Text);

/// <summary>A list of places to go, or of languages to choose from.</summary>
[HtmlTargetElement("nl-nav")]
public sealed class NlNav : NlComponent
{
    /// <summary>The name of this navigation, for who jumps from one to the next.</summary>
    public string Label { get; set; } = "";

    /// <summary>A choice of languages in the header instead of the bar.</summary>
    public bool Languages { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var items = Gather<NavItem>(context);
        await output.GetChildContentAsync();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = El("ul", Languages ? "nld-language" : "nld-nav__list");
        // Of /a and /a/b only the longest is where you are.
        var within = items.Where(item => item.Current is null && IsWithin(item.Href)).MaxBy(item => item.Href.Length);
        foreach (var item in items)
        {
            var here = item.Current switch
            {
                true => Languages ? "true" : "page",
                false => null,
                null => Languages || !ReferenceEquals(item, within) ? null : IsHere(item.Href) ? "page" : "true",
            };
            list.InnerHtml.AppendHtml(El("li", null, El("a", Languages ? "nld-language__link" : "nld-nav__link", item.Text)
                .With("href", item.Href).With("aria-current", here).With("lang", item.Language).With("hreflang", item.Language)));
        }

        Write(output, Languages
            ? El("nav", null, list).With("aria-label", Label)
            : El("nav", "nld-nav", El("div", "nld-wrap", list)).With("aria-label", Label));
    }

    private string Path => (ViewContext.HttpContext.Request.PathBase + ViewContext.HttpContext.Request.Path).Value?.TrimEnd('/') ?? "";

    private bool IsHere(string href) => string.Equals(Path, href.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private bool IsWithin(string href) => IsHere(href)
        || (href.Length > 1 && Path.StartsWith(href.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One place to go.</summary>
[HtmlTargetElement("nl-nav-item", ParentTag = "nl-nav")]
public sealed class NlNavItem : NlComponent
{
    /// <summary>The address.</summary>
    public string Href { get; set; } = "";

    /// <summary>This is where you are; follows from the address of the request when left out.</summary>
    public bool? Current { get; set; }

    /// <summary>The language of the text and of the page behind it.</summary>
    [HtmlAttributeName("lang")]
    public string? Language { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        GatheredBy<NavItem>(context, "nl-nav").Add(new(Href, Language, Current, await ContentOfAsync(output)));
        output.SuppressOutput();
    }
}

/// <summary>The page before and the page after of a list; no numbers, because a list may change while it is read.</summary>
[HtmlTargetElement("nl-pagination")]
public sealed class NlPagination : NlComponent
{
    /// <summary>The page before.</summary>
    public string? PreviousHref { get; set; }

    /// <summary>The page after.</summary>
    public string? NextHref { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var summary = await ContentOfAsync(output);
        // Razor gives an empty text for an expression that is null.
        var (previous, next) = (string.IsNullOrEmpty(PreviousHref) ? null : PreviousHref, string.IsNullOrEmpty(NextHref) ? null : NextHref);
        if (previous is null && next is null)
        {
            output.SuppressOutput();
            return;
        }

        Write(output, El("nav", "utrecht-pagination",
            previous is null ? null : El("a", "utrecht-pagination__relative-link utrecht-pagination__relative-link--prev", Texts[NlDesignText.Previous]).With("href", previous).With("rel", "prev"),
            El("span", "nld-pagination__summary", summary),
            next is null ? null : El("a", "utrecht-pagination__relative-link utrecht-pagination__relative-link--next", Texts[NlDesignText.Next]).With("href", next).With("rel", "next"))
            .With("aria-label", Texts[NlDesignText.Pagination]));
    }
}

internal sealed record LinkItem(string Href, string Title, IHtmlContent Description, string? Language, string? TitleLanguage);

/// <summary>Large rows to choose from: a title and one line about it.</summary>
[HtmlTargetElement("nl-card-links")]
public sealed class NlCardLinks : NlComponent
{
    /// <summary>In columns where there is room.</summary>
    public bool Grid { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var items = Gather<LinkItem>(context);
        await output.GetChildContentAsync();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = El("ul", Grid ? "nld-links nld-links--grid" : "nld-links");
        foreach (var item in items)
        {
            list.InnerHtml.AppendHtml(El("li", null, El("div", "nld-links__item",
                El("a", "nld-links__link", item.Title).With("href", item.Href).With("hreflang", item.Language).With("lang", item.TitleLanguage),
                El("span", "nld-links__description", item.Description))));
        }

        Write(output, list);
    }
}

/// <summary>One row to choose.</summary>
[HtmlTargetElement("nl-card-link", ParentTag = "nl-card-links", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NlCardLink : NlComponent
{
    /// <summary>The address.</summary>
    public string Href { get; set; } = "";

    /// <summary>The text of the link; it makes sense without the description.</summary>
    [HtmlAttributeName("heading")]
    public string Title { get; set; } = "";

    /// <summary>The language of the page behind it, when it is another one.</summary>
    [HtmlAttributeName("hreflang")]
    public string? Language { get; set; }

    /// <summary>The language of the title itself, when it is not the one of this page.</summary>
    [HtmlAttributeName("lang")]
    public string? TitleLanguage { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        GatheredBy<LinkItem>(context, "nl-card-links").Add(new(Href, Title, await ContentOfAsync(output), Language, TitleLanguage));
        output.SuppressOutput();
    }
}
