using System.Net;
using Onkreukbaar.Modules.Advice;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Advice;

/// <summary>Somebody who does not know what it is called finds the topic in ordinary words.</summary>
public sealed class FindTopicTests(HouseFixture fixture) : IClassFixture<HouseFixture>
{
    private const string Ask = "/gemeente-utrecht/vraag";

    [Theory]
    [InlineData("gemeente-utrecht", "bos bloemen", "geschenken")]
    [InlineData("gemeente-utrecht", "Mag ik een bos bloemen aannemen?", "geschenken")]
    [InlineData("gemeente-utrecht", "skybox", "uitnodigingen")]
    [InlineData("gemeente-utrecht", "buurman vergunning", "relaties")]
    [InlineData("gemeente-utrecht", "laptop dochter", "bedrijfsmiddelen")]
    [InlineData("gemeente-utrecht", "cadeau van een collega", "geschenken")]
    [InlineData("gemeente-utrecht", "mijn collega steelt", "misstand-melden")]
    [InlineData("gemeente-utrecht", "verliefd op een collega", "relaties")]
    [InlineData("gemeente-utrecht", "vrijwilliger bij de voetbalclub", "nevenwerkzaamheden")]
    [InlineData("alphen-aan-den-rijn", "webwinkel", "nevenwerkzaamheden")]
    [InlineData("alphen-aan-den-rijn", "aandelen", "financiele-belangen")]
    [InlineData("dalfsen", "pesten", "omgangsvormen")]
    [InlineData("provincie-utrecht", "lobbyist", "lobbyisten")]
    [InlineData("provincie-utrecht", "journalist", "media")]
    [InlineData("provincie-utrecht", "fraude melden", "misstand-melden")]
    [InlineData("provincie-utrecht", "eed", "in-en-uit-dienst")]
    public async Task Ordinary_words_lead_to_the_topic(string body, string words, string topic)
    {
        var visitor = await fixture.House.Visitor().GoAsync($"/{body}/vraag");

        await visitor.ShowAsync(await visitor.SendAsync(("zoek", words)));

        visitor.Page.QuerySelector("main h2 ~ * a[href*='/vraag/']")!.GetAttribute("href").ShouldBe($"/{body}/vraag/{topic}");
        visitor.At.ShouldBe($"/{body}/vraag", "what was looked for stands in no address");
        visitor.Value("zoek").ShouldBe(words);
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%' OR zzz --")]
    public async Task Words_that_fit_nothing_are_said_to_and_every_topic_stays_in_sight(string words)
    {
        var visitor = await fixture.House.Visitor().GoAsync(Ask);

        await visitor.ShowAsync(await visitor.SendAsync(("zoek", words)));

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("Niets gevonden");
        visitor.Text.ShouldContain("Een geschenk");
        visitor.Page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("mag ik dit doen")]
    public async Task Words_that_say_nothing_find_nothing_and_are_no_error(string words)
    {
        var visitor = await fixture.House.Visitor().GoAsync(Ask);

        await visitor.ShowAsync(await visitor.SendAsync(("zoek", words)));

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldNotContain("Niets gevonden");
    }

    [Fact]
    public void Of_a_search_of_any_length_only_the_beginning_counts() =>
        TopicSearch.Words(string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"woord{number}"))).Count.ShouldBeLessThan(40);

    [Fact]
    public async Task Every_topic_of_the_codes_stands_on_the_page_under_its_heading()
    {
        var visitor = await fixture.House.Visitor().GoAsync("/provincie-utrecht/vraag");

        var topics = Shipped.Body("provincie-utrecht").Topics;
        visitor.Page.QuerySelectorAll("main a[href*='/vraag/']").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ShouldBe(topics.Select(topic => topic.Name));
        foreach (var topic in topics)
        {
            visitor.Text.ShouldContain(topic.Category.ShouldNotBeNull(topic.Name).Label.Nl);
        }
    }
}
