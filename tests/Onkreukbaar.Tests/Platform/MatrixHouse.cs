using System.Net;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Platform;

/// <summary>One house for the whole matrix, in which everybody signs in once: what they try is refused or incomplete, so it stays as it is.</summary>
public sealed class MatrixHouse : IAsyncLifetime
{
    private readonly Dictionary<(string Body, string Role), (Visitor Visitor, string Token)> inside = [];

    internal RunningHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await RunningHouse.OpenAsync(time: new SetTime(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)));

    public ValueTask DisposeAsync() => House.DisposeAsync();

    internal async Task<Visitor> AsAsync(string body, string role) => (await EnterAsync(body, role)).Visitor;

    /// <summary>What comes back when somebody sends these fields to an address that no page may have offered. The token is theirs: nothing is refused for want of one.</summary>
    internal async Task<HttpStatusCode> PostAsync(string body, string role, string address, params (string Name, string Value)[] fields)
    {
        var (visitor, token) = await EnterAsync(body, role);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return (await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
    }

    private async Task<(Visitor Visitor, string Token)> EnterAsync(string body, string role)
    {
        if (!inside.TryGetValue((body, role), out var entered))
        {
            var visitor = await House.Visitor().SignInAsync(body, Persona(body, role));
            entered = inside[(body, role)] = (visitor, visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value").ShouldNotBeNull($"{role} of {body} can send a form")!);
        }

        return entered;
    }

    private static string Persona(string body, string role) => (body, role) switch
    {
        ("provincie-utrecht", "council") => "statenlid",
        ("provincie-utrecht", "executive") => "gedeputeerde",
        ("provincie-utrecht", "chair") => "commissaris",
        (_, "council") => "raadslid",
        (_, "executive") => "wethouder",
        (_, "chair") => "burgemeester",
        _ => role,
    };
}
