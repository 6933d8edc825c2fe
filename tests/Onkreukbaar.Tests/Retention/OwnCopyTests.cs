using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers.Rounds;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Retention;

/// <summary>Everybody sees and takes along all that is held about them, and of others only who decided.</summary>
public sealed class OwnCopyTests
{
    private const string Page = "/dalfsen/mijn-gegevens";
    private const string Own = "EIGENwoord";
    private const string Strange = "VREEMDwoord";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Somebody_sees_and_downloads_their_own_and_nothing_of_others(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var mine = await house.AddGiftAsync("G-2026-0001", "2026-05-01", Own, "raadslid");
        var other = await house.AddGiftAsync("G-2026-0002", "2026-05-02", Strange, "wethouder");
        await AddWhatElseIsHeldAsync(house, mine, other);

        var councillor = await (await house.Visitor().SignInAsync("dalfsen", "raadslid")).GoAsync(Page);
        var file = await councillor.Http.GetStringAsync(new Uri($"{Page}.json", UriKind.Relative));

        foreach (var text in new[] { councillor.Page.Body!.InnerHtml, file })
        {
            foreach (var part in new[] { "geschenk", "gever", "bedrijf", "zaken", "aanleiding", "grondslag", "gedeeld", "vertelde", "reden", "besluit", "stap", "openbaar" })
            {
                text.ShouldContain($"{Own} {part}");
            }

            text.ShouldContain("Teamleider Vergunningen", Case.Sensitive, "who decided");
            text.ShouldContain("G-2026-0001");
            text.ShouldNotContain(Strange);
            text.ShouldNotContain("G-2026-0002");
            text.ShouldNotContain("Wethouder");
        }
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task The_file_can_be_read_by_a_program_and_has_every_subject(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var mine = await house.AddGiftAsync("G-2026-0001", "2026-05-01", Own, "raadslid");
        var other = await house.AddGiftAsync("G-2026-0002", "2026-05-02", Strange, "wethouder");
        await AddWhatElseIsHeldAsync(house, mine, other);
        var councillor = await house.Visitor().SignInAsync("dalfsen", "raadslid");

        var answer = await councillor.Http.GetAsync(new Uri($"{Page}.json", UriKind.Relative));

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("mijn-gegevens-dalfsen-2026-11-22.json");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var file = await answer.Content.ReadFromJsonAsync<JsonElement>();
        file.EnumerateObject().Select(part => part.Name).ShouldBe(["organisatie", "gemaaktOp", "account", "concepten", "geschenken", "bijlagen", "geschenkenVanCollegas", "rondes", "gepubliceerd", "beheer", "artikelen", "dilemmas", "reacties", "codevoorstellen", "vragenOverDeCode", "uitgereikteCodes", "gesprekken", "logboek"], ignoreOrder: true);
        file.GetProperty("organisatie")[0].GetProperty("aanstellingen")[0].GetProperty("soort").GetString().ShouldBe("Councillor");
        file.GetProperty("organisatie")[0].GetProperty("vervangingen").GetArrayLength().ShouldBe(1);
        var gift = file.GetProperty("geschenken")[0];
        gift.GetProperty("waardeInCenten").GetInt64().ShouldBe(2_500);
        gift.GetProperty("gemeldOp").GetString().ShouldBe("2026-05-01");
        gift.GetProperty("versies")[0].GetProperty("feiten").GetProperty("feit").GetString().ShouldBe($"{Own} feit");
        gift.GetProperty("versies")[0].GetProperty("door").GetString().ShouldBe("Raadslid");
        gift.GetProperty("besluiten")[0].GetProperty("door").GetString().ShouldBe("Teamleider Vergunningen");
        gift.GetProperty("stappen").GetArrayLength().ShouldBe(1);
        file.GetProperty("rondes")[0].GetProperty("antwoord").GetString().ShouldBe("Nothing");
        file.GetProperty("gepubliceerd").GetArrayLength().ShouldBe(1);
        file.GetProperty("concepten").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_the_audit_knows_tells_that_somebody_looked_and_not_who()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var mine = await house.AddGiftAsync("G-2026-0001", "2026-05-01", Own, "raadslid");
        var viewer = await house.ReadAsync(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.BodyId == house.Body(Dalfsen).Id && person.Number == "wethouder").Select(person => person.Id).SingleAsync());
        await house.ForAsync(Dalfsen, (changes, _) => changes.NoteAsync(By.Web(viewer), new Happened("viewed", "geschenken", mine)));
        await house.ForAsync(Dalfsen, (changes, _) => changes.NoteAsync(By.Web(viewer), new Happened("viewed", "geschenken", Guid.CreateVersion7())));

        var councillor = await (await house.Visitor().SignInAsync("dalfsen", "raadslid")).GoAsync(Page);
        var file = await councillor.Http.GetFromJsonAsync<JsonElement>(new Uri($"{Page}.json", UriKind.Relative));

        councillor.Under("Wat het logboek weet")!.ShouldContain("bekeken");
        var entry = file.GetProperty("logboek").EnumerateArray().ShouldHaveSingleItem();
        (entry.GetProperty("wat").GetString(), entry.GetProperty("door").GetString()).ShouldBe(("viewed", "iemand anders"));
        file.ToString().ShouldNotContain(viewer.ToString());
    }

    [Fact]
    public async Task A_gift_that_was_declared_through_the_pages_is_in_it_as_it_was_said()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync("dalfsen", "medewerker");
        await employee.DeclareAsync("dalfsen");

        await employee.GoAsync(Page);

        employee.Text.ShouldContain("Bouwbedrijf De Steen");
        employee.Under("Wat het logboek weet")!.ShouldContain("gemeld");
        (await (await house.Visitor().SignInAsync("dalfsen", "vergunningen-1")).GoAsync(Page)).Text.ShouldNotContain("Bouwbedrijf De Steen");
    }

    private static Task AddWhatElseIsHeldAsync(RunningHouse house, Guid mine, Guid other) => house.ChangeAsync(Dalfsen, async db =>
    {
        var body = house.Body(Dalfsen).Id;
        var (councillor, alderman) = (await db.Set<Person>().SingleAsync(person => person.Number == "raadslid"), await db.Set<Person>().SingleAsync(person => person.Number == "wethouder"));
        var round = new Round { Id = Guid.CreateVersion7(), BodyId = body, Register = "geschenken", Year = 2026, Quarter = 3, Owner = Role.Registrar, OpenedOn = new DateOnly(2026, 10, 1), AnswerBy = new DateOnly(2026, 11, 1), OpenedById = alderman.Id };
        db.Add(round);
        db.AddRange(Member(councillor, RoundAnswer.Nothing), Member(alderman, RoundAnswer.Changed));
        db.AddRange(Line(mine, Own), Line(other, Strange));
        db.Add(new Deputy { Id = Guid.CreateVersion7(), BodyId = body, PersonId = alderman.Id, DeputyId = councillor.Id, From = new DateOnly(2026, 1, 1) });

        RoundMember Member(Person person, RoundAnswer answer) => new() { Id = Guid.CreateVersion7(), BodyId = body, RoundId = round.Id, PersonId = person.Id, Answer = answer, SignedOn = new DateOnly(2026, 10, 2) };
        GiftLinePublished Line(Guid source, string word) => new() { Id = Guid.CreateVersion7(), BodyId = body, SourceId = source, FromEdition = 1, Name = word, Office = "", Date = new DateOnly(2026, 5, 1), Description = $"{word} openbaar", Giver = "", ValueClass = "", Destination = "" };
    });
}
