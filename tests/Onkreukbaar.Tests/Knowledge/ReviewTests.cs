using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Knowledge.Articles;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Knowledge.KnowledgeVisits;

namespace Onkreukbaar.Tests.Knowledge;

/// <summary>Every article is looked at again on its day, by whoever keeps it.</summary>
[Trait("Req", "PU-285")]
public sealed class ReviewTests
{
    private const string Work = "/dalfsen/werk";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_overdue_review_is_work_for_the_owner_until_they_say_it_is_still_right(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.CoordinatorAsync()).WriteAsync("Werken met een tolk", ("Form.Owner", "medewerker"), ("Form.ReviewOn", "2026-12-01"));
        (await house.EmployeeAsync()).Text.ShouldNotContain("Artikelen nakijken", Case.Sensitive, "not yet");
        time.Advance(TimeSpan.FromDays(9));

        var owner = await house.EmployeeAsync();
        owner.Under("Artikelen nakijken (1)")!.ShouldContain("Werken met een tolk");
        (await house.Visitor().SignInAsync(Dalfsen, "leidinggevende")).Text.ShouldNotContain("Artikelen nakijken");
        var editor = await (await house.CoordinatorAsync()).GoAsync($"{Keep}?stand=ToReview");
        editor.Text.ShouldContain("Eén artikel wacht op nakijken");
        editor.Text.ShouldContain("Werken met een tolk");

        var article = await house.ArticleAsync("werken-met-een-tolk");
        await owner.GoAsync($"/dalfsen/werk/artikelen/{article.Id}");
        owner.Text.ShouldContain("Een gewone tekst.");
        (await owner.TryAsync(("Next", "2026-12-01"), ("Remark", ""))).ErrorAt("Next").ShouldBe("Kies een dag in de toekomst");
        await owner.TryAsync(("Next", "2027-12-01"), ("Remark", "Vergeleken met intranet"));

        owner.At.ShouldBe(Work);
        owner.Text.ShouldNotContain("Artikelen nakijken");
        var kept = await house.ArticleAsync("werken-met-een-tolk");
        kept.ReviewOn.ShouldBe(new DateOnly(2027, 12, 1));
        var version = (await house.VersionsAsync(article.Id))[^1];
        (version.Act, version.Reason).ShouldBe((ArticleVersion.Reviewed, "Vergeleken met intranet"));
        (await house.EntriesAsync(Dalfsen))[^1].Action.ShouldBe("reviewed");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_nobody_keeps_any_more_is_work_for_the_coordinator(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        await (await house.CoordinatorAsync()).WriteAsync("Zonder eigenaar", ("Form.ReviewOn", "2026-12-01"));
        await (await house.CoordinatorAsync()).WriteAsync("Van wie vertrok", ("Form.ReviewOn", "2026-12-01"), ("Form.Owner", "medewerker"));
        await house.ChangeAsync(Dalfsen, async db =>
        {
            var person = await db.Set<Person>().SingleAsync(found => found.Number == "medewerker");
            (await db.Set<Position>().SingleAsync(position => position.PersonId == person.Id)).To = new DateOnly(2026, 11, 30);
        });
        time.Advance(TimeSpan.FromDays(9));

        var coordinator = await house.CoordinatorAsync();

        coordinator.Under("Artikelen nakijken (2)")!.ShouldContain("Zonder eigenaar");
        coordinator.Under("Artikelen nakijken (2)")!.ShouldContain("Van wie vertrok");
        (await house.Visitor().SignInAsync(Dalfsen, "functioneel-beheerder")).Text.ShouldNotContain("Artikelen nakijken (");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Several_articles_get_an_owner_at_once_each_with_a_version(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var (first, second, other) = (await house.ArticleAsync("formulieren"), await house.ArticleAsync("directie"), await house.ArticleAsync("vertrouwenspersoon"));
        var editor = await (await house.CoordinatorAsync()).GoAsync($"{Keep}?stand=WithoutOwner&soort=Contact");

        await editor.TryAsync(("Owning.Owner", "medewerker"), ("Owning.Reason", "Verdeling 2027"));
        editor.ErrorAt("Owning.Articles").ShouldBe("Kies minstens één artikel");
        editor.Value("Owning.Owner").ShouldBe("medewerker");
        await editor.TryAsync(("Owning.Articles", $"{first.Id}"), ("Owning.Articles", $"{second.Id}"), ("Owning.Owner", "medewerker"), ("Owning.Reason", "Verdeling 2027"));

        editor.Text.ShouldContain("De artikelen hebben een eigenaar.");
        (await house.ArticleAsync("formulieren")).OwnerId.ShouldNotBeNull();
        (await house.ArticleAsync("directie")).OwnerId.ShouldNotBeNull();
        (await house.ArticleAsync("vertrouwenspersoon")).OwnerId.ShouldBeNull();
        (await house.VersionsAsync(second.Id))[^1].Reason.ShouldBe("Verdeling 2027");
        (await house.VersionsAsync(other.Id)).Count.ShouldBe(1);
        (await house.EntriesAsync(Dalfsen)).Select(entry => entry.Action).ShouldBe(["changed", "changed"]);
    }

    [Fact]
    public async Task Whose_article_it_is_not_does_not_review_it()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.CoordinatorAsync()).WriteAsync("Werken met een tolk", ("Form.Owner", "medewerker"), ("Form.ReviewOn", "2026-11-01"));
        var article = await house.ArticleAsync("werken-met-een-tolk");

        (await (await house.Visitor().SignInAsync(Dalfsen, "leidinggevende")).GoAsync($"/dalfsen/werk/artikelen/{article.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await house.EmployeeAsync()).GoAsync($"/dalfsen/werk/artikelen/{article.Id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_read_something_else_than_it_says_now_reads_again()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.CoordinatorAsync()).WriteAsync("Werken met een tolk", ("Form.Owner", "medewerker"), ("Form.ReviewOn", "2026-11-01"));
        var article = await house.ArticleAsync("werken-met-een-tolk");
        var owner = await (await house.EmployeeAsync()).GoAsync($"/dalfsen/werk/artikelen/{article.Id}");
        await (await house.CoordinatorAsync()).ChangeAsync(article.Id, ("Form.Text", "Iets anders"), ("Form.Reason", "Nieuw"));

        await owner.TryAsync(("Next", "2027-12-01"));

        owner.Status.ShouldBe(HttpStatusCode.Conflict);
        owner.Text.ShouldContain("Iets anders");
        (await house.ArticleAsync("werken-met-een-tolk")).ReviewOn.ShouldBe(new DateOnly(2026, 11, 1));
    }
}
