using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NlDesign.AspNetCore;
using NlDesign.AspNetCore.Components;
using NlDesign.AspNetCore.Fields;

namespace Onkreukbaar.Lib.Tests.NlDesign;

public sealed class ComponentTests
{
    [Fact]
    public void The_error_summary_leads_to_every_field_in_the_order_of_the_page()
    {
        var page = new Paper()
            .Sent("Why", "", "Zeg waarom.").Sent("Giver", "", "Kies een gever.").Sent("On.Day", "").Sent("Kinds[0]", "x", "Kies iets.")
            .Add(new NlErrorSummary())
            .Add(new NlRadioGroup { Name = "Giver", Label = "Van wie?", Items = [new("A", "Een collega")] })
            .Add(new NlCheckboxGroup { Name = "Kinds", Label = "Wat?", Items = [new("A", "Een maaltijd")] })
            .Add(new NlTextareaField { Name = "Why", Label = "Waarom?", Id = "waarom" })
            .Read();

        var links = page.QuerySelectorAll(".nld-error-summary a");
        links.Select(link => link.TextContent).ShouldBe(["Kies een gever.", "Kies iets.", "Zeg waarom."]);
        links.ShouldAllBe(link => page.GetElementById(link.GetAttribute("href")!.Substring(1)) != null);
        links[2].GetAttribute("href").ShouldBe("#waarom");
    }

    [Fact]
    public void An_error_that_no_field_shows_is_told_without_a_link()
    {
        var paper = new Paper().Sent("Giver", "x");
        paper.State.AddModelError("", "Iemand anders was je voor.");
        paper.State.AddModelError("Nowhere", "Dit veld staat niet op de pagina.");
        var page = paper.Add(new NlErrorSummary()).Add(new NlTextField { Name = "Giver", Label = "Van wie?" }).Read();

        page.QuerySelectorAll(".nld-error-summary li").Select(line => line.TextContent).ShouldBe(["Iemand anders was je voor.", "Dit veld staat niet op de pagina."]);
        page.QuerySelectorAll(".nld-error-summary a").ShouldBeEmpty();
    }

    [Fact]
    public void A_field_is_not_mistaken_for_another_that_begins_with_its_name()
    {
        var page = new Paper().Sent("Giver", "").Sent("GiverAddress", "", "Vul het adres in.")
            .Add(new NlErrorSummary())
            .Add(new NlTextField { Name = "Giver", Label = "Van wie?" })
            .Add(new NlTextField { Name = "GiverAddress", Label = "Adres" }).Read();

        Paper.One(page, ".nld-error-summary a").GetAttribute("href").ShouldBe("#GiverAddress");
        page.GetElementById("Giver-error").ShouldBeNull();
    }

    [Fact]
    public void A_bare_message_gets_its_question_in_the_summary()
    {
        var page = new Paper().Sent("Why", "", "Vul dit in.").Sent("Giver", "", "Vul dit in.")
            .Add(new NlErrorSummary())
            .Add(new NlTextField { Name = "Why", Label = "Waarom?" }).Add(new NlTextField { Name = "Giver", Label = "Naam van de gever" }).Read();

        page.QuerySelectorAll(".nld-error-summary a").Select(link => link.TextContent).ShouldBe(["Waarom? Vul dit in.", "Naam van de gever: Vul dit in."]);
    }

    [Fact]
    public void The_error_summary_takes_the_focus_and_is_announced()
    {
        var page = new Paper().Sent("Giver", "", Paper.Hostile).Add(new NlErrorSummary()).Add(new NlTextField { Name = "Giver", Label = "Van wie?" }).Read();

        var summary = Paper.One(page, ".nld-error-summary");
        summary.GetAttribute("tabindex").ShouldBe("-1");
        summary.HasAttribute("autofocus").ShouldBeTrue();
        page.GetElementById(summary.GetAttribute("aria-labelledby")!)!.TextContent.ShouldBe("Er klopt nog iets niet");
        Paper.One(page, ".nld-error-summary > [role=alert]").QuerySelector("a")!.TextContent.ShouldBe(Paper.Hostile);
    }

    [Fact]
    public void Nothing_stands_on_top_of_a_page_without_errors()
    {
        new Paper().Sent("Giver", "Holder").Add(new NlErrorSummary()).Html.ShouldBe("");
    }

    [Theory]
    [InlineData("nl", "Fout: Wat is het waard? – Onkreukbaar")]
    [InlineData("en", "Error: Wat is het waard? – Onkreukbaar")]
    public void The_title_of_a_page_with_errors_says_so_first(string language, string title)
    {
        var wrong = new Paper(language: language).Sent("Giver", "", "Kies").Add(new NlTitle { Page = "Wat is het waard?", Site = "Onkreukbaar" });
        var right = new Paper(language: language).Add(new NlTitle { Page = "Wat is het waard?", Body = "Gemeente <Dalfsen>", Site = "Onkreukbaar" });

        wrong.Html.ShouldContain("<title>");
        wrong.Read().Title.ShouldBe(title);
        right.Read().Title.ShouldBe("Wat is het waard? – Gemeente <Dalfsen> – Onkreukbaar");
    }

    [Theory]
    [InlineData(NlKind.Info, "Informatie:", "status")]
    [InlineData(NlKind.Ok, "In orde:", "status")]
    [InlineData(NlKind.Warning, "Let op:", "status")]
    [InlineData(NlKind.Error, "Belangrijk:", "alert")]
    public void An_alert_says_its_kind_in_words_and_interrupts_only_when_told(NlKind kind, string word, string role)
    {
        var quiet = new Paper().Add(new NlAlert { Kind = kind, Heading = "Zo zit het" }, Paper.Hostile).Read();
        var loud = new Paper().Add(new NlAlert { Kind = kind, Announce = true }, "Bewaard.").Read();

        Paper.One(quiet, "h2").TextContent.ShouldBe(word + " Zo zit het");
        quiet.QuerySelector(".utrecht-alert__message")!.TextContent.ShouldBe(Paper.Hostile);
        Paper.One(quiet, ".utrecht-alert").HasAttribute("role").ShouldBeFalse();
        Paper.One(loud, ".utrecht-alert").GetAttribute("role").ShouldBe(role);
        loud.QuerySelector(".utrecht-alert__message")!.TextContent.ShouldBe(word + " Bewaard.");
        Paper.One(quiet, "svg").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void A_verdict_is_the_heading_of_the_page_in_its_own_words()
    {
        var page = new Paper().Add(new NlAlert { Kind = NlKind.Error, Heading = "Nee, dit mag niet", HeadingLevel = 1, Verdict = true }, "Artikel 4.2").Read();

        Paper.One(page, "h1").TextContent.ShouldBe("Nee, dit mag niet");
    }

    [Fact]
    public void A_button_with_an_address_is_a_link()
    {
        var page = new Paper().Add(new NlButton(), "Verder").Add(new NlButton { Kind = NlButtonKind.Subtle, Href = "/terug?a=1&b=\"2\"" }, "Terug").Read();

        Paper.One(page, "button").GetAttribute("type").ShouldBe("submit");
        Paper.One(page, "a").GetAttribute("href").ShouldBe("/terug?a=1&b=\"2\"");
        Paper.One(page, "a").ClassName.ShouldBe("utrecht-button utrecht-button--subtle");
    }

    [Fact]
    public void A_class_and_a_name_on_the_tag_come_along()
    {
        var page = new Paper().Add(new NlButton(), new HtmlString("Bewaar"), [new TagHelperAttribute("class", "mine"), new TagHelperAttribute("name", "step"), new TagHelperAttribute("value", "save")]).Read();

        var button = Paper.One(page, "button.utrecht-button.mine");
        button.GetAttribute("name").ShouldBe("step");
        button.GetAttribute("value").ShouldBe("save");
    }

    [Fact]
    public void The_last_crumb_is_this_page_and_no_link()
    {
        var page = new Paper().Add(new NlBreadcrumb(), new NlCrumb { Href = "/" }, new NlCrumb { Href = "/a" }, new NlCrumb { Href = "/a/b" }).Read();

        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe(["/", "/a"]);
        Paper.One(page, "[aria-current=page]").LocalName.ShouldBe("span");
        Paper.One(page, "nav").GetAttribute("aria-label").ShouldBe("Kruimelpad");
    }

    [Theory]
    [InlineData("/dalfsen/vraag", "/dalfsen/vraag", "page")]
    [InlineData("/dalfsen/vraag/waarde", "/dalfsen/vraag", "true")]
    [InlineData("/dalfsen", "/dalfsen", "page")]
    [InlineData("/dalfsen/vragen", "/dalfsen", "true")]
    [InlineData("/elders", null, null)]
    public void The_navigation_knows_where_you_are(string path, string? href, string? current)
    {
        var page = new Paper(path).Add(new NlNav { Label = "Hoofdmenu" }, new NlNavItem { Href = "/dalfsen" }, new NlNavItem { Href = "/dalfsen/vraag" }).Read();

        var here = page.QuerySelectorAll("[aria-current]").SingleOrDefault();
        here?.GetAttribute("href").ShouldBe(href);
        here?.GetAttribute("aria-current").ShouldBe(current);
        (here is null).ShouldBe(href is null);
    }

    [Fact]
    public void A_language_says_which_language_it_is()
    {
        var page = new Paper().Add(new NlNav { Label = "Taal", Languages = true }, new NlNavItem { Href = "?taal=nl", Language = "nl", Current = true }, new NlNavItem { Href = "?taal=en", Language = "en", Current = false }).Read();

        page.QuerySelectorAll("a").Select(link => (link.GetAttribute("lang"), link.GetAttribute("aria-current"))).ShouldBe([("nl", "true"), ("en", null)]);
    }

    [Fact]
    public void Every_table_scrolls_in_a_region_with_a_name_that_the_keyboard_reaches()
    {
        var page = new Paper().Add(new NlTable { Caption = "Geschenken" }).Add(new NlTable { Caption = "Reizen" }).Read();

        var regions = page.QuerySelectorAll("[role=region]");
        regions.ShouldAllBe(region => region.GetAttribute("tabindex") == "0");
        regions.Select(region => page.GetElementById(region.GetAttribute("aria-labelledby")!)!.TextContent).ShouldBe(["Geschenken", "Reizen"]);
        page.QuerySelectorAll("table").Select(table => page.GetElementById(table.GetAttribute("aria-labelledby")!)!.TextContent).ShouldBe(["Geschenken", "Reizen"]);
    }

    [Theory]
    [InlineData("<th scope=\"row\">1</th><td>a</td>")]
    [InlineData("\n  <td title=\"a > b\" class='x>y'>1</td>")]
    public void A_row_that_matters_says_so_in_its_first_cell(string cells)
    {
        var table = new Paper().Add(new NlHighlightedRow { Words = "Past bij jou <b>" }, new HtmlString(cells), []).Html;
        var row = new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<table>{table}</table>").QuerySelector("tr.nld-row--highlight")!;

        row.Children[0].TextContent.ShouldBe("Past bij jou <b>1");
        row.Children[0].FirstElementChild!.ClassName.ShouldBe("nld-row__mark");
    }

    [Fact]
    public void A_row_without_words_is_left_alone()
    {
        new Paper().Add(new NlHighlightedRow { Words = "" }, new HtmlString("<td>1</td>"), []).Html.ShouldNotContain("highlight");
    }

    [Fact]
    public void The_link_that_changes_an_answer_names_the_question()
    {
        var page = new Paper().Add(new NlDataList(), new NlDataItem { Key = "Van wie?", ChangeHref = "/vraag" }, new NlDataItem { Key = Paper.Hostile }).Read();

        Paper.One(page, "dd a").TextContent.ShouldBe("Wijzig Van wie?");
        page.QuerySelectorAll("dt").Select(key => key.TextContent).ShouldBe(["Van wie?", Paper.Hostile]);
        page.QuerySelectorAll("dl > div").Length.ShouldBe(2);
    }

    [Fact]
    public void Lists_without_rows_are_not_there_at_all()
    {
        new Paper().Add(new NlDataList()).Add(new NlCardLinks()).Add(new NlNav()).Add(new NlPagination()).Html.ShouldBe("");
    }

    [Fact]
    public void Paging_leads_back_and_forth()
    {
        var page = new Paper().Add(new NlPagination { PreviousHref = "?pagina=a", NextHref = "?pagina=b" }, "1 tot 20").Read();

        page.QuerySelectorAll("a").Select(link => (link.TextContent, link.GetAttribute("rel"))).ShouldBe([("Vorige", "prev"), ("Volgende", "next")]);
    }

    [Fact]
    public void A_row_to_choose_is_one_link_with_one_line_about_it()
    {
        var page = new Paper().Add(new NlCardLinks { Grid = true }, new NlCardLink { Href = "/dalfsen", Title = "Gemeente Dalfsen" }).Read();

        Paper.One(page, "ul > li a").TextContent.ShouldBe("Gemeente Dalfsen");
    }

    [Fact]
    public void Details_open_without_a_script()
    {
        var page = new Paper().Add(new NlDetails { Summary = "Waarom?" }, "Daarom.").Read();

        Paper.One(page, "details:not([open]) > summary").TextContent.ShouldBe("Waarom?");
    }

    [Theory]
    [InlineData(NlKind.Ok, "success")]
    [InlineData(NlKind.Warning, "warning")]
    [InlineData(NlKind.Error, "danger")]
    [InlineData(NlKind.Info, "neutral")]
    public void A_badge_is_words_with_a_tone(NlKind kind, string tone)
    {
        var page = new Paper().Add(new NlStatusBadge { Kind = kind }, "Akkoord").Read();

        Paper.One(page, ".utrecht-status-badge--" + tone).TextContent.ShouldBe("Akkoord");
    }

    [Fact]
    public void Progress_counts_to_an_end_only_when_it_is_known()
    {
        new Paper().Add(new NlProgress { Current = 2, Total = 5 }).Read().Body!.TextContent.ShouldBe("Vraag 2 van 5");
        new Paper(language: "en").Add(new NlProgress { Current = 2 }).Read().Body!.TextContent.ShouldBe("Question 2");
    }

    [Fact]
    public void The_first_link_leads_past_the_navigation()
    {
        Paper.One(new Paper().Add(new NlSkipLink()).Read(), "a[href='#main']").TextContent.ShouldBe("Ga direct naar de inhoud");
    }

    [Fact]
    public void Every_text_of_the_library_exists_in_both_languages()
    {
        var all = Enum.GetValues<NlDesignText>();

        NlDesignTexts.Dutch.Keys.ShouldBe(all, ignoreOrder: true);
        NlDesignTexts.English.Keys.ShouldBe(all, ignoreOrder: true);
        all.Where(text => Takes(NlDesignTexts.Dutch[text]) != Takes(NlDesignTexts.English[text])).ShouldBeEmpty();

        static bool Takes(string text) => text.Contains("{0}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", null, null, "Vraag 3")]
    [InlineData("nl", 12, null, "Vraag 3 van 12")]
    [InlineData("nl", null, 12, "Vraag 3, daarna nog hoogstens 12")]
    [InlineData("nl", null, 0, "Vraag 3")]
    [InlineData("en", null, 12, "Question 3, at most 12 more after it")]
    public void Where_somebody_is_says_as_much_as_is_known(string language, int? total, int? mostAfter, string text)
    {
        var page = new Paper(language: language).Add(new NlProgress { Current = 3, Total = total, MostAfter = mostAfter }).Read();

        Paper.One(page, "p.nld-progress").TextContent.ShouldBe(text);
    }
}
