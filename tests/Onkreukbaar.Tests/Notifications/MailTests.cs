using Microsoft.EntityFrameworkCore;
using MimeKit;
using Onkreukbaar.Platform.Modules.Notifications;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Notifications;

/// <summary>Whoever has something to do hears so by mail, and the mail says nothing else.</summary>
public sealed class MailTests
{
    private const string Province = "provincie-utrecht";

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "GU-069")]
    public async Task Who_must_decide_is_told_that_there_is_work_and_not_what_it_is(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, settings: server.Settings);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);

        await SendAsync(house);

        var mail = server.Taken.ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe("leidinggevende@provincie-utrecht.example");
        mail.From.Mailboxes.Single().Address.ShouldBe("onkreukbaar@organisatie.example");
        mail.Subject.ShouldBe("Er staat iets voor je klaar");
        WholeText(mail).ShouldContain("Er staat werk voor je klaar.");
        WholeText(mail).ShouldContain("/provincie-utrecht/werk");
        foreach (var secret in new[] { "boek", "medewerker", "geschenk", "GS-" })
        {
            WholeText(mail).ShouldNotContain(secret, Case.Insensitive);
        }

        (await LeftAsync(house)).ShouldBeEmpty("nothing is kept about who was told");
    }

    [Fact]
    public async Task Who_declared_is_told_that_it_was_decided()
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(time: Now, settings: server.Settings);
        var id = await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);
        await SendAsync(house);

        await (await (await house.Visitor().SignInAsync(Province, "leidinggevende")).OpenGiftAsync(Province, id)).DecideAsync("Agreed", "houden");
        await SendAsync(house);

        server.Addressees.ShouldBe(["leidinggevende@provincie-utrecht.example", "medewerker@provincie-utrecht.example"]);
        WholeText(server.Taken[1]).ShouldContain("Er is een besluit over iets wat je meldde.");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    [Trait("Req", "PU-299")]
    public async Task Everybody_in_a_round_is_asked_and_only_who_did_not_answer_is_reminded(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, settings: server.Settings);
        var clerk = await (await house.Visitor().SignInAsync(Province, "griffier")).GoAsync($"/{Province}/rondes");
        await clerk.SubmitAsync(("Form.AnswerBy.Day", "10"), ("Form.AnswerBy.Month", "12"), ("Form.AnswerBy.Year", "2026"));
        await SendAsync(house);
        var asked = server.Addressees.Order(StringComparer.Ordinal).ToList();
        asked.Count.ShouldBe(4);
        asked.ShouldContain("statenlid@provincie-utrecht.example");

        var member = await house.Visitor().SignInAsync(Province, "statenlid");
        await member.GoAsync(member.Page.QuerySelector("main a[href*='/rondes/']")!.GetAttribute("href")!);
        await member.SubmitAsync(("Form.Answer", "Nothing"));
        await clerk.GoAsync($"/{Province}/rondes");
        await clerk.DoAsync("Herinner");
        await SendAsync(house);

        await clerk.DoAsync("Herinner");
        await SendAsync(house);

        server.Addressees.Count().ShouldBe(7, "nobody is reminded twice on one day");
        server.Addressees.Skip(4).Order(StringComparer.Ordinal).ShouldBe(asked.Where(address => address != "statenlid@provincie-utrecht.example"));
        server.Taken.Skip(4).ShouldAllBe(mail => WholeText(mail).Contains("Een vraag wacht nog op je antwoord.", StringComparison.Ordinal));
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_a_mail_server_does_not_take_goes_later_and_the_declaration_stands(DatabaseKind kind)
    {
        await using var server = new MailServer { IsFull = true };
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time, settings: server.Settings);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);
        await SendAsync(house);
        server.Taken.ShouldBeEmpty();
        (await LeftAsync(house)).ShouldHaveSingleItem().Attempts.ShouldBe(1);

        server.IsFull = false;
        await SendAsync(house);
        server.Taken.ShouldBeEmpty("not before a while passed");
        time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(house);

        server.Taken.ShouldHaveSingleItem();
        (await LeftAsync(house)).ShouldBeEmpty();
        house.Log.All.ShouldNotContain("leidinggevende@");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Two_nodes_that_send_at_once_send_one_mail(DatabaseKind kind)
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(kind, time: Now, settings: server.Settings);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(house))));

        server.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_things_for_one_person_are_one_mail()
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(time: Now, settings: server.Settings);
        var visitor = await house.Visitor().SignInAsync(Province, "medewerker");
        await visitor.DeclareAsync(Province);
        await visitor.DeclareAsync(Province);

        await SendAsync(house);

        server.Taken.ShouldHaveSingleItem();
        (await LeftAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_left_is_told_nothing_any_more()
    {
        await using var server = new MailServer();
        await using var house = await RunningHouse.OpenAsync(time: Now, settings: server.Settings);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);
        await house.ChangeAsync(Province, async db =>
        {
            var yesterday = house.Services.GetRequiredService<Clock>().Today.AddDays(-1);
            var manager = await db.Set<Person>().SingleAsync(person => person.Number == "leidinggevende");
            await db.Set<Position>().Where(position => position.PersonId == manager.Id).ForEachAsync(position => position.To = yesterday);
            await db.Set<RoleHolding>().Where(role => role.PersonId == manager.Id).ForEachAsync(role => role.To = yesterday);
        });

        await SendAsync(house);

        server.Taken.ShouldBeEmpty();
        (await LeftAsync(house)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_demo_writes_its_mail_in_a_folder()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);

        await SendAsync(house);

        var file = Directory.EnumerateFiles(house.Services.GetRequiredService<MailSettings>().Folder!).ShouldHaveSingleItem();
        (await MimeMessage.LoadAsync(file)).Subject.ShouldBe("Er staat iets voor je klaar");
    }

    [Theory]
    [InlineData("Mail:Port", "post")]
    [InlineData("Mail:Security", "misschien")]
    [InlineData("Mail:From", "geen adres")]
    public async Task A_wrong_setting_stops_the_start_and_says_which(string setting, string value)
    {
        await using var server = new MailServer();

        var wrong = await Should.ThrowAsync<Onkreukbaar.Platform.Web.WrongSettingException>(() => RunningHouse.OpenAsync(settings: [.. server.Settings.Where(known => known.Name != setting), (setting, value)]));

        wrong.Message.ShouldContain(setting);
    }

    [Fact]
    public async Task The_technique_page_says_how_much_waits_and_not_for_whom()
    {
        await using var server = new MailServer { IsFull = true };
        await using var house = await RunningHouse.OpenAsync(time: Now, settings: server.Settings);
        await (await house.Visitor().SignInAsync(Province, "medewerker")).DeclareAsync(Province);
        await SendAsync(house);

        var technician = await (await house.Visitor().SignInAsync(Province, "technisch-beheerder")).GoAsync($"/{Province}/beheer/techniek");

        technician.Given("Berichten die nog weg moeten").ShouldNotBeNull().ShouldStartWith("1, oudste van 22 november 2026");
        technician.Given("Niet aangenomen, worden opnieuw geprobeerd").ShouldBe("1");
        technician.Text.ShouldNotContain("leidinggevende@");
    }

    private static Task SendAsync(RunningHouse house) => house.Services.GetRequiredService<SendOften>().RunAsync(CancellationToken.None);

    private static Task<List<Notification>> LeftAsync(RunningHouse house) => house.ReadAsync(db => db.Set<Notification>().IgnoreQueryFilters().ToListAsync());

    // The address is the one thing that must name the person.
    private static string WholeText(MimeMessage mail) => $"{mail.Subject}\n{mail.TextBody}";
}
