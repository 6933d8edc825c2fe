using System.Net;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Modules.Knowledge.Search;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>Whoever types a few ordinary words finds the articles that they may open, best first, and nothing makes it fail.</summary>
[Trait("Req", "PU-284")]
public sealed class SearchTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Words_are_found_with_their_place_marked_without_accents_and_in_capitals_too(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);

        var visitor = await house.Visitor().SearchAsync("COORDINATOR", body: "gemeente-utrecht");

        visitor.FoundTitles()[0].ShouldBe("De coördinator integriteit");
        visitor.Page.QuerySelector("main ol li a mark")!.TextContent.ShouldBe("coördinator");
        visitor.Page.QuerySelectorAll("main ol li p mark").ShouldNotBeEmpty();
        (await visitor.SearchAsync("125quinquies onder", body: "gemeente-utrecht")).FoundTitles().ShouldContain("Nevenwerk openbaar maken", "by its old number");
        (await visitor.SearchAsync("nevenw", body: "gemeente-utrecht")).FoundTitles().ShouldContain("Nevenwerk melden en registreren", "by how it begins");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Another_word_for_the_same_finds_it_too_and_the_page_says_so(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var editor = await house.CoordinatorAsync();
        await editor.WriteAsync("Een geschenk van een zeepaardje", ("Form.Text", "Meer staat hier niet."));

        var visitor = await house.Visitor().SearchAsync("cadeautje zeepaardje");

        visitor.FoundTitles().ShouldBe(["Een geschenk van een zeepaardje"]);
        visitor.Page.QuerySelectorAll("main ol li a mark").Select(mark => mark.TextContent).ShouldBe(["geschenk", "zeepaardje"]);
        visitor.Text.ShouldContain("Ook gezocht op geschenk");
        (await house.Visitor().SearchAsync("trommel zeepaardje")).FoundTitles().ShouldBeEmpty("the twin: a word that means something else");
        (await house.Visitor().SearchAsync("personeel")).Text.ShouldNotContain("Ook gezocht op", customMessage: "it only begins like one that is known");
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql, true)]
    [InlineData(DatabaseKind.Sqlite, false)]
    public async Task Postgresql_finds_another_form_of_the_word_and_marks_it(DatabaseKind kind, bool knowsStems)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.CoordinatorAsync()).WriteAsync("Een brief van een vergader", ("Form.Text", "Over een trommel en een wandeling."));

        var visitor = await house.Visitor().SearchAsync("wandelingen");

        visitor.FoundTitles().Count.ShouldBe(knowsStems ? 1 : 0);
        visitor.Page.QuerySelectorAll("main ol mark").Select(mark => mark.TextContent).ShouldBe(knowsStems ? ["wandeling"] : []);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_word_in_the_title_weighs_more_than_one_in_the_text(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var editor = await house.CoordinatorAsync();
        await editor.WriteAsync("Iets anders", ("Form.Text", "Hierin staat zeepaardje, en nog eens zeepaardje, en zeepaardje."));
        await editor.WriteAsync("Het zeepaardje", ("Form.Text", "Een tekst zonder dat woord, maar met heel veel andere woorden erin."));

        (await house.Visitor().SearchAsync("zeepaardje")).FoundTitles().ShouldBe(["Het zeepaardje", "Iets anders"]);
        (await house.Visitor().SearchAsync("zeepaardje andere")).FoundTitles().ShouldBe(["Het zeepaardje", "Iets anders"], ignoreOrder: true, "all words must be there, anywhere");
        (await house.Visitor().SearchAsync("zeepaardje kameel")).FoundTitles().ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_somebody_may_not_open_is_not_found_and_not_counted(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var editor = await house.CoordinatorAsync();
        await editor.WriteAsync("Kwartje voor allen");
        await editor.WriteAsync("Kwartje voor collega's", ("Form.Audience", "Colleagues"));
        await editor.WriteAsync("Kwartje voor leiding", ("Form.Audience", "Managers"));
        await editor.WriteAsync("Kwartje voor bestuur", ("Form.Audience", "OfficeHolders"));
        await editor.WriteAsync("Kwartje voor later", ("Form.ValidFrom", "2027-01-01"));
        await editor.WriteAsync("Kwartje van vroeger", ("Form.ValidTo", "2026-01-01"));

        await FindsAsync(house.Visitor(), "1 artikel", "Kwartje voor allen");
        await FindsAsync(await house.EmployeeAsync(), "2 artikelen", "Kwartje voor allen", "Kwartje voor collega's");
        await FindsAsync(await house.Visitor().SignInAsync(Dalfsen, "leidinggevende"), "3 artikelen", "Kwartje voor allen", "Kwartje voor collega's", "Kwartje voor leiding");
        await FindsAsync(await house.Visitor().SignInAsync(Dalfsen, "bestuursadviseur"), "3 artikelen", "Kwartje voor allen", "Kwartje voor collega's", "Kwartje voor bestuur");
        await FindsAsync(await house.Visitor().SignInAsync("gemeente-utrecht", "leidinggevende"), "1 artikel", "Kwartje voor allen");
        (await house.Visitor().SearchAsync("kwartje", body: "gemeente-utrecht")).FoundTitles().ShouldBeEmpty("another body has none");

        static async Task FindsAsync(Visitor visitor, string count, params string[] titles)
        {
            await visitor.SearchAsync("kwartje");
            visitor.FoundTitles().ShouldBe(titles, ignoreOrder: true);
            visitor.Text.ShouldContain($"{count} gevonden");
            foreach (var hidden in new[] { "leiding", "bestuur", "later", "vroeger" }.Where(word => titles.All(title => !title.Contains(word))))
            {
                visitor.Text.ShouldNotContain($"Kwartje voor {hidden}");
            }
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Whatever_is_typed_the_page_answers(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var visitor = house.Visitor();

        foreach (var odd in new[] { "", "   ", "\"", "'", "\"geschenk", "geschenk AND", "NOT", "NEAR(a b)", "a OR b", "title:geschenk", "{title}: x", "*", "geschenk*", "-geschenk", "(((", "^a", "a:*b", "& | !", "<->", "\\", "%_", "'; drop table knowledge_articles; --", "de het een", "🌷", "中文", "ﬁ ǅ ẞ İ", "\u0000 nul", "\ud800", new string('a', 5_000), string.Join(' ', Enumerable.Range(0, 800).Select(number => $"w{number}")) })
        {
            await visitor.SearchAsync(odd);
            visitor.Status.ShouldBe(HttpStatusCode.OK, odd);
            visitor.Heading.ShouldBe("Zoeken in alles over integriteit", odd);
        }

        foreach (var address in new[] { "", "?q", "?q=geschenk&pagina=x", "?q=geschenk&pagina=-1", "?q=geschenk&pagina=99999999999999", "?q=geschenk&pagina=999", "?q=a&q=b" })
        {
            (await visitor.GoAsync($"{All}/zoeken{address}")).Status.ShouldBe(HttpStatusCode.OK, address);
        }

        (await visitor.SearchAsync("\"geschenk*\" AND (")).FoundTitles().ShouldNotBeEmpty("what is no letter is only a space");
        (await visitor.SearchAsync("het een de")).Text.ShouldContain("Dit staat in elke tekst");
        (await visitor.SearchAsync("xyzzy")).Text.ShouldContain("Niets gevonden voor “xyzzy”");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_found_is_text_and_never_html(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await (await house.CoordinatorAsync()).WriteAsync("<b>zeepaardje</b> & \"co\"", ("Form.Summary", "<script>zeepaardje</script>"), ("Form.Text", "`<img src=x onerror=alert(1)>` zeepaardje &amp; <mark>zeepaardje</mark>"));

        var visitor = await house.Visitor().SearchAsync("<script>zeepaardje</script>");
        visitor.Page.QuerySelectorAll("main script, main img, main ol b").ShouldBeEmpty();
        await visitor.SearchAsync("zeepaardje");

        visitor.FoundTitles().ShouldBe(["<b>zeepaardje</b> & \"co\""]);
        visitor.Page.QuerySelectorAll("main script, main img, main ol b").ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("main ol mark").ShouldAllBe(mark => mark.TextContent == "zeepaardje");
        visitor.Page.QuerySelectorAll("main ol mark").Length.ShouldBeGreaterThan(2);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Many_results_come_ten_to_a_page(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.ChangeAsync(Dalfsen, db => AddManyAsync(house, db, 25));

        var visitor = await house.Visitor().SearchAsync("zeepaardje");
        var all = new List<string>(visitor.FoundTitles());
        visitor.Text.ShouldContain("25 artikelen gevonden");
        all.Count.ShouldBe(Hits.PageSize);
        while (visitor.Page.QuerySelector("main nav a[rel=next]")?.GetAttribute("href") is { } next)
        {
            all.AddRange((await visitor.GoAsync(next)).FoundTitles());
        }

        all.Count.ShouldBe(25);
        all.Distinct().Count().ShouldBe(25);
        visitor.Page.QuerySelector("main nav a[rel=prev]").ShouldNotBeNull();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_word_that_is_everywhere_still_has_titles_first(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.ChangeAsync(Dalfsen, db => AddManyAsync(house, db, Hits.CountedTo + 50));
        await (await house.CoordinatorAsync()).WriteAsync("Zeepaardje vooraan");

        var visitor = await house.Visitor().SearchAsync("zeepaardje");

        visitor.Text.ShouldContain("Meer dan 500 artikelen gevonden");
        visitor.FoundTitles()[0].ShouldBe("Zeepaardje vooraan");
        (await visitor.SearchAsync("zeepaardje", 100)).FoundTitles().Count.ShouldBe(Hits.PageSize);
        visitor.Page.QuerySelector("main nav a[rel=next]").ShouldBeNull();
    }

    private static Task AddManyAsync(RunningHouse house, AppDbContext db, int count)
    {
        foreach (var number in Enumerable.Range(1, count))
        {
            db.Add(new Article
            {
                Id = Guid.CreateVersion7(),
                BodyId = house.Body(Dalfsen).Id,
                Slug = $"veel-{number}",
                Order = Article.LastInOrder,
                Salt = Salt.New(),
                Content = new ArticleContent { Kind = ArticleKind.Explanation, Audience = Audience.Everybody, Title = $"Nummer {number}", Summary = "Kort", Text = "Over een zeepaardje." },
            });
        }

        return Task.CompletedTask;
    }
}
