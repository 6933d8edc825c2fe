using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What holds for every address of the API, whatever it is about.</summary>
public sealed class ApiFrameTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Elsewhere = "https://elsewhere.example";

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v1/organisaties/")]
    [InlineData("/api/v1/organisaties/dalfsen/codes/")]
    [InlineData("/API/v1/organisaties/")]
    [InlineData("/API/v1/nergens")]
    [InlineData("/Api/nergens")]
    public async Task What_is_not_an_address_of_the_api_is_a_problem_with_status_404(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
    }

    [Theory]
    [InlineData("/api/v1/organisaties")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/api/v1/openapi.yaml")]
    [InlineData("/")]
    [InlineData("/dalfsen/vraag/geschenken")]
    [InlineData("/health/live")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/_content/NlDesign.AspNetCore/nldesign/nldesign.css")]
    public async Task Where_something_can_be_read_its_head_can_be_read(string path)
    {
        var whole = await SendAsync(HttpMethod.Get, path);
        var head = await SendAsync(HttpMethod.Head, path);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType.ShouldBe(whole.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        (await whole.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_can_be_read_there_is_no_head_either()
    {
        var answer = await SendAsync(HttpMethod.Head, "/api/v1/organisaties/dalfsen/adviezen/geschenken");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/api/v1/openapi.json", "application/json")]
    [InlineData("/api/v1/openapi.yaml", "application/yaml")]
    public async Task The_documentation_has_a_media_type_that_exists_and_names_the_version(string path, string type)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
    }

    [Theory]
    [InlineData("/api/v1/organisaties")]
    [InlineData("/api/v1/openapi.yaml")]
    [InlineData("/api/v1/organisaties/nergens")]
    public async Task A_page_of_another_site_may_read_the_api(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.GetValues("Access-Control-Expose-Headers").ShouldBe(["API-Version"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/dalfsen")]
    [InlineData("/dalfsen/vraag/geschenken")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/bestaat-niet")]
    [InlineData("/_content/NlDesign.AspNetCore/nldesign/nldesign.css")]
    public async Task It_may_read_nothing_else(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        answer.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/api/v1/organisaties/dalfsen/adviezen/geschenken", true)]
    [InlineData("/dalfsen/vraag/geschenken", false)]
    public async Task It_may_send_a_question_to_the_api_and_no_form_to_a_page(string path, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", Elsewhere);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");

        var answer = await fixture.House.Visitor().Http.SendAsync(request);

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBe(allowed);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", Elsewhere);
        return await fixture.House.Visitor().Http.SendAsync(request);
    }
}
