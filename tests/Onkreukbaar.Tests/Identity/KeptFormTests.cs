using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Registers;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>A session that ends while somebody types costs them nothing of what they typed.</summary>
public sealed class KeptFormTests
{
    private const string Somebody = "medewerker";
    private const string Declare = "/dalfsen/geschenken/melden";
    private const string Token = "__RequestVerificationToken";
    private static readonly TimeSpan Lunch = TimeSpan.FromMinutes(45);

    /// <summary>Whatever people type, and whatever a form can hold.</summary>
    private static readonly (string Name, string Value)[] Everything =
    [
        ("Form.Description", "Één \"boek\" <b>over</b> 'de' stad & €\u00a0meer 🎁👩🏽‍⚖️ 語"),
        ("keuze", "b"),
        ("keuze", "a"),
        ("keuze", "b"),
        ("keuze", ""),
        ("leeg", ""),
        ("regels", "een\r\ntwee\r\n\r\n  drie  "),
        (new string('n', 300), new string('é', 300)),
        ("Form.Naam[0].Deel", "=&+%20"),
    ];

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_typed_before_the_session_ended_is_sent_after_signing_in_again(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheGiftAsync(installation);
        var form = visitor.At;
        installation.Time.Advance(Lunch);

        await visitor.SubmitAsync([.. Gift]);
        visitor.Text.ShouldContain("Wat je had ingevuld is bewaard");
        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));
        visitor.Heading.ShouldBe("Je was nog bezig");
        visitor.Text.ShouldContain("Een boek over de stad");
        visitor.Page.QuerySelector("main form")!.GetAttribute("action").ShouldBe(form);
        await visitor.SubmitAsync();

        visitor.Heading.ShouldBe("Klopt dit?");
        visitor.Given("Het geschenk").ShouldBe("Een boek over de stad");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Every_field_comes_back_as_it_was_and_in_its_order(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var visitor = await KeepAsync(installation, Everything);

        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));

        FieldsOf(visitor).ShouldBe(Everything);
    }

    [Fact]
    public async Task A_form_with_a_file_keeps_what_was_typed_and_says_that_the_file_is_gone()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheBeginningAsync(installation);
        installation.Time.Advance(Lunch);
        using var form = new MultipartFormDataContent { { new StringContent(TokenOf(visitor)), Token }, { new StringContent("🎁 één"), "wat" }, { new ByteArrayContent([1, 2, 3]), "bestand", "foto.png" } };

        var answer = await visitor.Http.PostAsync(new Uri(Declare, UriKind.Relative), form);
        await Installation.SignInAsync(visitor, MailOf(Somebody), Password, answer.Headers.Location!.OriginalString);

        FieldsOf(visitor).ShouldBe([("wat", "🎁 één")]);
        visitor.Page.QuerySelector("main form")!.GetAttribute("enctype").ShouldBe("multipart/form-data");
        visitor.Text.ShouldContain("Bestanden zijn niet bewaard");
    }

    [Fact]
    public async Task Passwords_and_the_old_token_are_not_kept()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await KeepAsync(installation, [("Form.Password", Password), ("wachtwoord", Password), ("wat", "een boek")]);

        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));

        FieldsOf(visitor).ShouldBe([("wat", "een boek")]);
    }

    [Fact]
    public async Task Another_person_never_gets_it()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.WithAccountAsync("leidinggevende");
        var visitor = await KeepAsync(installation, [("wat", "een geheim geschenk")]);
        var page = Uri.UnescapeDataString(visitor.At.Split("terug=")[1]);

        await visitor.TryAsync(("Form.Mail", MailOf("leidinggevende")), ("Form.Password", Password));

        visitor.At.ShouldBe("/dalfsen/werk");
        visitor.Page.DocumentElement.OuterHtml.ShouldNotContain("een geheim geschenk");
        await Installation.SignInAsync(installation.Visitor(), MailOf(Somebody), Password);
        var owner = await installation.SignInAsync(Somebody);
        (await owner.GoAsync(page)).Text.ShouldContain("een geheim geschenk", Case.Sensitive, "it is there, for whose it is");
    }

    [Fact]
    public async Task It_is_sealed_in_the_database()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await KeepAsync(installation, [("wat", "een geheim geschenk")]);

        var kept = await installation.House.ReadAsync(db => db.Set<Draft>().IgnoreQueryFilters().SingleAsync());

        Encoding.UTF8.GetString(kept.Sealed).ShouldNotContain("geheim");
    }

    [Fact]
    public async Task It_is_gone_once_it_was_sent_or_thrown_away_and_after_a_day()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await KeepAsync(installation, [("wat", "een boek")]);
        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));
        var page = visitor.At;

        await visitor.SubmitAsync();
        var afterSending = (await visitor.GoAsync(page)).At;

        visitor = await KeepAsync(installation, [("wat", "een boek")]);
        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));
        visitor.At.ShouldBe(page, "there is one place for each form of a person");
        visitor.Page.QuerySelector("main form")!.Remove();
        await visitor.SubmitAsync();
        var afterThrowingAway = (await visitor.GoAsync(page)).At;

        await KeepAsync(installation, [("wat", "een boek")]);
        installation.Time.Advance(TimeSpan.FromHours(25));
        var afterADay = (await (await installation.SignInAsync(Somebody)).GoAsync(page)).At;

        (afterSending, afterThrowingAway, afterADay).ShouldBe(("/dalfsen/werk", "/dalfsen/werk", "/dalfsen/werk"));
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(26, false)]
    public async Task A_session_that_ended_more_than_a_day_ago_is_nobodys_any_more(int hours, bool isKept)
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheBeginningAsync(installation);
        installation.Time.Advance(TimeSpan.FromHours(hours));

        await visitor.SubmitAsync(("wat", "een boek"));

        visitor.At.Contains("nog-bezig", StringComparison.Ordinal).ShouldBe(isKept);
    }

    [Fact]
    public async Task A_session_that_its_owner_ended_keeps_nothing()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var forgotten = await AtTheBeginningAsync(installation);
        var owner = await installation.SignInAsync(Somebody);
        await owner.GoAsync("/dalfsen/account");
        owner.Page.QuerySelector("main form")!.Remove();
        await owner.SubmitAsync();

        await forgotten.SubmitAsync(("wat", "een boek"));

        forgotten.At.ShouldBe("/dalfsen/aanmelden?terug=%2Fdalfsen");
    }

    [Fact]
    public async Task What_another_site_makes_a_browser_send_is_not_kept()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheBeginningAsync(installation);
        var inTime = await SendWithoutTokenAsync(visitor, "same-site");
        installation.Time.Advance(Lunch);

        var afterwards = await SendWithoutTokenAsync(visitor, "cross-site");

        inTime.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        afterwards.Headers.Location!.OriginalString.ShouldBe("/dalfsen/aanmelden?terug=%2Fdalfsen");
        (await installation.House.ReadAsync(db => db.Set<Draft>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_whose_token_is_no_longer_valid_loses_nothing_either()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheBeginningAsync(installation);

        var answer = await SendWithoutTokenAsync(visitor, "same-origin");
        await visitor.GoAsync(answer.Headers.Location!.OriginalString);

        visitor.Heading.ShouldBe("Je was nog bezig");
        FieldsOf(visitor).ShouldBe([("wat", "een boek")]);
        await visitor.SubmitAsync();
        visitor.At.ShouldStartWith("/dalfsen/vraag/geschenken/");
    }

    [Fact]
    public async Task Signing_in_again_elsewhere_in_the_browser_leaves_a_form_as_good_as_it_was()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheGiftAsync(installation);
        var (page, at) = (visitor.Page, visitor.At);
        installation.Time.Advance(Lunch);
        await Installation.SignInAsync(visitor, MailOf(Somebody), Password);
        using var form = new FormUrlEncodedContent([.. Gift.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create(Token, page.QuerySelector($"main form [name={Token}]")!.GetAttribute("value")!)]);

        var answer = await visitor.Http.PostAsync(new Uri(at, UriKind.Relative), form);

        answer.Headers.Location!.OriginalString.ShouldBe(at + "/controleren");
    }

    [Fact]
    public async Task When_the_database_is_gone_whoever_signed_in_loses_nothing_either_and_no_secret_is_repeated()
    {
        await using var installation = await OpenAsync(DatabaseKind.PostgreSql);
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheGiftAsync(installation);
        var stranger = await installation.Visitor().GoAsync("/dalfsen/aanmelden");

        await Outage.AllowConnectionsAsync(installation.House, false);
        await visitor.TryAsync([.. Gift]);
        await stranger.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));
        await Outage.AllowConnectionsAsync(installation.House, true);

        (visitor.Status, visitor.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, "Opslaan lukt nu even niet"));
        visitor.Text.ShouldContain("Een boek over de stad");
        (stranger.Status, stranger.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, "Dit lukt nu even niet"));
        stranger.Page.DocumentElement.OuterHtml.ShouldNotContain(Password);
        await visitor.SubmitAsync();
        visitor.Heading.ShouldBe("Klopt dit?");
    }

    [Fact]
    public async Task In_the_demo_it_works_too()
    {
        var time = new SetTime(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        await using var house = await RunningHouse.OpenAsync(time: time);
        var visitor = await (await house.Visitor().SignInAsync("dalfsen", Somebody)).GoAsync(Declare);
        time.Advance(Lunch);

        await visitor.SubmitAsync(("wat", "een boek"));
        await visitor.TryAsync(("persona", Somebody));

        FieldsOf(visitor).ShouldBe([("wat", "een boek")]);
    }

    [Fact]
    public async Task The_draft_of_a_gift_is_no_form_that_was_kept()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await AtTheGiftAsync(installation);
        var id = visitor.At.Split('/')[^1];
        await visitor.SubmitAsync([.. Gift]);

        await visitor.GoAsync($"/dalfsen/nog-bezig/{id}");

        visitor.At.ShouldBe("/dalfsen/werk");
    }

    private static IEnumerable<(string Name, string Value)> Gift => GiftVisits.BookFromABuilder.Select(given => given.Item1 == "Form.OfferedOn.Month" ? (given.Item1, "5") : given);

    private static async Task<Visitor> AtTheBeginningAsync(Installation installation) => await (await installation.SignInAsync(Somebody)).GoAsync(Declare);

    private static async Task<Visitor> AtTheGiftAsync(Installation installation)
    {
        var visitor = await (await installation.SignInAsync(Somebody)).AskAboutAsync("dalfsen");
        return await visitor.GoAsync($"{Declare}/{visitor.At.Split('/')[^2]}");
    }

    private static async Task<Visitor> KeepAsync(Installation installation, (string Name, string Value)[] fields)
    {
        var visitor = await AtTheBeginningAsync(installation);
        installation.Time.Advance(Lunch);
        await visitor.SubmitAsync(fields);
        return visitor;
    }

    private static async Task<HttpResponseMessage> SendWithoutTokenAsync(Visitor visitor, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Declare, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("wat", "een boek")]) };
        request.Headers.Add("Sec-Fetch-Site", from);
        return await visitor.Http.SendAsync(request);
    }

    private static string TokenOf(Visitor visitor) => visitor.Page.QuerySelector($"main form [name={Token}]")!.GetAttribute("value")!;

    private static IEnumerable<(string Name, string Value)> FieldsOf(Visitor visitor)
    {
        visitor.Heading.ShouldBe("Je was nog bezig");
        return visitor.Page.QuerySelector("main form")!.QuerySelectorAll("input[type=hidden]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)).Where(field => field.Item1 is not (Token or KeptForm.Mark));
    }
}
