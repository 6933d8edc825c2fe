using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>A session ends when nobody is there, at the end of the day, and when its owner says so.</summary>
public sealed class SessionTests
{
    private const string Somebody = "medewerker";
    private const string Work = "/dalfsen/werk";
    private const string New = "een heel ander paard";

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task A_session_ends_when_nothing_happens_for_half_an_hour(int minutes, bool goesOn)
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        installation.Time.Advance(TimeSpan.FromMinutes(minutes));

        await visitor.GoAsync(Work);

        (visitor.At == Work).ShouldBe(goesOn);
    }

    [Fact]
    public async Task Somebody_who_keeps_working_is_asked_again_after_twelve_hours_and_not_before()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        for (var quarter = 1; quarter < 12 * 4; quarter++)
        {
            installation.Time.Advance(TimeSpan.FromMinutes(15));
            (await visitor.GoAsync(Work)).At.ShouldBe(Work);
        }

        installation.Time.Advance(TimeSpan.FromMinutes(15));

        (await visitor.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_changed_password_ends_the_other_sessions_and_not_this_one(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var (here, there) = (await installation.SignInAsync(Somebody), await installation.SignInAsync(Somebody));
        await here.GoAsync("/dalfsen/account");

        await here.SubmitAsync(("Form.Current", Password), ("Form.New", New), ("Form.Again", New));

        here.Text.ShouldContain("Je wachtwoord is gewijzigd");
        (await here.GoAsync(Work)).At.ShouldBe(Work);
        (await there.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
        (await installation.SignInAsync(Somebody)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await installation.SignInAsync(Somebody, New)).At.ShouldBe(Work);
        (await installation.HappenedAsync()).ShouldContain("changed password");
    }

    [Fact]
    public async Task Changing_a_password_asks_for_the_old_one()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        await visitor.GoAsync("/dalfsen/account");

        await visitor.TryAsync(("Form.Current", "iets heel anders dan dat"), ("Form.New", New), ("Form.Again", New));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Page.QuerySelector("#Form_Current-error")!.TextContent.ShouldContain("niet je huidige wachtwoord");
        (await installation.SignInAsync(Somebody)).At.ShouldBe(Work);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (here, there) = (await installation.SignInAsync(Somebody), await installation.SignInAsync(Somebody));
        await here.GoAsync("/dalfsen/account");
        here.Page.QuerySelector("main form")!.Remove();

        await here.SubmitAsync();

        here.Text.ShouldContain("Je bent overal afgemeld");
        (await here.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
        (await there.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
    }

    [Fact]
    public async Task A_cookie_that_was_kept_aside_opens_nothing_after_signing_out_everywhere()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = installation.House.VisitorFrom(Home, out var browser);
        await Installation.SignInAsync(visitor, MailOf(Somebody), Password);
        var thief = installation.House.VisitorFrom(Elsewhere, out var stolen);
        stolen.Cookies["__Host-aanmelding"] = browser.Cookies["__Host-aanmelding"];
        (await thief.GoAsync(Work)).At.ShouldBe(Work, "until then it does");
        await visitor.GoAsync("/dalfsen/account");
        visitor.Page.QuerySelector("main form")!.Remove();

        await visitor.SubmitAsync();

        (await thief.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
    }

    [Fact]
    public async Task Setting_up_an_app_ends_the_sessions_that_had_only_a_password()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (here, there) = (await installation.SignInAsync(Somebody), await installation.SignInAsync(Somebody));

        await installation.EnrolAsync(here);

        (await here.GoAsync(Work)).At.ShouldBe(Work);
        (await there.GoAsync(Work)).At.ShouldStartWith("/dalfsen/aanmelden");
    }

    [Fact]
    public async Task The_door_to_ones_account_stands_in_the_menu()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);

        var visitor = await installation.SignInAsync(Somebody);

        visitor.Page.QuerySelector("nav a[href='/dalfsen/account']").ShouldNotBeNull();
        (await installation.Visitor().GoAsync("/dalfsen")).Page.QuerySelector("a[href='/dalfsen/account']").ShouldBeNull();
    }
}
