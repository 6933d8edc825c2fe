using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>What holds for every page of who declares, decides, makes ready or listens.</summary>
public sealed class PagesOfDeclarantsTests(RunningDemo demo)
{
    [Theory]
    [InlineData("medewerker", "nl", 320)]
    [InlineData("leidinggevende", "nl", 320)]
    [InlineData("leidinggevende", "en", 1280)]
    [InlineData("eenheidsmanager", "nl", 1280)]
    [InlineData("algemeen-directeur", "nl", 1280)]
    [InlineData("secretariaat", "nl", 320)]
    [InlineData("statenlid", "nl", 320)]
    [InlineData("statenlid", "en", 320)]
    [InlineData("gedeputeerde", "nl", 320)]
    [InlineData("commissaris", "nl", 1280)]
    [InlineData("bestuursadviseur", "nl", 320)]
    [InlineData("vertrouwenspersoon", "nl", 320)]
    public Task Whoever_signs_in_finds_every_page_of_their_work_accessible(string persona, string language, int width) =>
        Crawl.IsAccessibleAsync(demo, persona, language, width);
}
