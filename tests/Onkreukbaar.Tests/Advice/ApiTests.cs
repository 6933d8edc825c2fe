using System.Net;
using System.Text;
using System.Text.Json;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

public sealed class ApiTests
{
    private const string Question = "/api/v1/organisaties/gemeente-utrecht/adviezen/geschenken";

    [Fact]
    public async Task While_everything_is_unknown_the_answer_is_a_talk_with_somebody()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, answer) = await house.Visitor().AskAsync("gemeente-utrecht", new { });

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("oordeel").GetString().ShouldBe("bespreken");
        answer.GetProperty("plichten").EnumerateArray().Select(d => d.GetProperty("plicht").GetString()).ShouldContain("bespreken");
        answer.GetProperty("nogNodig")[0].GetString().ShouldBe("ontvanger");
    }

    [Fact]
    [Trait("Req", "PU-127")]
    [Trait("Req", "PU-292")]
    public async Task An_answer_has_its_verdict_reason_rule_decider_and_next_step()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (_, answer) = await house.Visitor().AskAsync("provincie-utrecht", new { ontvanger = "ambtenaar", inFunctie = true, fase = "aanbesteding", status = "aangeboden", priveContact = false, tegenprestatie = false, gevraagd = false });

        answer.GetProperty("oordeel").GetString().ShouldBe("weigeren");
        answer.GetProperty("sterkte").GetString().ShouldBe("regel");
        answer.GetProperty("beslisser").GetString().ShouldNotBeNullOrEmpty();
        answer.GetProperty("onderbouwing")[0].GetProperty("regel").GetString().ShouldBe("G-02");
        answer.GetProperty("onderbouwing")[0].GetProperty("artikel").GetString().ShouldNotBeNullOrEmpty();
        answer.GetProperty("onderbouwing")[0].GetProperty("tekst").GetString().ShouldNotBeNullOrEmpty();
        Duties(answer).ShouldContain("informeren-gever@gever");
        answer.GetProperty("code").GetProperty("slug").GetString().ShouldBe("gedragscode-2020");
    }

    [Fact]
    public async Task The_shape_of_an_answer_is_what_was_agreed()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (_, answer) = await house.Visitor().AskAsync("gemeente-utrecht", new { ontvanger = "ambtenaar", onderdelen = new[] { new { soort = "bederfelijk", waarde = 5 } } });

        answer.EnumerateObject().Select(p => p.Name).ShouldBe(["oordeel", "sterkte", "plichten", "bestemmingen", "beslisser", "onderbouwing", "ookVanToepassing", "onderdelen", "nogNodig", "code"]);
        answer.GetProperty("onderdelen")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["soort", "waarde", "oordeel", "bestemmingen"]);
        answer.GetProperty("code").EnumerateObject().Select(p => p.Name).ShouldBe(["slug", "versie", "geldigVan"]);
    }

    [Fact]
    public async Task Every_fact_that_was_promised_can_be_told()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, _) = await house.Visitor().PostJsonAsync(Question,
            """
            {"ontvanger":"ambtenaar","eenheidsregel":"geen","datum":"2026-01-31","inFunctie":true,"soort":"voorwerp","waarde":12.5,"waardeBetwist":false,
             "status":"aangeboden","plaats":"werk","geleverd":false,"aanleiding":"bedankje","redenBekend":true,"openbaar":true,"fase":["werk-niet-af","aanbesteding"],
             "afhankelijkheid":"geen","tegenprestatie":false,"gevraagd":false,"gunstigStemmen":false,"onafhankelijkheidGeraakt":false,"verplichting":false,"schijn":false,
             "priveContact":false,"weigerenMogelijk":true,"terugsturenMogelijk":null,"voeltNietGoed":false,"onderdelen":[{"soort":"voorwerp","waarde":1},{"soort":null}]}
            """);

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"ontvanger": """, "")]
    [InlineData("[1]", "")]
    [InlineData("""{"onbekendFeit":1}""", "/onbekendFeit")]
    [InlineData("""{"waarde":"tien"}""", "/waarde")]
    [InlineData("""{"waarde":-1}""", "/waarde")]
    [InlineData("""{"waarde":1234567890123456789012345678901234567890}""", "/waarde")]
    [InlineData("""{"waarde":1e30}""", "/waarde")]
    [InlineData("""{"waarde":1.005}""", "/waarde")]
    [InlineData("""{"datum":"31-12-2026"}""", "/datum")]
    [InlineData("""{"datum":"0001-01-01"}""", "/datum")]
    [InlineData("""{"inFunctie":"ja"}""", "/inFunctie")]
    [InlineData("""{"soort":"🎁"}""", "/soort")]
    [InlineData("""{"soort":"هدية"}""", "/soort")]
    [InlineData("""{"fase":["geen","aanbesteding"]}""", "/fase")]
    [InlineData("""{"fase":[]}""", "/fase")]
    [InlineData("""{"soort":"\ud800"}""", "")]
    [InlineData("""{"onderdelenVerschillen":true}""", "/onderdelenVerschillen")]
    [InlineData("""{"onderdelen":[{"kleur":"rood"}]}""", "/onderdelen/0/kleur")]
    [InlineData("""{"onderdelen":{}}""", "/onderdelen")]
    [InlineData("""{"a/b":1}""", "/a~1b")]
    [InlineData("""{"waarde":1,"waarde":2}""", "/waarde")]
    public async Task Bad_input_is_refused_with_a_pointer_to_its_place(string json, string pointer)
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, problem) = await house.Visitor().PostJsonAsync(Question, json);

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(pointer);
        problem.GetProperty("errors")[0].GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (_, problem) = await house.Visitor().PostJsonAsync(Question, """{"waarde":-1,"soort":"steen","x":null}""");

        problem.GetProperty("errors").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("dalfsen", 20, 400, "weigeren")]
    [InlineData("dalfsen", 20, null, "bespreken")]
    [InlineData("alphen-aan-den-rijn", 1_000_000, 1_000_000, "weigeren")]
    public async Task The_things_in_a_gift_decide_whatever_value_was_told_for_the_whole(string body, int first, int? second, string verdict)
    {
        await using var house = await RunningHouse.OpenAsync();
        var facts = Shipped.Body(body).Topics[0].Facts.Where(fact => fact is { Harmless: not null, IsDerived: false }).ToDictionary(fact => fact.Name, fact => fact.Harmless, StringComparer.Ordinal);
        facts["waarde"] = 10;
        facts["onderdelen"] = new[] { new { soort = "voorwerp", waarde = (int?)first }, new { soort = "voorwerp", waarde = second } };

        var (_, answer) = await house.Visitor().AskAsync(body, facts);

        answer.GetProperty("oordeel").GetString().ShouldBe(verdict);
        answer.GetProperty("nogNodig").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Two_hundred_parts_are_too_many()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, problem) = await house.Visitor().AskAsync("gemeente-utrecht", new { onderdelen = Enumerable.Repeat(new { waarde = 1 }, 200) });

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe("/onderdelen");
    }

    [Fact]
    public async Task A_question_of_a_megabyte_is_refused_as_too_large()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, problem) = await house.Visitor().PostJsonAsync(Question, $$"""{"soort":"{{new string('x', 1_000_000)}}"}""");

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        problem.GetProperty("status").GetInt32().ShouldBe(413);
    }

    [Fact]
    public async Task Something_that_is_not_json_is_refused_as_such()
    {
        await using var house = await RunningHouse.OpenAsync();
        using var content = new StringContent("waarde=1", Encoding.UTF8, "application/x-www-form-urlencoded");

        var answer = await house.Visitor().Http.PostAsync(new Uri(Question, UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Deeply_nested_json_is_refused()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, _) = await house.Visitor().PostJsonAsync(Question, string.Concat(Enumerable.Repeat("""{"a":""", 500)) + "1" + new string('}', 500));

        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/organisaties/nergens")]
    [InlineData("/api/v1/organisaties/dalfsen/codes/geen/versies")]
    [InlineData("/api/v1/bestaat-niet")]
    public async Task What_does_not_exist_is_a_problem_with_status_404(string path)
    {
        await using var house = await RunningHouse.OpenAsync();

        var answer = await house.Visitor().Http.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
    }

    [Fact]
    public async Task An_unknown_topic_is_not_found()
    {
        await using var house = await RunningHouse.OpenAsync();

        var (status, _) = await house.Visitor().PostJsonAsync("/api/v1/organisaties/dalfsen/adviezen/parkeren", "{}");

        status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_topics_list_every_fact_with_its_type_its_values_and_its_harmless_value()
    {
        await using var house = await RunningHouse.OpenAsync();

        var topics = JsonDocument.Parse(await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/organisaties/dalfsen/onderwerpen", UriKind.Relative))).RootElement;

        topics[0].GetProperty("onderwerp").GetString().ShouldBe("geschenken");
        var facts = topics[0].GetProperty("feiten").EnumerateArray().ToDictionary(f => f.GetProperty("naam").GetString()!);
        facts["ontvanger"].GetProperty("waarden").GetArrayLength().ShouldBe(9);
        facts["waarde"].GetProperty("type").GetString().ShouldBe("bedrag");
        facts["inFunctie"].GetProperty("onschuldig").GetBoolean().ShouldBeTrue();
        facts.ShouldNotContainKey("onderdelenVerschillen");
    }

    [Fact]
    public async Task A_code_tells_its_version_its_dates_and_the_hash_of_its_contents()
    {
        await using var house = await RunningHouse.OpenAsync();

        var codes = JsonDocument.Parse(await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/organisaties/alphen-aan-den-rijn/codes", UriKind.Relative))).RootElement;

        codes[0].GetProperty("slug").GetString().ShouldBe("gedragscode-2020");
        codes[0].GetProperty("geldigVan").GetString().ShouldBe("2020-09-08");
        codes[0].GetProperty("hash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Anybody_may_read_the_documentation_from_another_site()
    {
        await using var house = await RunningHouse.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/openapi.json", UriKind.Relative));
        request.Headers.Add("Origin", "https://elsewhere.example");

        var answer = await house.Visitor().Http.SendAsync(request);

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldContain("/organisaties/{organisatie}/adviezen/{onderwerp}");
        (await house.Visitor().Http.GetStringAsync(new Uri("/api/v1/openapi.yaml", UriKind.Relative))).ShouldStartWith("openapi:");
    }

    private static IEnumerable<string> Duties(JsonElement answer) =>
        answer.GetProperty("plichten").EnumerateArray().Select(d => $"{d.GetProperty("plicht").GetString()}@{d.GetProperty("aan").GetString()}");
}
