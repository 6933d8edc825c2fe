using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

public sealed class SiteTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_house_answers_on_either_database_and_is_ready(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind);

        (await house.Visitor().Http.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe("Healthy");
        (await house.Visitor().Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldContain("codes: Healthy");
        var (_, answer) = await house.Visitor().AskAsync("dalfsen", new { ontvanger = "ambtenaar", inFunctie = true, tegenprestatie = true });
        answer.GetProperty("oordeel").GetString().ShouldBe("verboden");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Opening_again_keeps_what_was_there_and_adds_nothing_twice(DatabaseKind kind)
    {
        using var data = new TemporaryFolder();
        var connection = kind == DatabaseKind.PostgreSql ? await PostgreSql.NewDatabaseAsync() : null;
        await using (await RunningHouse.OpenAsync(data: data.Path, connection: connection))
        {
        }

        await using var again = await RunningHouse.OpenAsync(data: data.Path, connection: connection);

        (await again.Visitor().Http.GetStringAsync(new Uri("/api/v1/organisaties", UriKind.Relative))).Split("slug").Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gemeente-utrecht")]
    [InlineData("/gemeente-utrecht/vraag/geschenken")]
    [InlineData("/bestaat-niet")]
    [InlineData("/api/v1/organisaties")]
    public async Task Nothing_from_elsewhere_and_nothing_inline_is_ever_allowed(string path)
    {
        await using var house = await RunningHouse.OpenAsync();

        var answer = await house.Visitor().Http.GetAsync(new Uri(path, UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_carries_the_same_protection_as_a_page()
    {
        await using var house = await RunningHouse.OpenAsync();
        using var tooLarge = new StringContent(new string(' ', 200_000) + "{}", System.Text.Encoding.UTF8, "application/json");

        var answer = await house.Visitor().Http.PostAsync(new Uri("/api/v1/organisaties/dalfsen/adviezen/geschenken", UriKind.Relative), tooLarge);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    // The first page of the demo has a form to sign in as somebody; elsewhere it has none.
    [Theory]
    [InlineData("/dalfsen")]
    [InlineData("/dalfsen/gedragscode/gedragscode-2017/geschenken")]
    [InlineData("/provincie-utrecht/registers/geschenken")]
    public async Task A_public_page_sets_no_cookie_and_carries_no_form_token(string path)
    {
        await using var house = await RunningHouse.OpenAsync();

        var answer = await house.Visitor().Http.GetAsync(new Uri(path, UriKind.Relative));

        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("__RequestVerificationToken");
    }

    [Theory]
    [InlineData("/bestaat-niet", "nl", "Deze pagina is er niet")]
    [InlineData("/bestaat-niet", "en", "This page does not exist")]
    [InlineData("/dalfsen/gedragscode/bestaat-niet", "nl", "Deze pagina is er niet")]
    [InlineData("/dalfsen/vraag/parkeren", "nl", "Deze pagina is er niet")]
    public async Task What_does_not_exist_is_said_in_the_readers_language(string path, string language, string heading)
    {
        await using var house = await RunningHouse.OpenAsync();

        var visitor = await house.Visitor(language).GoAsync(path);

        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Heading.ShouldBe(heading);
    }

    [Theory]
    [InlineData("/dalfsen")]
    [InlineData("/dalfsen/gedragscode")]
    [InlineData("/dalfsen/gedragscode/gedragscode-2017")]
    [InlineData("/dalfsen/gedragscode/gedragscode-2017/geschenken/voorbeelden")]
    [InlineData("/provincie-utrecht/gedragscode/integriteitsplan-2018-2021")]
    public async Task No_page_points_at_lines_or_promises_the_text_of_the_code_itself(string path)
    {
        await using var house = await RunningHouse.OpenAsync();

        var page = await house.Visitor().GoAsync(path);

        page.Text.ShouldNotMatch(@"\bL\d+");
        page.Text.ShouldNotContain("Bron:");
        page.Text.ShouldNotContain("De gedragscode zelf");
        page.Text.ShouldNotContain("Lees de gedragscode");
    }

    [Fact]
    public async Task It_is_said_that_the_rules_are_restated()
    {
        await using var house = await RunningHouse.OpenAsync();

        (await house.Visitor().GoAsync("/dalfsen/gedragscode")).Text.ShouldContain("in eigen woorden");
        (await house.Visitor().GoAsync("/dalfsen/gedragscode/gedragscode-2017")).Text.ShouldContain("in eigen woorden");
    }

    [Fact]
    public async Task Where_to_tell_that_something_is_unsafe_can_be_found()
    {
        await using var house = await RunningHouse.OpenAsync();

        var text = await house.Visitor().Http.GetStringAsync(new Uri("/.well-known/security.txt", UriKind.Relative));

        text.ShouldContain("Contact: mailto:");
        text.ShouldContain("Expires: 20");
    }

    [Theory]
    [InlineData("/toegankelijkheid", "Toegankelijkheid")]
    [InlineData("/privacy", "Privacy")]
    public async Task The_site_tells_about_itself(string path, string heading)
    {
        await using var house = await RunningHouse.OpenAsync();

        (await house.Visitor().GoAsync(path)).Heading.ShouldBe(heading);
    }

    [Fact]
    public async Task A_body_brings_its_own_look_in_one_style_sheet_and_the_others_keep_ours()
    {
        using var themes = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(themes.Path, "dalfsen.css"), ":root { --onk-color-brand: #7a1f3d; }");
        await using var house = await RunningHouse.OpenAsync(settings: [("Themes", themes.Path)]);

        var dalfsen = await house.Visitor().GoAsync("/dalfsen");
        var utrecht = await house.Visitor().GoAsync("/gemeente-utrecht");

        dalfsen.Page.QuerySelectorAll("link[rel=stylesheet]")[^1].GetAttribute("href").ShouldBe("/thema/dalfsen.css");
        (await dalfsen.Http.GetStringAsync(new Uri("/thema/dalfsen.css", UriKind.Relative))).ShouldContain("#7a1f3d");
        utrecht.Page.QuerySelectorAll("link[href^='/thema']").ShouldBeEmpty();
        (await utrecht.Http.GetAsync(new Uri("/thema/gemeente-utrecht.css", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Today_is_the_Dutch_calendar_date_not_the_one_in_Greenwich()
    {
        var justPastMidnight = new SetTime(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(time: justPastMidnight);

        var clock = new Onkreukbaar.Platform.Time.Clock(justPastMidnight);

        clock.Today.ShouldBe(new DateOnly(2026, 7, 1));
    }
}
