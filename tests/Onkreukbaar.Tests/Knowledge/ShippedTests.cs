using Onkreukbaar.Modules.Codes;
using Onkreukbaar.Modules.Knowledge;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Modules.Knowledge.Ship;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

internal static class Shipping
{
    public static Task BringInAsync(this IServiceProvider services) => services.BringInKnowledgeAsync(CancellationToken.None);
}

/// <summary>What comes with the program comes in once, and never over what a body made of it.</summary>
public sealed class ShippedTests : IDisposable
{
    private readonly CodesCopy codes = new();

    private string File => Path.Combine(codes.Folder, Dalfsen, "kennis.yaml");

    public void Dispose() => codes.Dispose();

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_newer_text_comes_in_where_the_body_changed_nothing_and_nowhere_else(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, codes: codes.Folder, time: Now);
        var ours = await house.ArticleAsync("grondbeginselen");
        await (await house.CoordinatorAsync()).ChangeAsync(ours.Id, ("Form.Summary", "Zoals wij het zeggen"), ("Form.Reason", "Onze woorden"));
        var ended = await house.ArticleAsync("directie");
        await (await (await house.CoordinatorAsync()).GoAsync($"{Keep}/{ended.Id}/beeindigen")).TryAsync(("Reason", "Niet nodig"));
        await Change("Drie beginselen die bestuurders en ambtenaren delen.", "Nieuwe tekst één.");
        await Change("Zo voeren wij het gesprek over integriteit.", "Nieuwe tekst twee.");
        await Change("Als de gedragscode iets niet of niet duidelijk zegt.", "Nieuwe tekst drie.");

        await house.Services.BringInAsync();
        await house.Services.BringInAsync();

        (await house.ArticleAsync("grondbeginselen")).Content.Summary.ShouldBe("Zoals wij het zeggen");
        (await house.ArticleAsync("directie")).EndedOn.ShouldNotBeNull();
        var newer = await house.ArticleAsync("leidende-principes");
        newer.Content.Summary.ShouldBe("Nieuwe tekst twee.");
        (await house.VersionsAsync(newer.Id)).Select(version => version.Act).ShouldBe([ArticleVersion.Shipped, ArticleVersion.Shipped], "once, however often the program starts");
        (await house.Visitor().SearchAsync("nieuwe tekst")).FoundTitles().ShouldBe(["Vijf leidende principes"]);
    }

    [Fact]
    public async Task An_article_of_the_bodys_own_at_the_same_address_stays()
    {
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, time: Now);
        await (await house.CoordinatorAsync()).WriteAsync("Zeepaardje");
        await System.IO.File.AppendAllTextAsync(File, "- naam: zeepaardje\n  soort: uitleg\n  voor: iedereen\n  titel: Van ons\n  kort: Van ons\n  tekst: Van ons\n");

        await house.Services.BringInAsync();

        (await house.ArticleAsync("zeepaardje")).Content.Title.ShouldBe("Zeepaardje");
    }

    [Fact]
    public async Task A_broken_file_is_reported_and_the_other_bodies_get_theirs()
    {
        await Change("soort: contact", "soort: kontakt");
        await using var house = await RunningHouse.OpenAsync(codes: codes.Folder, time: Now);

        house.Log.All.ShouldContain("codes/dalfsen/kennis.yaml");
        house.Log.All.ShouldContain("`soort` is one of uitleg, contact, procedure, formulier, vraag-en-antwoord");
        (await house.Visitor().GoAsync(All)).Text.ShouldContain("Hier staat nog niets.");
        (await house.Visitor().GoAsync("/gemeente-utrecht/integriteit")).Text.ShouldContain("Controlevragen");
    }

    [Theory]
    [InlineData("titel: De directie", "title: De directie", "`titel` is missing")]
    [InlineData("naam: directie", "naam: zoeken", "`naam` is too long, or the name of a page")]
    [InlineData("naam: directie", "naam: vertrouwenspersoon", "`vertrouwenspersoon` stands here twice")]
    [InlineData("bron: DA-043", "bronnen: DA-043", "`bronnen` is not a name that can stand here")]
    public async Task The_check_of_codes_says_what_is_wrong_with_an_article(string from, string to, string problem)
    {
        await Change(from, to);
        await using var errors = new StringWriter();

        CheckKnowledge.Run(codes.Folder, errors).ShouldBe(1);
        errors.ToString().ShouldContain($": {problem}");
        errors.ToString().ShouldStartWith("dalfsen/kennis.yaml");
    }

    [Fact]
    public async Task The_shipped_articles_are_in_order()
    {
        await using var errors = new StringWriter();

        CheckKnowledge.Run(Repository.Codes, errors).ShouldBe(0);
        errors.ToString().ShouldBeEmpty();
        CheckKnowledge.Run(Path.Combine(Repository.Codes, Dalfsen), errors).ShouldBe(0);
        foreach (var (slug, _) in ShippedCodes.Bodies)
        {
            ShippedReader.Read(Repository.Codes, slug).Select(article => article.Content.Kind).Distinct().Count().ShouldBe(6, slug);
        }
    }

    private async Task Change(string from, string to)
    {
        var text = await System.IO.File.ReadAllTextAsync(File);
        text.ShouldContain(from);
        await System.IO.File.WriteAllTextAsync(File, text.Replace(from, to, StringComparison.Ordinal));
    }
}
