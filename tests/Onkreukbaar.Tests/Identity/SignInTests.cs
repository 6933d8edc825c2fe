using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>Signing in with a mail address and a password.</summary>
public sealed class SignInTests
{
    private const string Somebody = "medewerker";

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Whoever_knows_the_password_comes_in_and_sees_what_they_came_for(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.Visitor().GoAsync("/dalfsen/geschenken/melden");

        await visitor.TryAsync(("Form.Mail", " Medewerker@Dalfsen.example "), ("Form.Password", Password));

        visitor.At.ShouldBe("/dalfsen/geschenken/melden");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        (await installation.HappenedAsync()).ShouldContain("signed-in account");
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_and_an_invitation_that_waits_get_the_same_answer()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.InviteAsync("leidinggevende");

        var wrong = await installation.SignInAsync(Somebody, "iets heel anders dan dat");
        var unknown = await installation.SignInAsync("niemand", "iets heel anders dan dat");
        var invited = await installation.SignInAsync("leidinggevende", "iets heel anders dan dat");

        wrong.Text.ShouldContain("Het e-mailadres of het wachtwoord klopt niet");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        (unknown.Status, Without(unknown, "niemand")).ShouldBe((wrong.Status, Without(wrong, Somebody)));
        (invited.Status, Without(invited, "leidinggevende")).ShouldBe((wrong.Status, Without(wrong, Somebody)));
    }

    [Fact]
    public async Task Finding_out_takes_as_long_for_an_unknown_address()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.SignInAsync("niemand", "iets heel anders dan dat");

        var known = await QuickestAsync(installation, Somebody);
        var unknown = await QuickestAsync(installation, "ook-niemand");

        // A hash takes about a tenth of a second; without one the answer would come in a few thousandths.
        unknown.ShouldBeGreaterThan(known * 0.2);
        known.ShouldBeGreaterThan(unknown * 0.2);
    }

    [Fact]
    public async Task A_password_comes_back_in_no_page()
    {
        await using var installation = await OpenAsync();

        var visitor = await installation.SignInAsync("niemand", Password);

        visitor.Page.DocumentElement.OuterHtml.ShouldNotContain(Password);
        visitor.Page.DocumentElement.OuterHtml.ShouldContain(MailOf("niemand"));
    }

    [Fact]
    public async Task An_account_of_one_body_opens_nothing_at_another()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);

        var visitor = await Installation.SignInAsync(installation.Visitor(), MailOf(Somebody), Password, "/gemeente-utrecht/aanmelden");

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);

        var visitor = await Installation.SignInAsync(installation.Visitor(), MailOf(Somebody), Password, "/dalfsen/aanmelden?terug=https%3A%2F%2Fevil.example%2F");

        visitor.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Nobody_steps_into_somebodys_shoes_outside_the_demo()
    {
        await using var installation = await OpenAsync();
        var visitor = await installation.Visitor().GoAsync("/dalfsen/aanmelden");
        using var form = Form(visitor, ("organisatie", "dalfsen"), ("persona", "coordinator"));

        var answer = await visitor.Http.PostAsync(new Uri("/demo/aanmelden", UriKind.Relative), form);
        var list = await visitor.Http.GetAsync(new Uri("/demo/personas.json", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        list.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        visitor.Page.QuerySelector("[name=persona]").ShouldBeNull();
    }

    [Fact]
    public async Task In_the_demo_there_are_personas_and_no_passwords()
    {
        await using var house = await RunningHouse.OpenAsync();
        var visitor = await house.Visitor().GoAsync("/dalfsen/aanmelden");
        using var form = Form(visitor, ("Form.Mail", "iemand@dalfsen.example"), ("Form.Password", Password));

        var answer = await visitor.Http.PostAsync(new Uri("/dalfsen/aanmelden", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        visitor.Page.QuerySelector("[name=persona]").ShouldNotBeNull();
        visitor.Page.QuerySelector("[type=password]").ShouldBeNull();
        (await house.Visitor().SignInAsync("dalfsen", "medewerker")).Page.QuerySelector("a[href='/dalfsen/account']").ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_a_mail_address_a_password_a_code_or_a_place_is_in_the_log()
    {
        await using var installation = await OpenAsync();
        var invitation = await installation.InviteAsync("coordinator");
        await installation.AcceptAsync(invitation, Password);
        await installation.SignInAsync("coordinator", "iets heel anders dan dat");
        var (key, codes) = await installation.EnrolAsync(await installation.SignInAsync("coordinator"));

        string[] secrets = [MailOf("coordinator"), Password, "iets heel anders dan dat", invitation, key, codes[0], Home];

        secrets.ShouldAllBe(secret => !installation.House.Log.All.Contains(secret, StringComparison.OrdinalIgnoreCase));
        (await installation.House.EntriesAsync(Dalfsen)).ShouldAllBe(entry => secrets.All(secret => entry.Reason == null || !entry.Reason.Contains(secret)));
    }

    [Fact]
    public async Task What_does_come_into_the_log_would_be_seen()
    {
        await using var installation = await OpenAsync();

        installation.House.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Onkreukbaar.Test").LogInformation("{Mail}", MailOf("coordinator"));

        installation.House.Log.All.ShouldContain(MailOf("coordinator"));
    }

    private static FormUrlEncodedContent Form(Visitor visitor, params (string Name, string Value)[] fields) => new([
        .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        KeyValuePair.Create("__RequestVerificationToken", visitor.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

    private static string Without(Visitor visitor, string person)
    {
        foreach (var token in visitor.Page.QuerySelectorAll("[name=__RequestVerificationToken]").ToList())
        {
            token.Remove();
        }

        return visitor.Page.DocumentElement.OuterHtml.Replace(MailOf(person), "", StringComparison.Ordinal);
    }

    private static async Task<double> QuickestAsync(Installation installation, string person)
    {
        var quickest = double.MaxValue;
        for (var tried = 0; tried < 4; tried++)
        {
            var visitor = await installation.Visitor(Elsewhere).GoAsync("/dalfsen/aanmelden");
            var started = TimeProvider.System.GetTimestamp();
            (await visitor.SendAsync(("Form.Mail", MailOf(person)), ("Form.Password", "iets heel anders dan dat"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            quickest = Math.Min(quickest, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        return quickest;
    }
}
