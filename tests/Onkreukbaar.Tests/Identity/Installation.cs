using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Platform.Modules.Audit;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Identity;

/// <summary>A real installation, with people of the body who have an account.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string Dalfsen = "dalfsen";
    public const string Password = "vier natte fietsen thuis";
    public const string Home = "198.51.100.7";
    public const string Elsewhere = "203.0.113.9";

    private Installation(RunningHouse house, SetTime time) => (House, Time) = (house, time);

    public RunningHouse House { get; }

    public SetTime Time { get; }

    public static async Task<Installation> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var time = new SetTime(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero));
        return new Installation(await RunningHouse.OpenAsync(kind, time: time, isDemo: false, settings: [("KnownProxies", "127.0.0.1")]), time);
    }

    public static string MailOf(string person) => $"{person}@dalfsen.example";

    public Visitor Visitor(string from = Home) => House.VisitorFrom(from, out _);

    /// <summary>The code of an invitation for somebody of the body.</summary>
    public async Task<string> InviteAsync(string person, bool reset = false)
    {
        await House.ChangeAsync(Dalfsen, async db => (await db.Set<Person>().SingleAsync(found => found.Number == person)).Mail = MailOf(person));
        return await SendInvitationAsync(new Invitation(MailOf(person), ResetsSecondFactor: reset));
    }

    public async Task<string> SendInvitationAsync(Invitation invitation)
    {
        await using var scope = House.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentBody>().Is(House.Body(Dalfsen));
        return await scope.ServiceProvider.GetRequiredService<Invitations>().SendAsync(By.Cli(), invitation, CancellationToken.None);
    }

    /// <summary>Somebody who accepted the invitation and chose a password.</summary>
    public async Task WithAccountAsync(string person, string password = Password) =>
        (await AcceptAsync(await InviteAsync(person), password)).At.ShouldBe($"/{Dalfsen}/aanmelden?gedaan=wachtwoord");

    public async Task<Visitor> AcceptAsync(string code, string password, string? again = null)
    {
        var visitor = await Visitor().GoAsync($"/{Dalfsen}/uitnodiging?code={code}");
        return await visitor.TryAsync(("Form.New", password), ("Form.Again", again ?? password));
    }

    public async Task<Visitor> SignInAsync(string person, string password = Password, string from = Home) => await SignInAsync(Visitor(from), MailOf(person), password);

    public static async Task<Visitor> SignInAsync(Visitor visitor, string mail, string password, string? backTo = null)
    {
        await visitor.GoAsync(backTo ?? $"/{Dalfsen}/aanmelden");
        return await visitor.TryAsync(("Form.Mail", mail), ("Form.Password", password));
    }

    public async Task SetAsync(string name, string value) => await House.ChangeAsync(Dalfsen, db =>
    {
        db.Add(new Setting { Id = Guid.CreateVersion7(), BodyId = House.Body(Dalfsen).Id, Name = name, Value = value, From = new DateOnly(2026, 1, 1), SetAt = Time.GetUtcNow() });
        return Task.CompletedTask;
    });

    /// <summary>What an app shows that was given this key.</summary>
    public string CodeFor(string key) => Totp.Code(BytesOf(key), Totp.StepAt(Time.GetUtcNow()));

    /// <summary>Sets up the app, and returns the key in it and the recovery codes.</summary>
    public async Task<(string Key, IReadOnlyList<string> Codes)> EnrolAsync(Visitor visitor)
    {
        await visitor.GoAsync($"/{Dalfsen}/account/tweede-factor");
        await visitor.SubmitAsync();
        var key = visitor.Given("Sleutel")!;
        await visitor.TryAsync(("Form.Code", CodeFor(key)));
        visitor.Heading.ShouldBe("Bewaar je herstelcodes");
        return (key, [.. visitor.Page.QuerySelectorAll("main code").Select(code => code.TextContent)]);
    }

    public async Task<IReadOnlyList<string>> HappenedAsync() => [.. (await House.EntriesAsync(Dalfsen)).Select(entry => $"{entry.Action} {entry.Kind}")];

    public ValueTask DisposeAsync() => House.DisposeAsync();

    // Written otherwise than the program does it: bit by bit.
    private static byte[] BytesOf(string key)
    {
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
