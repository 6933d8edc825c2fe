using System.Net;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>Coordinator and functional administrator keep the articles: every change has a reason and a version, and nobody's typing is lost.</summary>
public sealed class EditTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-285")]
    public async Task A_new_article_has_an_owner_a_day_to_review_it_and_a_first_version_with_the_reason(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var editor = await house.CoordinatorAsync();

        await editor.WriteAsync("Werken met een tolk", ("Form.Owner", "leidinggevende"), ("Form.ReviewOn", "2027-05-01"));

        editor.Text.ShouldContain("Het artikel staat erop.");
        var article = await house.ArticleAsync("werken-met-een-tolk");
        (article.ReviewOn, article.Number).ShouldBe((new DateOnly(2027, 5, 1), 1));
        var version = (await house.VersionsAsync(article.Id)).ShouldHaveSingleItem();
        (version.Act, version.Reason, version.Content.Title).ShouldBe((ArticleVersion.Added, "Omdat het nodig is", "Werken met een tolk"));
        (await house.EntriesAsync(Dalfsen)).Select(entry => (entry.Action, entry.Kind, entry.ObjectId, entry.Reason)).ShouldBe([("added", "article", article.Id, null)]);

        var colleague = await house.EmployeeAsync();
        (await colleague.GoAsync($"{All}/werken-met-een-tolk")).Text.ShouldContain("Eigenaar: Teamleider Vergunningen");
        colleague.Text.ShouldContain("Nakijken op 1 mei 2027");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_change_makes_a_version_and_what_it_said_before_can_still_be_read(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var article = await house.ArticleAsync("formulieren");
        var editor = await house.Visitor().SignInAsync(Dalfsen, "functioneel-beheerder");

        await editor.ChangeAsync(article.Id, ("Form.Title", "Formulieren en links"), ("Form.Reason", "Duidelijker titel"));

        editor.Text.ShouldContain("Het artikel is gewijzigd.");
        (await house.Visitor().GoAsync($"{All}/formulieren")).Heading.ShouldBe("Formulieren en links");
        await editor.GoAsync($"{Keep}/{article.Id}/versies");
        editor.Text.ShouldContain("Duidelijker titel");
        editor.Text.ShouldContain("Functioneel beheerder");
        (await editor.GoAsync($"{Keep}/{article.Id}/versies?versie=1")).Text.ShouldContain("Waar vind je de formulieren?");
        (await house.VersionsAsync(article.Id)).Select(version => version.Act).ShouldBe([ArticleVersion.Shipped, ArticleVersion.Changed]);
        (await house.EntriesAsync(Dalfsen)).ShouldHaveSingleItem().ContentMac.ShouldNotBeNull();
    }

    [Fact]
    public async Task Looking_at_it_first_saves_nothing_and_keeps_what_was_typed()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var editor = await (await house.CoordinatorAsync()).GoAsync($"{Keep}/nieuw");
        var form = editor.Page.QuerySelector("main form[method=post]")!;
        form.QuerySelector("button[formaction='?handler=Bekijk']").ShouldNotBeNull();
        form.SetAttribute("action", $"{Keep}/nieuw?handler=Bekijk");

        await editor.TryAsync(Fields("Nog te bekijken", ("Form.Text", "# Een kop\n\nMet **nadruk**.")));

        editor.Page.QuerySelector("main section h2#voorbeeld")!.TextContent.ShouldBe("Nog te bekijken");
        editor.Page.QuerySelector("main section strong")!.TextContent.ShouldBe("nadruk");
        editor.Value("Form.Title").ShouldBe("Nog te bekijken");
        editor.Page.QuerySelector("textarea[name='Form.Text']")!.TextContent.ShouldContain("# Een kop");
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();

        await editor.TryAsync(editor.AsItStands());
        (await house.Visitor().GoAsync($"{All}/nog-te-bekijken")).Heading.ShouldBe("Nog te bekijken");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_second_of_two_editors_sees_the_version_of_the_first_and_loses_nothing(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var article = await house.ArticleAsync("formulieren");
        var second = await (await house.CoordinatorAsync()).GoAsync($"{Keep}/{article.Id}");
        var typed = second.AsItStands(("Form.Text", "Tekst van de tweede"), ("Form.Reason", "Reden van de tweede"));
        await (await house.Visitor().SignInAsync(Dalfsen, "functioneel-beheerder")).ChangeAsync(article.Id, ("Form.Text", "Tekst van de eerste"), ("Form.Reason", "Reden van de eerste"));

        await second.TryAsync(typed);

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Iemand anders heeft dit artikel intussen gewijzigd");
        second.Text.ShouldContain("Functioneel beheerder");
        second.Text.ShouldContain("Reden van de eerste");
        second.Text.ShouldContain("Tekst van de eerste");
        second.Page.QuerySelector("textarea[name='Form.Text']")!.TextContent.Trim().ShouldBe("Tekst van de tweede");
        second.Page.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim().ShouldBe("Reden van de tweede");
        (await house.ArticleAsync("formulieren")).Content.Text.ShouldBe("Tekst van de eerste");

        await second.TryAsync(second.AsItStands(("Form.Text", "Tekst van beiden")));
        (await house.ArticleAsync("formulieren")).Content.Text.ShouldBe("Tekst van beiden");
        (await house.VersionsAsync(article.Id)).Select(version => version.Content.Text).TakeLast(2).ShouldBe(["Tekst van de eerste", "Tekst van beiden"]);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_article_that_ended_is_found_nowhere_and_can_be_put_back(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var article = await house.ArticleAsync("formulieren");
        var editor = await house.CoordinatorAsync();

        await (await editor.GoAsync($"{Keep}/{article.Id}/beeindigen")).TryAsync(("Reason", ""));
        editor.ErrorAt("Reason").ShouldNotBeNull("no end without a reason");
        await editor.TryAsync(("Reason", "Staat nu op intranet"));

        editor.Text.ShouldContain("Het artikel is beëindigd.");
        (await house.Visitor().GoAsync($"{All}/formulieren")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Visitor().GoAsync(All)).Text.ShouldNotContain("Waar vind je de formulieren?");
        (await house.Visitor().SearchAsync("formulieren vind")).FoundTitles().ShouldBeEmpty();
        (await editor.GoAsync($"{Keep}?stand=Ended")).Text.ShouldContain("Waar vind je de formulieren?");
        (await house.VersionsAsync(article.Id))[^1].Reason.ShouldBe("Staat nu op intranet");

        await editor.ChangeAsync(article.Id, ("Form.Reason", "Toch nodig"));
        (await house.Visitor().GoAsync($"{All}/formulieren")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_saved()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var editor = await house.CoordinatorAsync();

        await editor.WriteAsync("", ("Form.Kind", ""), ("Form.Audience", "Nobody"), ("Form.Text", new string('x', ArticleContent.TextMax + 1)), ("Form.Owner", "bestaat niet"), ("Form.Link", "javascript:alert(1)"), ("Form.ValidFrom", "2026-02-01"), ("Form.ValidTo", "2026-01-01"), ("Form.Reason", " "));

        editor.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in new[] { "Form.Kind", "Form.Audience", "Form.Title", "Form.Text", "Form.Owner", "Form.Link", "Form.ValidTo", "Form.Reason" })
        {
            editor.ErrorAt(field).ShouldNotBeNullOrEmpty(field);
        }

        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
        (await editor.WriteAsync("Diep", ("Form.Text", string.Concat(Enumerable.Repeat("> ", 5_000)) + "x"))).ErrorAt("Form.Text").ShouldBe("Deze opmaak is te ingewikkeld");
        (await editor.WriteAsync("Van wie?", ("Form.Owner", "Adviseur"))).ErrorAt("Form.Owner")!.ShouldContain("Vul het personeelsnummer in");
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_article_and_the_same_title_gets_another_address()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var editor = await (await house.CoordinatorAsync()).GoAsync($"{Keep}/nieuw");
        var page = editor.Page;

        await editor.TryAsync(Fields("Zoeken"));
        await editor.ShowAsync(await SendAgainAsync(editor, page));
        await editor.WriteAsync("Zoeken");

        (await house.ArticleAsync("zoeken-2")).Content.Title.ShouldBe("Zoeken", "the address of a page is not given away");
        (await house.ArticleAsync("zoeken-3")).Content.Title.ShouldBe("Zoeken");
        (await house.EntriesAsync(Dalfsen)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Saving_what_is_there_already_makes_no_version()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var article = await house.ArticleAsync("formulieren");

        await (await house.CoordinatorAsync()).ChangeAsync(article.Id, ("Form.Reason", "Alleen gekeken"));

        (await house.VersionsAsync(article.Id)).Count.ShouldBe(1);
        (await house.EntriesAsync(Dalfsen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_edits_and_an_article_of_another_body_is_not_there()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var (here, elsewhere) = (await house.ArticleAsync("formulieren"), await house.ArticleAsync("formulieren", "gemeente-utrecht"));

        foreach (var page in new[] { Keep, $"{Keep}/nieuw", $"{Keep}/{here.Id}", $"{Keep}/{here.Id}/beeindigen", $"{Keep}/{here.Id}/versies" })
        {
            (await (await house.Visitor().SignInAsync(Dalfsen, "leidinggevende")).GoAsync(page)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }

        (await (await house.CoordinatorAsync()).GoAsync($"{Keep}/{elsewhere.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> SendAgainAsync(Visitor editor, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var hidden = page.QuerySelectorAll("main form[method=post] input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var form = new FormUrlEncodedContent([.. Fields("Zoeken").Select(field => KeyValuePair.Create(field.Item1, field.Item2)), .. hidden]);
        return await editor.Http.PostAsync(new Uri($"{Keep}/nieuw", UriKind.Relative), form);
    }
}
