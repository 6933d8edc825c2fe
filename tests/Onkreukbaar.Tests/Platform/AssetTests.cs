using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>What is the same for everybody travels compressed; a page does not, because its size could tell what is in it.</summary>
public sealed class AssetTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_style_sheet_is_compressed_for_who_can_read_that(string encoding)
    {
        var answer = await GetAsync("/_content/NlDesign.AspNetCore/nldesign/nldesign.css?v=1", encoding);

        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan((await PlainAsync()).Length / 3);
    }

    [Fact]
    public async Task Who_cannot_gets_it_as_it_is() => (await PlainAsync()).ShouldContain("{");

    [Theory]
    [InlineData("/")]
    [InlineData("/dalfsen/vraag/geschenken")]
    [InlineData("/dalfsen/vraag/geschenken.css")]
    [InlineData("/api/v1/organisaties")]
    public async Task A_page_is_never_compressed(string path)
    {
        var answer = await GetAsync(path, "br, gzip");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    private async Task<string> PlainAsync()
    {
        var answer = await GetAsync("/_content/NlDesign.AspNetCore/nldesign/nldesign.css", "identity");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string encodings)
    {
        // A client that unpacks what it gets would hide how it came.
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = fixture.House.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encodings);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }
}
