using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NlDesign.AspNetCore;

namespace Onkreukbaar.Lib.Tests.NlDesign;

/// <summary>The tag helpers, the binders and the style sheets in a real host: what the other tests take for granted about Razor.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private WebApplication _host = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PageTests).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages(options => options.RootDirectory = "/NlDesign/Pages");
        builder.Services.AddNlDesign();
        _host = builder.Build();
        _host.Use((context, next) =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(context.Request.Query["taal"] == "en" ? "en" : "nl");
            return next(context);
        });
        _host.UseStaticFiles();
        _host.MapRazorPages();
        await _host.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_host.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<IDocument> PostAsync(string language, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(new Uri("/form?taal=" + language, UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_good_form_binds_dutch_amounts_and_dates()
    {
        var page = await PostAsync("nl", ("Fields.Value", "1.250,50"), ("Fields.ReceivedOn.Day", "7"), ("Fields.ReceivedOn.Month", "maart"), ("Fields.ReceivedOn.Year", "2026"),
            ("Fields.EndedOn.Day", ""), ("Fields.EndedOn.Month", ""), ("Fields.EndedOn.Year", ""), ("Fields.Giver", "Supplier"));

        page.QuerySelector("output")!.TextContent.ShouldBe("1250.50 2026-03-07  Supplier");
        page.Title.ShouldBe("Geschenk – Onkreukbaar");
        page.QuerySelectorAll(".nld-error-summary, [aria-invalid]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nl", "Wat is het waard? Vul een getal in, bijvoorbeeld 50 of 12,50.", "De datum 31-2-2026 bestaat niet.", "Vul ook de maand en het jaar in.", "Gebruik hooguit 5 tekens.", "Fout: Geschenk – Onkreukbaar")]
    [InlineData("en", "Wat is het waard? Enter a number, for example 50 or 12.50.", "The date 31-2-2026 does not exist.", "Also enter the month and the year.", "Use at most 5 characters.", "Error: Geschenk – Onkreukbaar")]
    public async Task A_wrong_form_comes_back_as_it_was_sent_with_a_way_to_every_mistake(string language, string number, string date, string part, string text, string title)
    {
        var page = await PostAsync(language, ("Fields.Why", "te lange tekst <b>"), ("Fields.Value", "ongeveer 50"), ("Fields.ReceivedOn.Day", "31"), ("Fields.ReceivedOn.Month", "02"),
            ("Fields.ReceivedOn.Year", "2026"), ("Fields.EndedOn.Day", "7"), ("Fields.EndedOn.Month", ""), ("Fields.EndedOn.Year", ""));

        var links = page.QuerySelectorAll(".nld-error-summary a");
        links.Select(link => link.TextContent).ShouldBe([number, date, part, "Kies van wie je het kreeg.", text]);
        links.ShouldAllBe(link => page.GetElementById(link.GetAttribute("href")!.Substring(1)) is AngleSharp.Html.Dom.IHtmlElement);
        links.Select(link => link.GetAttribute("href")).ShouldBe(["#Fields_Value", "#Fields_ReceivedOn", "#Fields_EndedOn-month", "#Fields_Giver", "#Fields_Why"]);
        page.GetElementById("Fields_Value")!.GetAttribute("value").ShouldBe("ongeveer 50");
        page.GetElementById("Fields_Why")!.TextContent.ShouldBe("te lange tekst <b>");
        page.QuerySelectorAll(".nld-date input").Select(box => box.GetAttribute("value")).ShouldBe(["31", "02", "2026", "7", "", ""]);
        page.Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("nl", "Wanneer kreeg je het? Vul een datum in.", "Wat is het waard? Vul dit in.")]
    [InlineData("en", "Wanneer kreeg je het? Enter a date.", "Wat is het waard? Fill this in.")]
    public async Task Three_empty_boxes_of_a_date_that_must_be_there_ask_for_a_date(string language, string date, string number)
    {
        var page = await PostAsync(language, ("Fields.Value", ""), ("Fields.ReceivedOn.Day", ""), ("Fields.ReceivedOn.Month", ""), ("Fields.ReceivedOn.Year", ""), ("Fields.Giver", "Supplier"));

        page.QuerySelectorAll(".nld-error-summary a").Select(link => link.TextContent).ShouldBe([number, date]);
        page.QuerySelectorAll("#Fields_ReceivedOn-error").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("nldesign.css", "text/css")]
    [InlineData("onkreukbaar.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("fonts/source-sans-3-latin-wght-normal.woff2", "font/woff2")]
    public async Task The_assets_are_there_without_a_step_of_their_own(string file, string type)
    {
        using var answer = await _http.GetAsync(new Uri("/_content/NlDesign.AspNetCore/nldesign/" + file, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Theory]
    [InlineData("nldesign.css")]
    [InlineData("onkreukbaar.css")]
    public async Task A_style_sheet_asks_nothing_from_outside_and_nothing_of_another_house(string file)
    {
        var css = await _http.GetStringAsync(new Uri("/_content/NlDesign.AspNetCore/nldesign/" + file, UriKind.Relative));

        css.ShouldNotContain("url(data:");
        css.ShouldNotContain("url(http");
        css.ShouldNotContain("@import");
        css.ShouldNotContain("rijkshuisstijl", Case.Insensitive);
        css.ShouldContain("EUPL-1.2");
    }
}
