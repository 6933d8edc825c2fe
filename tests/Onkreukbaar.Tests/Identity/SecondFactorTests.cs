using System.Net;
using System.Text;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>A code of an app on the telephone, and the codes for when it is gone.</summary>
public sealed class SecondFactorTests
{
    private const string Enrol = "/dalfsen/account/tweede-factor";
    private const string Somebody = "medewerker";
    private const string Coordinator = "coordinator";

    // RFC 6238, appendix B, SHA1; of its eight digits the last six.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_written_as_in_the_standard(string bytes, string text) => Base32.Of(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Whoever_set_up_an_app_is_asked_for_its_code_from_then_on(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var (key, codes) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        var visitor = await installation.SignInAsync(Somebody);
        visitor.At.ShouldBe("/dalfsen/aanmelden/code");
        (await installation.Visitor().GoAsync("/dalfsen/werk")).At.ShouldStartWith("/dalfsen/aanmelden?");

        await visitor.TryAsync(("Form.Code", installation.CodeFor(key)));

        visitor.At.ShouldBe("/dalfsen/werk");
        codes.Distinct().Count().ShouldBe(10);
        (await installation.HappenedAsync()).ShouldContain("enrolled second-factor");
    }

    [Fact]
    public async Task The_password_alone_opens_no_page_once_there_is_an_app()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.EnrolAsync(await installation.SignInAsync(Somebody));

        var visitor = await installation.SignInAsync(Somebody);
        await visitor.GoAsync("/dalfsen/werk");

        visitor.At.ShouldStartWith("/dalfsen/aanmelden?terug=");
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_and_the_next_one_is_not()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (key, _) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        var code = installation.CodeFor(key);
        await (await installation.SignInAsync(Somebody)).SubmitAsync(("Form.Code", code));

        var replayed = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", code));
        installation.Time.Advance(TimeSpan.FromSeconds(30));
        var stillInItsWindow = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", code));
        var next = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", installation.CodeFor(key)));

        replayed.Status.ShouldBe(HttpStatusCode.BadRequest);
        stillInItsWindow.Status.ShouldBe(HttpStatusCode.BadRequest);
        next.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task The_code_that_set_up_the_app_does_not_also_sign_in()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (key, _) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));

        var visitor = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", installation.CodeFor(key)));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_send_the_same_code_at_once_one_comes_in(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var (key, _) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        var (one, other) = (await installation.SignInAsync(Somebody), await installation.SignInAsync(Somebody));

        var answers = await Task.WhenAll(one.SendAsync(("Form.Code", installation.CodeFor(key))), other.SendAsync(("Form.Code", installation.CodeFor(key))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(-30, true)]
    [InlineData(90, false)]
    [InlineData(-90, false)]
    public async Task A_telephone_may_be_half_a_minute_off(int seconds, bool works)
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (key, _) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        installation.Time.Advance(TimeSpan.FromMinutes(5));
        var visitor = await installation.SignInAsync(Somebody);
        installation.Time.Advance(TimeSpan.FromSeconds(seconds));
        var shown = installation.CodeFor(key);
        installation.Time.Advance(TimeSpan.FromSeconds(-seconds));

        await visitor.TryAsync(("Form.Code", shown));

        (visitor.At == "/dalfsen/werk").ShouldBe(works);
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_recovery_code_opens_once(DatabaseKind kind)
    {
        await using var installation = await OpenAsync(kind);
        await installation.WithAccountAsync(Somebody);
        var (_, codes) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));

        var first = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", codes[3].ToLowerInvariant().Replace('-', ' ')));
        var second = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", codes[3]));
        var other = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", codes[4]));

        first.At.ShouldBe("/dalfsen/werk");
        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        other.At.ShouldBe("/dalfsen/werk");
        (await other.GoAsync("/dalfsen/account")).Text.ShouldContain("nog 8 herstelcodes");
    }

    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_useless()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        var (_, old) = await installation.EnrolAsync(visitor);
        await visitor.GoAsync(Enrol);
        await PressAsync(visitor, "Herstelcodes");
        List<string> fresh = [.. visitor.Page.QuerySelectorAll("main code").Select(code => code.TextContent)];

        var withOld = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", old[0]));
        var withNew = await (await installation.SignInAsync(Somebody)).TryAsync(("Form.Code", fresh[0]));

        fresh.Count.ShouldBe(10);
        fresh.Intersect(old).ShouldBeEmpty();
        withOld.Status.ShouldBe(HttpStatusCode.BadRequest);
        withNew.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Guessing_codes_becomes_slow_from_wherever()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        for (var place = 1; place <= 5; place++)
        {
            await (await installation.SignInAsync(Somebody, from: $"192.0.2.{place}")).TryAsync(("Form.Code", "000000"));
        }

        var sixth = await (await installation.SignInAsync(Somebody, from: Elsewhere)).TryAsync(("Form.Code", "000000"));

        sixth.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Whoever_waits_too_long_with_the_code_starts_again()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var (key, _) = await installation.EnrolAsync(await installation.SignInAsync(Somebody));
        var visitor = await installation.SignInAsync(Somebody);
        installation.Time.Advance(TimeSpan.FromMinutes(6));

        await visitor.TryAsync(("Form.Code", installation.CodeFor(key)));

        visitor.At.ShouldBe("/dalfsen/aanmelden");
    }

    [Theory]
    [InlineData(Coordinator)]
    [InlineData("functioneel-beheerder")]
    [InlineData("technisch-beheerder")]
    public async Task A_role_that_sees_or_changes_much_sets_up_an_app_before_anything_else(string person)
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(person);
        var visitor = await installation.SignInAsync(person);
        visitor.At.ShouldBe(Enrol);
        (await visitor.GoAsync("/dalfsen/werk")).At.ShouldBe(Enrol);
        (await visitor.GoAsync("/dalfsen/account")).At.ShouldBe(Enrol);

        await installation.EnrolAsync(visitor);

        (await visitor.GoAsync("/dalfsen/werk")).At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Nobody_else_must()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);

        (await installation.SignInAsync(Somebody)).At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task A_body_says_itself_which_roles_must()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.WithAccountAsync(Coordinator);
        await installation.SetAsync(SecondFactorDemand.Setting, "Employee, FunctionalAdministrator");

        (await installation.SignInAsync(Somebody)).At.ShouldBe(Enrol);

        await installation.SetAsync(SecondFactorDemand.Setting, SecondFactorDemand.Nobody);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.SetAsync(SecondFactorDemand.Setting, SecondFactorDemand.Nobody);

        (await installation.SignInAsync(Coordinator)).At.ShouldBe("/dalfsen/werk");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Employee, Koordinator")]
    [InlineData("niemand, behalve de baas")]
    [InlineData("7000")]
    public void What_cannot_be_read_takes_no_demand_away(string? value) =>
        SecondFactorDemand.Read(value).ShouldBeSubsetOf([Role.Employee, .. Demanded]);

    [Theory]
    [InlineData(null)]
    [InlineData("Employee, Koordinator")]
    public void The_roles_that_see_much_stay_demanded(string? value) => Demanded.ShouldBeSubsetOf(SecondFactorDemand.Read(value));

    [Fact]
    public async Task Long_after_signing_in_nobody_puts_another_telephone_in_its_place()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        await visitor.GoAsync(Enrol);
        await visitor.SubmitAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(16));

        await visitor.GoAsync(Enrol);
        var picture = await visitor.Http.GetAsync(new Uri(Enrol + "/qr.png", UriKind.Relative));

        visitor.At.ShouldBe("/dalfsen/aanmelden?terug=%2Fdalfsen%2Faccount%2Ftweede-factor");
        visitor.Text.ShouldContain("Voor deze pagina vragen wij het je nog eens");
        picture.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await visitor.TryAsync(("Form.Mail", MailOf(Somebody)), ("Form.Password", Password));
        visitor.At.ShouldBe(Enrol);
    }

    [Fact]
    public async Task The_picture_is_for_its_owner_alone_and_is_not_kept()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.WithAccountAsync("leidinggevende");
        var visitor = await installation.SignInAsync(Somebody);
        await visitor.GoAsync(Enrol);
        await visitor.SubmitAsync();
        var address = new Uri(visitor.Page.QuerySelector("main img")!.GetAttribute("src")!, UriKind.Relative);

        var mine = await visitor.Http.GetAsync(address);
        var another = await (await installation.SignInAsync("leidinggevende")).Http.GetAsync(address);

        mine.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        mine.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await mine.Content.ReadAsByteArrayAsync())[..4].ShouldBe([0x89, 0x50, 0x4e, 0x47]);
        another.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_code_sets_up_nothing()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        var visitor = await installation.SignInAsync(Somebody);
        await visitor.GoAsync(Enrol);
        await visitor.SubmitAsync();

        await visitor.TryAsync(("Form.Code", "000000"));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Page.QuerySelector("#Form_Code-error")!.TextContent.ShouldContain("klopt niet");
        (await installation.SignInAsync(Somebody)).At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Somebody_who_lost_telephone_and_codes_gets_in_by_an_invitation_that_says_so_and_by_no_other()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Somebody);
        await installation.EnrolAsync(await installation.SignInAsync(Somebody));

        await installation.AcceptAsync(await installation.InviteAsync(Somebody), Password);
        var stillAsked = await installation.SignInAsync(Somebody);
        await installation.AcceptAsync(await installation.InviteAsync(Somebody, reset: true), Password);
        var notAsked = await installation.SignInAsync(Somebody);

        stillAsked.At.ShouldBe("/dalfsen/aanmelden/code");
        notAsked.At.ShouldBe("/dalfsen/werk");
    }

    private static readonly Role[] Demanded = [Role.Coordinator, Role.FunctionalAdministrator, Role.TechnicalAdministrator];

    private static Task<Visitor> PressAsync(Visitor visitor, string handler)
    {
        foreach (var other in visitor.Page.QuerySelectorAll("main form").Where(form => !form.GetAttribute("action")!.Contains(handler, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            other.Remove();
        }

        return visitor.TryAsync();
    }
}
