using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>An invitation: the only way to an account.</summary>
public sealed partial class InvitationTests
{
    private const string Somebody = "medewerker";
    private const string New = "een heel ander paard";

    [Fact]
    public async Task A_first_installation_works_from_the_command_line_to_the_first_sign_in()
    {
        using var data = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["ONKREUKBAAR__Address"] = "https://integriteit.dalfsen.example/" };
        await Shell.RunAsync(environment, "migrate", "--data", data.Path);
        await Shell.RunAsync(environment, "body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);

        var invited = await Shell.RunAsync(environment, "admin", "invite", "Beheer@dalfsen.example", "--body", "dalfsen", "--name", "Eerste Beheerder", "--data", data.Path);

        invited.Exit.ShouldBe(0, string.Join('\n', invited.Error));
        var link = new Uri(invited.Output.ShouldHaveSingleItem());
        link.GetLeftPart(UriPartial.Path).ShouldBe("https://integriteit.dalfsen.example/dalfsen/uitnodiging");
        await using var house = await RunningHouse.OpenAsync(data: data.Path, isDemo: false, settings: [("KnownProxies", "127.0.0.1")]);
        var visitor = await house.VisitorFrom(Home, out var browser).GoAsync(link.PathAndQuery);
        visitor.Text.ShouldContain("Dag Eerste Beheerder");
        await visitor.SubmitAsync(("Form.New", Password), ("Form.Again", Password));
        await visitor.SubmitAsync(("Form.Mail", "beheer@dalfsen.example"), ("Form.Password", Password));
        visitor.At.ShouldBe("/dalfsen/account/tweede-factor", "an administrator needs a second factor");
        visitor.Text.ShouldContain("Jouw rol vraagt om een tweede factor");
        browser.Cookies.Keys.ShouldAllBe(name => name.StartsWith("__Host-"));
        (await house.EntriesAsync("dalfsen")).Select(entry => entry.Action).ShouldBe(["added", "added", "given", "invited", "accepted", "signed-in"]);
    }

    [Fact]
    public async Task What_cannot_be_invited_is_said_in_one_line()
    {
        using var data = new TemporaryFolder();
        var none = new Dictionary<string, string>();
        await Shell.RunAsync(none, "migrate", "--data", data.Path);
        await Shell.RunAsync(none, "body", "add", "dalfsen", "Gemeente Dalfsen", "--data", data.Path);

        var body = await Shell.RunAsync(none, "admin", "invite", "a@b.example", "--body", "nergens", "--data", data.Path);
        var mail = await Shell.RunAsync(none, "admin", "invite", "geen adres", "--body", "dalfsen", "--data", data.Path);
        var role = await Shell.RunAsync(none, "admin", "invite", "a@b.example", "--body", "dalfsen", "--role", "Manager", "--data", data.Path);

        new[] { body.Exit, mail.Exit, role.Exit }.ShouldAllBe(exit => exit == 1);
        body.Error.ShouldBe(["There is no body nergens: run `body add` first."]);
        mail.Error.ShouldBe(["This is not a mail address: geen adres. Nobody was invited."]);
        role.Error.ShouldBe(["This role follows from somebody's position and is not given. Nobody was invited."]);
        new[] { body.Output, mail.Output, role.Output }.ShouldAllBe(output => output.Count == 0);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task An_invitation_works_once(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        var code = await installation.InviteAsync(Somebody);
        await installation.AcceptAsync(code, Password);

        var again = await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");

        again.Status.ShouldBe(HttpStatusCode.NotFound);
        again.Heading.ShouldBe("Deze uitnodiging werkt niet");
        (await installation.SignInAsync(Somebody)).At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Of_two_who_use_one_invitation_at_the_same_time_one_succeeds()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);
        var (one, other) = (installation.Visitor(), installation.Visitor());
        await one.GoAsync($"/{Dalfsen}/uitnodiging?code={code}");
        await other.GoAsync($"/{Dalfsen}/uitnodiging?code={code}");

        var answers = await Task.WhenAll(
            one.SendAsync(("Form.New", Password), ("Form.Again", Password)),
            other.SendAsync(("Form.New", New), ("Form.Again", New)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Fact]
    public async Task Looking_at_the_link_does_not_use_it_up()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);
        await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");
        await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");

        var accepted = await installation.AcceptAsync(code, Password);

        accepted.At.ShouldBe($"/{Dalfsen}/aanmelden?gedaan=wachtwoord");
    }

    [Fact]
    public async Task The_code_is_sent_in_the_form_and_stands_in_no_address_after_that()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);
        var visitor = await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");

        await visitor.TryAsync(("Form.New", "te kort"), ("Form.Again", "te kort"));

        visitor.At.ShouldBe($"/{Dalfsen}/uitnodiging");
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        await visitor.SubmitAsync(("Form.New", Password), ("Form.Again", Password));
        visitor.At.ShouldBe($"/{Dalfsen}/aanmelden?gedaan=wachtwoord");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task An_invitation_works_three_days(int secondsFromTheEnd, bool works)
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);
        installation.Time.Advance(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(secondsFromTheEnd));

        var visitor = await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");

        (visitor.Status == HttpStatusCode.OK).ShouldBe(works);
    }

    [Fact]
    public async Task A_new_invitation_makes_the_older_one_useless()
    {
        await using var installation = await OpenAsync();
        var first = await installation.InviteAsync(Somebody);
        var second = await installation.InviteAsync(Somebody);

        var older = await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={first}");
        var newer = await installation.Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={second}");

        older.Status.ShouldBe(HttpStatusCode.NotFound);
        newer.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invitation_of_one_body_means_nothing_at_another()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);

        var visitor = await installation.Visitor().GoAsync($"/gemeente-utrecht/uitnodiging?code={code}");

        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Somebody_who_forgot_the_password_is_invited_again_and_keeps_their_roles()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var session = await installation.SignInAsync(Somebody);

        await installation.AcceptAsync(await installation.InviteAsync(Somebody), New);

        (await installation.SignInAsync(Somebody)).Status.ShouldBe(HttpStatusCode.BadRequest, "the old password is gone");
        (await installation.SignInAsync(Somebody, New)).At.ShouldBe("/dalfsen/werk");
        (await session.GoAsync("/dalfsen/werk")).At.ShouldStartWith("/dalfsen/aanmelden");
        (await installation.House.EntriesAsync(Dalfsen)).ShouldNotContain(entry => entry.Action == "given");
    }

    [Fact]
    public async Task Somebody_new_becomes_functional_administrator_unless_another_role_is_named()
    {
        await using var installation = await OpenAsync();
        await installation.SendInvitationAsync(new Invitation("een@dalfsen.example", "Een", RoleWhenNew: Role.FunctionalAdministrator));
        await installation.SendInvitationAsync(new Invitation("twee@dalfsen.example", "Twee", Role.Coordinator));

        (await RolesAsync(installation, "Een")).ShouldBe([Role.FunctionalAdministrator]);
        (await RolesAsync(installation, "Twee")).ShouldBe([Role.Coordinator]);
    }

    [Fact]
    public async Task An_address_that_several_people_have_invites_nobody()
    {
        await using var installation = await OpenAsync();
        await installation.House.ChangeAsync(Dalfsen, async db =>
        {
            foreach (var person in await db.Set<Person>().Where(person => person.Number == Somebody || person.Number == "griffier").ToListAsync())
            {
                person.Mail = person.Number == Somebody ? "Samen@dalfsen.example" : "samen@dalfsen.example";
            }
        });

        await Should.ThrowAsync<RuleBrokenException>(() => installation.SendInvitationAsync(new Invitation("samen@dalfsen.example")));
    }

    [Fact]
    public async Task Only_hashes_of_passwords_and_codes_are_kept()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync(Somebody);
        var kept = await KeptAsync(installation);
        await installation.AcceptAsync(code, Password);
        var after = await KeptAsync(installation);

        kept.InvitationHash.ShouldNotBeNull().ShouldMatch("^[0-9a-f]{64}$");
        after.InvitationHash.ShouldBeNull();
        Base64().IsMatch(after.PasswordHash.ShouldNotBeNull()).ShouldBeTrue();
        (kept.InvitationHash + after.PasswordHash).ShouldNotContain(code);
    }

    private static async Task<Account> KeptAsync(Installation installation) =>
        await installation.House.ReadAsync(db => db.Set<Account>().IgnoreQueryFilters().AsNoTracking().SingleAsync());

    private static async Task<List<Role>> RolesAsync(Installation installation, string name) => await installation.House.ReadAsync(async db =>
    {
        var person = await db.Set<Person>().IgnoreQueryFilters().SingleAsync(person => person.Name == name);
        return await db.Set<RoleHolding>().IgnoreQueryFilters().Where(holding => holding.PersonId == person.Id).Select(holding => holding.Role).ToListAsync();
    });

    [GeneratedRegex("^[A-Za-z0-9+/=]{80,}$", RegexOptions.None, 1_000)]
    private static partial Regex Base64();
}
