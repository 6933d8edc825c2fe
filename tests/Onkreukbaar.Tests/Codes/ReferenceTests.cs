using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Codes;

/// <summary>What a code says about things that nobody asks a question about, such as consequences: it is read, and checked like everything else.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string Consequences = "naslag/gevolgen.yaml";

    private readonly CodesCopy codes = new();

    [Fact]
    public void Every_shipped_code_says_what_can_follow()
    {
        Shipped.All.ShouldAllBe(code => code.Reference("gevolgen") != null);
        Shipped.Code("dalfsen/gedragscode-2017").Reference("gevolgen")!.Rules.ShouldHaveSingleItem().Id.ShouldBe("DA-R-SANC-01");
    }

    [Fact]
    public void A_code_need_not_have_any()
    {
        codes.Delete(Consequences);

        codes.Read().References.Where(reference => reference.Theme is null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("naam: gevolgen\n", "naam: gevolgen\nrubriek: straf\n", "naslag/gevolgen.yaml, line 4: `rubriek` is not a name that can stand here")]
    [InlineData("id: GU-R-SANC-01.w,", "id: GU-R-SANC-01.w, bron: L144,", "naslag/gevolgen.yaml, line 7: `bron` is not a name that can stand here")]
    [InlineData("id: GU-R-SANC-01, artikel: gedragsregels,", "id: GU-R-SANC-01, artikel: gedragsregel,", "naslag/gevolgen.yaml, rule GU-R-SANC-01: `gedragsregel` is not a heading of this code")]
    [InlineData("sterkte: wet", "sterkte: wettelijk", "naslag/gevolgen.yaml, rule GU-R-SANC-01.w: `wettelijk` is not a strength")]
    [InlineData("id: GU-R-SANC-01.w,", "id: GU-R-SANC-01,", "naslag/gevolgen.yaml, rule GU-R-SANC-01: this id stands here twice")]
    [InlineData("kan straf krijgen", "kan {boete} krijgen", "naslag/gevolgen.yaml, rule GU-R-SANC-01: the text names the parameter `boete`, which does not exist")]
    [InlineData("naam: gevolgen", "naam: straffen", "naslag/gevolgen.yaml, line 3: this file is about gevolgen, so that is its `naam`")]
    [InlineData("regels:\n", "regels: []\nregel:\n", "naslag/gevolgen.yaml, line 3: `regels` holds nothing to read")]
    public void A_mistake_in_it_is_refused_with_its_place(string from, string to, string problem)
    {
        codes.Change(Consequences, from, to);

        codes.Problems().ShouldBe([problem]);
    }

    [Fact]
    public void The_same_id_in_two_files_is_refused_too()
    {
        codes.Write("naslag/straffen.yaml", File.ReadAllText(codes.PathOf(Consequences)).Replace("naam: gevolgen", "naam: straffen", StringComparison.Ordinal));

        codes.Problems().ShouldBe(["naslag/straffen.yaml, rule GU-R-SANC-01: this id stands here twice", "naslag/straffen.yaml, rule GU-R-SANC-01.w: this id stands here twice"]);
    }

    [Fact]
    public async Task A_limit_in_its_text_is_that_of_the_day_and_Markdown_in_it_is_shown_as_meant()
    {
        codes.Change(Consequences, "kan straf krijgen", "kan straf krijgen, ook boven {grens}");
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder);

        var page = await house.Visitor().GoAsync("/gemeente-utrecht/gedragscode/gedragscode/naslag/gevolgen");

        page.Text.ShouldContain("ook boven € 50,00");
        page.Page.QuerySelector("main strong")!.TextContent.ShouldBe("Achterhaald.");
    }

    public void Dispose() => codes.Dispose();
}
