using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NlDesign.AspNetCore.Components;
using NlDesign.AspNetCore.Fields;

namespace Onkreukbaar.Lib.Tests.NlDesign;

/// <summary>One page: tag helpers run in order and are written at the end, as Razor does.</summary>
internal sealed class Paper
{
    public const string Hostile = "\"'><script>alert('x')</script>&amp; 🎁 مرحبا \u202Etxt";

    private readonly HtmlContentBuilder _page = new();
    private readonly TagHelperOutputs _outputs = new();

    public Paper(string path = "/", string? language = "nl")
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        View = new ViewContext
        {
            HttpContext = http,
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
        };
    }

    public ViewContext View { get; }

    public ModelStateDictionary State => View.ViewData.ModelState;

    /// <summary>What the person sent, and what was wrong with it.</summary>
    public Paper Sent(string name, string? value, string? error = null)
    {
        State.SetModelValue(name, value, value);
        State.MarkFieldSkipped(name);
        if (error is not null)
        {
            State.AddModelError(name, error);
        }

        return this;
    }

    public Paper Add(TagHelper tag, params TagHelper[] children) => Add(tag, null, [], children);

    public Paper Add(TagHelper tag, IHtmlContent? content, TagHelperAttributeList attributes, params TagHelper[] children)
    {
        _page.AppendHtml(_outputs.Run(tag, View, new Dictionary<object, object>(), content, attributes, children));
        return this;
    }

    public Paper Add(TagHelper tag, string text) => Add(tag, new HtmlContentBuilder().Append(text), []);

    public string Html
    {
        get
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            _page.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
            return writer.ToString();
        }
    }

    public IDocument Read() => new HtmlParser().ParseDocument(Html);

    public static IElement One(IDocument page, string selector) => page.QuerySelectorAll(selector).ShouldHaveSingleItem();

    private sealed class TagHelperOutputs
    {
        public TagHelperOutput Run(TagHelper tag, ViewContext view, IDictionary<object, object> items, IHtmlContent? content, TagHelperAttributeList attributes, TagHelper[] children)
        {
            switch (tag)
            {
                case NlField field: field.ViewContext = view; break;
                case NlComponent component: component.ViewContext = view; break;
            }

            // As Razor does: a child sees what its parent put in, a parent does not see what its child put in.
            var own = new Dictionary<object, object>(items);
            var context = new TagHelperContext(tag.GetType().Name, [.. attributes], own, "id");
            var output = new TagHelperOutput("x", attributes, (_, _) =>
            {
                var inside = new DefaultTagHelperContent();
                if (content is not null)
                {
                    inside.AppendHtml(content);
                }

                foreach (var child in children)
                {
                    inside.AppendHtml(Run(child, view, own, null, [], []));
                }

                return Task.FromResult<TagHelperContent>(inside);
            });
            tag.ProcessAsync(context, output).GetAwaiter().GetResult();
            return output;
        }
    }
}
