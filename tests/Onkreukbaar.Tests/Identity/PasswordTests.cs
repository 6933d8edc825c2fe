using System.Globalization;
using System.Net;
using Onkreukbaar.Platform.Modules.Identity;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>What may be a password.</summary>
public sealed class PasswordTests
{
    private static readonly string[] Names = ["Medewerker Vergunningen", "medewerker@dalfsen.example", "Gemeente Dalfsen"];

    [Theory]
    [InlineData("vier natte fietsen thuis")]
    [InlineData("aaaaa bbbb c d e")]
    [InlineData("paardenbloemsoep")]
    [InlineData("кошка на окне")]
    [InlineData("🦊🦉🐝🦔🐢🦋🐙🦚🦜🐳🌵🍋")]
    [InlineData("mijn gemeente fietst graag")]
    [InlineData("dalfsen-kastanjeboom")]
    [InlineData("wachtwoord van een schaap")]
    public void A_long_password_is_good_without_capitals_digits_or_signs(string password) => ProblemOf(password).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Kort1!")]
    [InlineData("elf-tekens!")]
    [InlineData("🦊🦉🐝🦔🐢🦋")]
    public void A_short_one_is_not(string password) => ProblemOf(password).ShouldNotBeNull();

    [Theory]
    [InlineData("wachtwoord12")]
    [InlineData("Wachtwoord2026!")]
    [InlineData("Welkomwelkom01")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("111111111111")]
    [InlineData("abababababab")]
    [InlineData("qwertyuiopas")]
    [InlineData("Amsterdam2026")]
    [InlineData("Zomer - 2026!!!")]
    public void One_that_everybody_would_try_first_is_not(string password) => ProblemOf(password)!.ShouldContain("te makkelijk te raden");

    [Theory]
    [InlineData("medewerker2026")]
    [InlineData("Vergunningen01!")]
    [InlineData("gemeentedalfsen")]
    [InlineData("DalfsenDalfsen1")]
    [InlineData("medewerker@dalfsen.example")]
    public void One_that_is_your_own_name_or_your_organisation_is_not(string password) => ProblemOf(password).ShouldNotBeNull();

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_the_person_tries_again()
    {
        await using var installation = await OpenAsync();
        var code = await installation.InviteAsync("medewerker");

        var tooShort = await installation.AcceptAsync(code, "te kort");
        var twoOthers = await installation.AcceptAsync(code, Password, again: "vier natte fietsen buiten");
        var good = await installation.AcceptAsync(code, Password);

        (tooShort.Status, twoOthers.Status).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        tooShort.Page.QuerySelector("#Form_New-error")!.TextContent.ShouldContain("minstens 12 tekens");
        twoOthers.Page.QuerySelector("#Form_Again-error")!.TextContent.ShouldContain("niet gelijk");
        good.At.ShouldBe("/dalfsen/aanmelden?gedaan=wachtwoord");
    }

    [Fact]
    public async Task The_same_letters_from_another_keyboard_are_the_same_password()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync("medewerker", "cafe\u0301 op de hoek");

        (await installation.SignInAsync("medewerker", "caf\u00e9 op de hoek")).At.ShouldBe("/dalfsen/werk");
    }

    // In Dutch, whatever language the tests run in.
    private static string? ProblemOf(string password)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl");
        return PasswordRules.Problem(password, Names);
    }
}
