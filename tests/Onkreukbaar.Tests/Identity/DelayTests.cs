using System.Globalization;
using System.Net;
using Onkreukbaar.Tests.Support;
using static Onkreukbaar.Tests.Identity.Installation;

namespace Onkreukbaar.Tests.Identity;

/// <summary>Guessing becomes slow for who guesses, and for nobody else.</summary>
public sealed class DelayTests
{
    private const string Victim = "medewerker";
    private const string Wrong = "iets heel anders dan dat";

    [Fact]
    public async Task Whoever_guesses_waits_ever_longer_and_then_may_try_again()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await GuessAsync(installation, 5);

        var sixth = await installation.SignInAsync(Victim, Wrong);
        var first = Seconds(sixth);
        installation.Time.Advance(TimeSpan.FromSeconds(first));
        var seventh = await installation.SignInAsync(Victim, Wrong);
        var eighth = await installation.SignInAsync(Victim, Wrong);

        sixth.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        sixth.Text.ShouldContain("Wacht 1 seconde");
        seventh.Status.ShouldBe(HttpStatusCode.BadRequest, "its time had come");
        Seconds(eighth).ShouldBe(2 * first);
    }

    [Fact]
    public async Task While_waiting_even_the_right_password_is_not_looked_at()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await GuessAsync(installation, 5);

        var tooSoon = await installation.SignInAsync(Victim);
        installation.Time.Advance(TimeSpan.FromSeconds(Seconds(tooSoon)));
        var inTime = await installation.SignInAsync(Victim);

        tooSoon.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        inTime.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task The_right_password_from_elsewhere_is_let_in_whatever_a_guesser_does()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await GuessAsync(installation, 30);

        var guesser = await installation.SignInAsync(Victim);
        var victim = await installation.SignInAsync(Victim, from: Elsewhere);

        guesser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        victim.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task Guessers_from_everywhere_hold_the_right_password_a_few_seconds_at_most()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await Task.WhenAll(Enumerable.Range(1, 40).Select(place => TryAsync(installation, MailOf(Victim), string.Create(CultureInfo.InvariantCulture, $"192.0.2.{place}"))));

        var started = TimeProvider.System.GetTimestamp();
        var victim = await installation.SignInAsync(Victim, from: Elsewhere);
        var took = TimeProvider.System.GetElapsedTime(started);

        victim.At.ShouldBe("/dalfsen/werk");
        took.ShouldBeGreaterThan(TimeSpan.FromSeconds(3), "the hold is felt");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task One_place_that_tries_many_accounts_waits_and_a_colleague_there_who_got_in_before_does_not()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await installation.WithAccountAsync("leidinggevende");
        await installation.SignInAsync("leidinggevende");
        for (var account = 1; account <= 25; account++)
        {
            await TryAsync(installation, $"naam{account}@dalfsen.example", Home);
        }

        var unknown = await installation.SignInAsync(Victim);
        var known = await installation.SignInAsync("leidinggevende");

        unknown.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        known.At.ShouldBe("/dalfsen/werk");
    }

    [Fact]
    public async Task An_unknown_account_makes_one_wait_just_the_same()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await GuessAsync(installation, 5, "niemand");
        await GuessAsync(installation, 5, Victim, Elsewhere);

        var unknown = await installation.SignInAsync("niemand", Wrong);
        var known = await installation.SignInAsync(Victim, Wrong, Elsewhere);

        (unknown.Status, Seconds(unknown)).ShouldBe((known.Status, Seconds(known)));
        unknown.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Whoever_gets_in_starts_with_a_clean_slate()
    {
        await using var installation = await OpenAsync();
        await installation.WithAccountAsync(Victim);
        await GuessAsync(installation, 4);
        await installation.SignInAsync(Victim);

        await GuessAsync(installation, 4);
        var next = await installation.SignInAsync(Victim);

        next.At.ShouldBe("/dalfsen/werk");
    }

    private static int Seconds(Visitor refused) => int.Parse(refused.Text.Split("Wacht ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static async Task GuessAsync(Installation installation, int times, string person = Victim, string from = Home)
    {
        for (var guess = 0; guess < times; guess++)
        {
            await TryAsync(installation, MailOf(person), from);
        }
    }

    private static async Task TryAsync(Installation installation, string mail, string from)
    {
        var visitor = await installation.Visitor(from).GoAsync("/dalfsen/aanmelden");
        var answer = await visitor.SendAsync(("Form.Mail", mail), ("Form.Password", Wrong));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests);
    }
}
