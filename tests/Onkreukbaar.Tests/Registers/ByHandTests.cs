using System.Net;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>Forms that no page offers, sent by hand or by a way round: what is not offered is not done.</summary>
public sealed class ByHandTests
{
    private const string Utrecht = "gemeente-utrecht";
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    [Trait("Req", "PU-142")]
    public async Task What_becomes_bribery_by_an_answer_that_was_changed_later_is_not_declared_either()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.FillInAsync(Utrecht, GiftVisits.BookFromABuilder);
        employee.Heading.ShouldBe("Klopt dit?");
        var token = Token(employee);
        await employee.GoAsync($"/{Utrecht}/vraag/geschenken/{id}/tegenprestatie");
        await employee.AnswerAsync("true");

        using var sent = new FormUrlEncodedContent([token]);
        await employee.ShowAsync(await employee.Http.PostAsync(new Uri($"/{Utrecht}/geschenken/melden/{id}/controleren", UriKind.Relative), sent));

        employee.Heading.ShouldBe("Vertel dit aan een mens, niet aan een formulier");
        (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().AnyAsync())).ShouldBeFalse();
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_destination_for_a_thing_that_never_came_is_not_kept_and_the_page_stays_readable(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync("alphen-aan-den-rijn", "medewerker");
        var id = await employee.DeclareAsync("alphen-aan-den-rijn", ("status", "toegezegd"));
        var manager = await (await house.Visitor().SignInAsync("alphen-aan-den-rijn", "leidinggevende")).OpenGiftAsync("alphen-aan-den-rijn", id);

        await manager.DoAsync("Besluit", ("Decision.Outcome", "Agreed"), ("Decision.Destination", new string('x', 80)), ("Decision.Parts[0]", "weg"), ("Decision.Reason", "Mag."), ("Decision.TalkOn.Day", "20"), ("Decision.TalkOn.Month", "11"), ("Decision.TalkOn.Year", "2026"));

        manager.Status.ShouldBe(HttpStatusCode.OK);
        manager.Text.ShouldContain("Gezien, akkoord");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().SingleAsync())).Destination.ShouldBeNull();
    }

    [Theory]
    [InlineData("NotAllowed", "houden", "Decision.Destination")]
    [InlineData("Seen", "terugsturen", "Decision.Outcome")]
    [InlineData("Agreed", "terugsturen", "Decision.Outcome")]
    public async Task What_is_forbidden_is_not_kept_nor_only_seen_whatever_the_reason(string outcome, string destination, string field)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht, ("soort", "geld"));
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);

        await manager.DecideAsync(outcome, destination, reason: "Het was zo aardig.", talk: "2026-11-20");

        manager.Status.ShouldBe(HttpStatusCode.BadRequest);
        manager.ErrorAt(field).ShouldNotBeNullOrWhiteSpace();
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_takes_in_and_accounts_for_a_gift_of_their_own()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var secretary = await house.Visitor().SignInAsync(Province, "secretariaat");
        var id = await secretary.DeclareAsync(Province, ("waarde", "150"));
        var director = await (await house.Visitor().SignInAsync(Province, "algemeen-directeur")).OpenGiftAsync(Province, id);
        await director.DecideAsync("NotAllowed", "inleveren", reason: "Te duur.", talk: "2026-11-20");
        await house.ChangeAsync(Province, async db => (await db.Set<Step>().ToListAsync()).ForEach(each => (each.HandlerId, each.HandlerRole) = (null, Role.GeneralDirector)));

        await secretary.OpenGiftAsync(Province, id);
        secretary.Offers("Stap").ShouldBeFalse();
        (await secretary.GoAsync($"/{Province}/werk")).Under("Nog te doen (1)").ShouldBeNull();

        (await director.OpenGiftAsync(Province, id)).Offers("Stap").ShouldBeTrue("the twin: somebody else of that office does it");
    }

    [Fact]
    public async Task What_a_stand_in_decided_stays_the_work_of_whom_they_stood_in_for()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var id = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).DeclareAsync(Utrecht);
        await house.ChangeAsync(Utrecht, async db => db.Add(new Deputy { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, PersonId = (await db.Set<Person>().SingleAsync(person => person.Number == "leidinggevende")).Id, DeputyId = (await db.Set<Person>().SingleAsync(person => person.Number == "eenheidsmanager")).Id, From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 30) }));
        var deputy = await (await house.Visitor().SignInAsync(Utrecht, "eenheidsmanager")).OpenGiftAsync(Utrecht, id);

        await deputy.DecideAsync("Agreed", "verloten");

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        manager.Given("Door").ShouldBe("Manager Leefomgeving, namens Teamleider Vergunningen, 22 november 2026");
        manager.Offers("Stap").ShouldBeTrue();
        var step = await house.ReadAsync(db => db.Set<Step>().IgnoreQueryFilters().SingleAsync());
        step.HandlerId.ShouldBe((await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).HandlerId);
    }

    [Theory]
    [InlineData("leidinggevende", "door Teamleider Vergunningen:")]
    [InlineData("eenheidsmanager", "door Manager Leefomgeving, namens Teamleider Vergunningen:")]
    [Trait("Req", "GU-039")]
    public async Task The_page_and_the_own_copy_name_who_carried_a_step_out_and_for_whom(string persona, string told)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        await (await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id)).DecideAsync("Agreed", "verloten");
        await house.ChangeAsync(Utrecht, async db => db.Add(new Deputy { Id = Guid.CreateVersion7(), BodyId = house.Body(Utrecht).Id, PersonId = (await db.Set<Person>().SingleAsync(person => person.Number == "leidinggevende")).Id, DeputyId = (await db.Set<Person>().SingleAsync(person => person.Number == "eenheidsmanager")).Id, From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 30) }));
        var doer = await (await house.Visitor().SignInAsync(Utrecht, persona)).OpenGiftAsync(Utrecht, id);
        doer.Under("Uitvoering")!.ShouldNotContain("door ");

        await doer.DoneAsync("2026-11-21", "Verloot in de kantine.");

        (await employee.OpenGiftAsync(Utrecht, id)).Under("Uitvoering")!.ShouldContain($"gedaan op 21 november 2026 {told} Verloot in de kantine.");
        var step = (await employee.GoAsync($"/{Utrecht}/mijn-gegevens")).Text;
        step.ShouldContain(persona == "eenheidsmanager" ? "Namens" : "Door");
        var entry = (await house.EntriesAsync(Utrecht)).Last(found => found.Action == "carried-out");
        (entry.OnBehalfOf is null).ShouldBe(persona == "leidinggevende");
    }

    [Fact]
    public async Task Whoever_is_about_to_decide_sees_a_photo_that_was_added_meanwhile_first()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await employee.DeclareAsync(Utrecht);
        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        await (await employee.OpenGiftAsync(Utrecht, id)).DoAsync("Wijzigen");
        await employee.GoAsync(employee.At + "/bijlagen");
        using var upload = new MultipartFormDataContent { { new StringContent(Token(employee).Value), "__RequestVerificationToken" }, { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]), "bestand", "foto.png" } };
        await employee.ShowAsync(await employee.Http.PostAsync(new Uri(employee.At, UriKind.Relative), upload));
        employee.Text.ShouldContain("foto.png");

        await manager.DecideAsync("Agreed", "verloten");

        manager.Status.ShouldBe(HttpStatusCode.Conflict);
        manager.Text.ShouldContain("foto.png");
        (await house.ReadAsync(db => db.Set<Decision>().IgnoreQueryFilters().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "DA-032")]
    public async Task In_Dalfsen_the_file_tells_colleagues_no_more_than_the_page()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync("dalfsen", "medewerker")).DeclareAsync("dalfsen", ("waarde", "80"));
        var number = (await house.ReadAsync(db => db.Set<Declaration>().IgnoreQueryFilters().SingleAsync())).Reference;

        (await LineAsync("leidinggevende"))!.ShouldContain("weigeren", Case.Sensitive, "the twin: the manager may open it");
        var line = (await LineAsync("vergunningen-2")).ShouldNotBeNull("a colleague sees that it was received");
        line.ShouldNotContain("weigeren");

        async Task<string?> LineAsync(string persona) => (await (await house.Visitor().SignInAsync("dalfsen", persona)).Http.GetStringAsync(new Uri("/dalfsen/geschenken/register.csv", UriKind.Relative)))
            .Split('\n').FirstOrDefault(line => line.Contains(number, StringComparison.Ordinal));
    }

    private static KeyValuePair<string, string> Token(Visitor visitor) =>
        KeyValuePair.Create("__RequestVerificationToken", visitor.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}
