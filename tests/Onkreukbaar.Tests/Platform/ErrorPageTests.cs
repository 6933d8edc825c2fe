using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What a reader sees when something is not possible.</summary>
public sealed class ErrorPageTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Question = "/dalfsen/vraag/geschenken/7f1d3a52-0d0c-4c3e-9d3a-0f3f4f1f7a11/waarde";

    [Theory]
    [InlineData("/dalfsen/vraag/geschenken", true)]
    [InlineData("/dalfsen/vraag/geschenken", false)]
    [InlineData(Question, true)]
    [InlineData(Question, false)]
    public async Task A_form_that_is_too_large_is_refused_as_such(string path, bool tellsItsLength)
    {
        var (status, heading) = await PostAsync(path, new string('x', 1_050_000), tellsItsLength);

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        heading.ShouldBe("Dit is te groot");
    }

    [Theory]
    [InlineData("/dalfsen/vraag/geschenken", HttpStatusCode.BadRequest, "Dit formulier is verlopen")]
    [InlineData(Question, HttpStatusCode.Redirect, null)]
    [InlineData("/bestaat-niet", HttpStatusCode.NotFound, "Deze pagina is er niet")]
    [InlineData("/dalfsen/vraag/reizen", HttpStatusCode.BadRequest, "Dit formulier is verlopen")]
    [InlineData("/taal/nl", HttpStatusCode.MethodNotAllowed, "Dit kan hier niet")]
    [InlineData("/health/live", HttpStatusCode.MethodNotAllowed, "Dit kan hier niet")]
    [InlineData("/fout/404", HttpStatusCode.NotFound, "Deze pagina is er niet")]
    public async Task What_was_sent_in_vain_keeps_its_status_and_its_own_words(string path, HttpStatusCode status, string? heading) =>
        (await PostAsync(path, "x", tellsItsLength: true)).ShouldBe((status, heading));

    [Fact]
    public async Task A_form_of_too_many_fields_is_no_fault_of_ours()
    {
        var (status, _) = await PostAsync("/dalfsen/vraag/geschenken", string.Join('&', Enumerable.Repeat("antwoord=x", 2_000)), tellsItsLength: true);

        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Health_can_only_be_read(string method)
    {
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

            (await fixture.House.Visitor().Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Theory]
    [InlineData("/bestaat-niet?a=1", "/taal/en?terug=%2Fbestaat-niet%3Fa%3D1")]
    [InlineData("/dalfsen/gedragscode/bestaat-niet", "/taal/en?terug=%2Fdalfsen%2Fgedragscode%2Fbestaat-niet")]
    [InlineData("/fout/404", "/taal/en?terug=%2F")]
    public async Task Another_language_is_chosen_for_the_address_where_the_reader_was(string path, string link)
    {
        var visitor = await fixture.House.Visitor().GoAsync(path);

        visitor.Page.QuerySelector("a[hreflang=en], a[lang=en]")!.GetAttribute("href").ShouldBe(link);
    }

    [Fact]
    public async Task After_a_form_another_language_is_chosen_at_the_front_door()
    {
        using var content = new FormUrlEncodedContent([]);

        var answer = await fixture.House.Visitor().Http.PostAsync(new Uri("/dalfsen/vraag/geschenken", UriKind.Relative), content);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"/taal/en?terug=%2F\"");
    }

    private async Task<(HttpStatusCode Status, string? Heading)> PostAsync(string path, string form, bool tellsItsLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.TransferEncodingChunked = !tellsItsLength;
        request.Headers.ExpectContinue = tellsItsLength;
        var answer = await fixture.House.Visitor().Http.SendAsync(request);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, page.QuerySelector("h1")?.TextContent);
    }
}
