using Onkreukbaar.Browser.Tests.Support;

namespace Onkreukbaar.Browser.Tests;

/// <summary>What holds for every page of who keeps the registers, the code, the people or the machine.</summary>
public sealed class PagesOfKeepersTests(RunningDemo demo)
{
    [Theory]
    [InlineData("griffier", "nl", 320)]
    [InlineData("griffier", "en", 320)]
    [InlineData("medewerker-griffie", "nl", 1280)]
    [InlineData("coordinator", "nl", 320)]
    [InlineData("functioneel-beheerder", "nl", 320)]
    [InlineData("functioneel-beheerder", "en", 1280)]
    [InlineData("technisch-beheerder", "nl", 320)]
    public Task Whoever_signs_in_finds_every_page_of_their_work_accessible(string persona, string language, int width) =>
        Crawl.IsAccessibleAsync(demo, persona, language, width);
}
