using AngleSharp.Html.Parser;
using Onkreukbaar.Modules.Codes;

namespace Onkreukbaar.Tests.Codes;

/// <summary>A text of a code on a page: it may have come from outside.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,hallo>")]
    [InlineData("<vbscript:x>")]
    [InlineData("[tekst](javascript:alert(1))")]
    [InlineData("[tekst](data:text/html,hallo)")]
    [InlineData("[tekst](/elders)")]
    [InlineData("![beeld](https://elsewhere.example/x.png)")]
    [InlineData("[![beeld](https://elsewhere.example/x.png)](javascript:alert(1))")]
    [InlineData("[tekst][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href=\"javascript:alert(1)\">tekst</a>")]
    public void Nothing_strange_in_a_text_becomes_a_link_an_image_or_a_script(string markdown)
    {
        var shown = Shown(markdown);

        shown.QuerySelectorAll("a, img, script").ShouldBeEmpty();
        shown.Body!.TextContent.Trim().ShouldNotBeEmpty("what was written can still be read");
    }

    [Theory]
    [InlineData("<https://overheid.example/>", "https://overheid.example/")]
    [InlineData("<integriteit@dalfsen.example>", "mailto:integriteit@dalfsen.example")]
    [InlineData("[tekst](https://overheid.example/)", "https://overheid.example/")]
    [InlineData("[tekst](#kop)", "#kop")]
    public void An_ordinary_link_stays_one(string markdown, string address) =>
        Shown(markdown).QuerySelector("a")!.GetAttribute("href").ShouldBe(address);

    [Theory]
    [InlineData("# Kop", "h2")]
    [InlineData("Kop\n===", "h2")]
    [InlineData("### Kop", "h4")]
    [InlineData("###### Kop", "h6")]
    public void A_heading_in_a_text_stands_below_the_one_of_the_page(string markdown, string heading)
    {
        var shown = Shown(markdown);

        shown.QuerySelector(heading)!.TextContent.ShouldBe("Kop");
        shown.QuerySelector("h1").ShouldBeNull();
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Shown(string markdown)
    {
        using var written = new StringWriter();
        CodeWords.Html(markdown).WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(written.ToString());
    }
}
