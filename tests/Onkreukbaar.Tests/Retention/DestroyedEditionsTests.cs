using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Publication;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Retention.OldGifts;

namespace Onkreukbaar.Tests.Retention;

/// <summary>What was published stays what it was when its source is destroyed, and goes under a rule of its own.</summary>
public sealed class DestroyedEditionsTests
{
    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_destroyed_source_breaks_no_edition_and_its_line_stays_public_under_its_own_rule(DatabaseKind kind)
    {
        const string Province = "provincie-utrecht";
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        var id = await member.DeclareAsync(Province, ("waarde", "150"));
        var clerk = await house.Visitor().SignInAsync(Province, "griffier");
        await (await clerk.GoAsync($"/{Province}/publiceren/geschenken")).SubmitAsync();
        var hash = (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().SingleAsync())).Hash;

        await house.ChangeAsync(Province, async db => (await db.Set<Declaration>().SingleAsync(found => found.Id == id)).State = DeclarationState.Cancelled);
        time.Advance(TimeSpan.FromDays(400));
        var administrator = await house.Visitor().SignInAsync(Province, "functioneel-beheerder");
        await administrator.GoAsync($"/{Province}/beheer/bewaartermijnen/gift-office-holder");
        await administrator.SubmitAsync(("Form.Length", "1"), ("Form.Unit", "Years"), ("Form.Start", "Declared"), ("Form.Basis", "Selectielijst"), ("Form.From.Year", "2027"), ("Form.From.Month", "12"), ("Form.From.Day", "27"));
        await (await administrator.GoAsync($"/{Province}/beheer/bewaartermijnen/gift-office-holder/verlopen")).SubmitAsync();
        await (await (await house.Visitor().SignInAsync(Province, "coordinator")).GoAsync(administrator.At)).SubmitAsync();

        (await DestructionTests.CountAsync<Declaration>(house)).ShouldBe(0);
        var citizen = await house.Visitor().GoAsync($"/{Province}/registers/geschenken");
        citizen.Text.ShouldContain("Een boek over de stad");
        var lines = await house.ReadAsync(db => db.Set<GiftLinePublished>().IgnoreQueryFilters().ToListAsync());
        GiftRegister.HashOf(lines).ShouldBe(hash);
        clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/publiceren/geschenken");
        clerk.Text.ShouldContain("Nieuw: 0. Gecorrigeerd: 0. Vervalt: 0.");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_edition_goes_with_the_lines_that_only_it_showed_and_the_one_that_is_public_stays(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        await house.ChangeAsync(Dalfsen, async db =>
        {
            var by = (await db.Set<Person>().FirstAsync()).Id;
            db.AddRange(Edition(1, 2018, by), Edition(2, 2019, by), Edition(3, 2020, by), Edition(4, 2026, by));
            db.AddRange(Line("een", 1, 1), Line("een-twee", 1, 2), Line("twee-drie", 2, 3), Line("een-nu", 1, null));
        });
        var administrator = await (await house.AdministratorAsync()).SetTermAsync("edition", "6", start: "Published");
        await administrator.HoldAsync("edition", "geschenken 1");
        await house.DestroyAsync("edition");
        (await LinesAsync()).ShouldBe(["een", "een-nu", "een-twee"], "the first edition is held, and shows them");

        await DestructionTests.LiftAsync(house);
        await house.DestroyAsync("edition");

        (await LinesAsync()).ShouldBe(["een-nu"]);
        (await house.ReadAsync(db => db.Set<Edition>().IgnoreQueryFilters().SingleAsync())).Number.ShouldBe(4);

        Edition Edition(int number, int year, Guid by) => new() { Id = Guid.CreateVersion7(), BodyId = house.Body(Dalfsen).Id, Register = GiftRegister.Register, Number = number, PublishedOn = new DateOnly(year, 1, 2), PublishedAt = DateTimeOffset.UnixEpoch, ById = by, Lines = 1, Hash = "" };
        GiftLinePublished Line(string word, int from, int? to) => new() { Id = Guid.CreateVersion7(), BodyId = house.Body(Dalfsen).Id, SourceId = Guid.CreateVersion7(), FromEdition = from, ToEdition = to, Name = "", Office = "", Date = new DateOnly(2018, 1, 1), Description = word, Giver = "", ValueClass = "", Destination = "" };
        Task<List<string>> LinesAsync() => house.ReadAsync(db => db.Set<GiftLinePublished>().IgnoreQueryFilters().Select(line => line.Description).OrderBy(word => word).ToListAsync());
    }
}
