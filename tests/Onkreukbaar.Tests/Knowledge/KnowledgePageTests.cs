using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>One entry to all about integrity, for everybody, and more for who works there.</summary>
public sealed class KnowledgePageTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    public static TheoryData<string> Bodies => [.. ShippedCodes.Bodies.Select(body => body.Slug)];

    [Theory]
    [MemberData(nameof(Bodies))]
    [Trait("Req", "PU-284")]
    public async Task Every_body_has_one_entry_with_what_it_is_whom_to_turn_to_rules_procedures_forms_and_questions(string body)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"/{body}");
        visitor.Page.QuerySelectorAll($"main a[href='/{body}/integriteit']").Length.ShouldBe(1, "one link on the home page");

        await visitor.GoAsync($"/{body}/integriteit");

        visitor.Heading.ShouldBe("Alles over integriteit");
        foreach (var heading in new[] { "Wat is integriteit hier?", "Bij wie kun je terecht?", "Wetten en regels", "Zo gaat het", "Formulieren", "Vragen en antwoorden" })
        {
            visitor.Under(heading).ShouldNotBeNullOrEmpty(heading);
        }

        visitor.Under("Bij wie kun je terecht?")!.ShouldContain("vertrouwensperso", Case.Insensitive);
        visitor.Under("Vragen en antwoorden")!.ShouldContain("Wat doet een vertrouwenspersoon wel en niet?");
        visitor.Page.QuerySelector("main form[role=search]").ShouldNotBeNull();
        visitor.Page.QuerySelector("input[name=__RequestVerificationToken]").ShouldBeNull("a public page carries no token");
    }

    [Fact]
    [Trait("Req", "PU-286")]
    public async Task The_province_says_what_integrity_is_and_that_views_on_it_shift()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/provincie-utrecht/integriteit/wat-is-integriteit");

        visitor.Text.ShouldContain("Zorgvuldig");
        visitor.Text.ShouldContain("Uitlegbaar");
        visitor.Text.ShouldContain("Standvastig");
        visitor.Under("Het verschuift")!.ShouldContain("verandert met de tijd");
    }

    [Fact]
    [Trait("Req", "PU-287")]
    public async Task The_province_says_what_a_good_employer_and_a_good_official_owe_each_other()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/provincie-utrecht/integriteit/goed-werkgever-en-goed-ambtenaar");

        visitor.Under("Dit doet de provincie als goed werkgever")!.ShouldContain("Zorgplicht");
        visitor.Under("Dit doet de provincie als goed werkgever")!.ShouldContain("Bescherming tegen risico's");
        visitor.Under("Dit doet de provincie als goed werkgever")!.ShouldContain("veilig klimaat");
        visitor.Under("Dit doet de provincie als goed werkgever")!.ShouldContain("goede voorbeeld");
        visitor.Under("Dit doe jij als goed ambtenaar")!.ShouldContain("algemeen belang");
    }

    [Fact]
    [Trait("Req", "PU-253")]
    public async Task Who_turns_to_an_adviser_reads_first_what_an_adviser_does_not_do()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/provincie-utrecht/integriteit/wat-doet-een-vertrouwenspersoon");

        visitor.Under("Niet")!.ShouldContain("De zaak bespreken met degene over wie het gaat");
    }

    [Theory]
    [InlineData("alphen-aan-den-rijn")]
    [InlineData("dalfsen")]
    [Trait("Req", "AR-016")]
    [Trait("Req", "DA-016")]
    public async Task A_colleague_finds_the_advisers_of_both_kinds_with_their_address_and_a_stranger_finds_no_names(string body)
    {
        var colleague = await (await fixture.House.Visitor().SignInAsync(body, "medewerker")).GoAsync($"/{body}/integriteit");

        var help = colleague.Page.QuerySelectorAll("main table tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        help.ShouldBe(
        [
            $"Vertrouwenspersoon integriteit|Vertrouwenspersoon integriteit|vertrouwenspersoon@{body}.example",
            $"Vertrouwenspersoon ongewenst gedrag|Vertrouwenspersoon ongewenst gedrag|vertrouwenspersoon-2@{body}.example",
            $"Coördinator integriteit|Coördinator integriteit|coordinator@{body}.example",
        ]);
        colleague.Under("Bij wie kun je terecht?")!.ShouldContain("Begin bij je leidinggevende of een collega.");
        (await fixture.House.Visitor().GoAsync($"/{body}/integriteit")).Text.ShouldNotContain(".example");
    }

    [Fact]
    [Trait("Req", "GU-013")]
    [Trait("Req", "GU-015")]
    public async Task Utrecht_shows_its_eight_themes_with_the_rules_behind_each()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/gemeente-utrecht/integriteit/acht-themas");

        visitor.Page.QuerySelectorAll("main ol li").Length.ShouldBe(8);
        foreach (var further in new[] { "1.a.4", "1.a.5", "1.a.6", "1.a.8", "gebruiksprotocol automatiseringsmiddelen", "Bewust Informatie Gebruiken", "Helder en Integraal Adviseren", "handleiding sociale media" })
        {
            visitor.Text.ShouldContain(further);
        }

        (await visitor.GoAsync("/gemeente-utrecht/integriteit/regels")).Text.ShouldContain("paragraaf 1.a.7");
    }

    [Theory]
    [InlineData("dalfsen", "inkoop-en-geschenken", "inkoop of aanbesteding")]
    [InlineData("dalfsen", "informatie-veilig-bewaren", "Onderweg")]
    [InlineData("gemeente-utrecht", "spullen-van-de-gemeente", "geld van de gemeenschap")]
    [Trait("Req", "DA-038")]
    [Trait("Req", "DA-043")]
    [Trait("Req", "GU-115")]
    public async Task What_a_code_wants_people_to_know_is_an_article(string body, string slug, string says) =>
        (await fixture.House.Visitor().GoAsync($"/{body}/integriteit/{slug}")).Text.ShouldContain(says);

    [Fact]
    public async Task An_article_for_managers_is_seen_by_managers_only_and_others_find_nothing()
    {
        const string Article = "/dalfsen/integriteit/eenheidsmanager-en-gesprek";
        var manager = await fixture.House.Visitor().SignInAsync(Dalfsen, "leidinggevende");
        var employee = await fixture.House.EmployeeAsync();

        (await manager.GoAsync(Article)).Heading.ShouldBe("Het gesprek voeren als eenheidsmanager");
        (await manager.GoAsync(All)).Text.ShouldContain("Het gesprek voeren als eenheidsmanager");
        (await employee.GoAsync(Article)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await employee.GoAsync(All)).Text.ShouldNotContain("Het gesprek voeren als eenheidsmanager");
        (await fixture.House.Visitor().GoAsync(All)).Text.ShouldNotContain("Het gesprek voeren als eenheidsmanager");
        (await fixture.House.Visitor().GoAsync(Article)).At.ShouldStartWith("/dalfsen/aanmelden", Case.Sensitive, "who has not signed in may do so first");
        (await (await fixture.House.Visitor().SignInAsync("gemeente-utrecht", "leidinggevende")).GoAsync(Article)).At.ShouldStartWith("/dalfsen/aanmelden", Case.Sensitive, "a manager of another body is a stranger");
    }

    [Fact]
    [Trait("Req", "PU-291")]
    public async Task The_council_and_executive_find_the_protocol_on_secrecy()
    {
        var councillor = await fixture.House.Visitor().SignInAsync("provincie-utrecht", "statenlid");

        await councillor.GoAsync("/provincie-utrecht/integriteit/integriteit-bij-geheimhouding-staten");

        foreach (var step in new[] { "Opleggen", "Bekrachtigen", "Opheffen", "besloten vergaderingen" })
        {
            councillor.Text.ShouldContain(step);
        }

        (await (await fixture.House.Visitor().SignInAsync("provincie-utrecht", "medewerker")).GoAsync("/provincie-utrecht/integriteit/integriteit-bij-geheimhouding-staten")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Req", "DA-014")]
    public async Task Documents_and_background_can_be_made_public_and_say_since_when()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var editor = await house.CoordinatorAsync();
        await editor.WriteAsync("Het besluit over de markt", ("Form.Kind", "Background"), ("Form.Audience", "Colleagues"), ("Form.Text", "Waarom wij zo kozen. [Het raadsvoorstel](https://voorbeeld.example/voorstel)"));
        (await house.Visitor().GoAsync(All)).Text.ShouldNotContain("Documenten en achtergronden", customMessage: "nobody decided to make it public yet");
        var article = await house.ArticleAsync("het-besluit-over-de-markt");

        time.Advance(TimeSpan.FromDays(2));
        await (await house.CoordinatorAsync()).ChangeAsync(article.Id, ("Form.Audience", "Everybody"), ("Form.Reason", "Het college besloot het openbaar te maken"));
        time.Advance(TimeSpan.FromDays(2));
        await (await house.CoordinatorAsync()).ChangeAsync(article.Id, ("Form.Summary", "Wat eraan voorafging"), ("Form.Reason", "Duidelijker"));

        var citizen = await house.Visitor().GoAsync(All);
        citizen.Under("Documenten en achtergronden")!.ShouldContain("Het besluit over de markt");
        await citizen.GoAsync($"{All}/het-besluit-over-de-markt");
        citizen.Text.ShouldContain("Openbaar sinds 24 november 2026. Gewijzigd op 26 november 2026");
        citizen.Page.QuerySelector("main a[href='https://voorbeeld.example/voorstel']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_made_for_somebody_is_kept_nowhere_and_one_for_all_has_no_name_on_it()
    {
        var employee = await fixture.House.EmployeeAsync();
        (await employee.Http.GetAsync(new Uri(All, UriKind.Relative))).Headers.CacheControl!.NoStore.ShouldBeTrue();

        (await fixture.House.Visitor().GoAsync("/dalfsen/integriteit/wat-is-integriteit")).Text.ShouldNotContain("Eigenaar");
    }

    [Fact]
    public async Task An_article_that_is_not_there_is_not_found() =>
        (await fixture.House.Visitor().GoAsync($"{All}/bestaat-niet")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Nothing_that_somebody_wrote_becomes_html()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var editor = await house.CoordinatorAsync();

        await editor.WriteAsync("<script>alert(1)</script> titel", ("Form.Summary", "<b>kort</b>"), ("Form.Text", "<img src=x onerror=alert(1)> en [klik](javascript:alert(1)) en [goed](https://voorbeeld.example)"));
        var visitor = await house.Visitor().GoAsync($"{All}/script-alert-1-script-titel");

        visitor.Heading.ShouldBe("<script>alert(1)</script> titel");
        visitor.Page.QuerySelectorAll("main script, main img, main b").ShouldBeEmpty();
        visitor.Page.QuerySelectorAll("main a[href^='javascript']").ShouldBeEmpty();
        visitor.Page.QuerySelector("main a[href='https://voorbeeld.example']").ShouldNotBeNull("the twin: a good link stays");
    }

    [Fact]
    public async Task Shipped_articles_have_headings_in_their_order()
    {
        var texts = await fixture.House.ReadAsync(db => db.Set<Article>().IgnoreQueryFilters().Select(article => article.Content.Text).ToListAsync());

        texts.Count.ShouldBeGreaterThan(150);
        texts.ShouldAllBe(text => !text.Contains("\n## ") && !text.StartsWith("## "));
    }
}
