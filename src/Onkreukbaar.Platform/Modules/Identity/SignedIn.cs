using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Who signed in, at which body: only an id and a name travel in the cookie, what the person may do is looked up each time.</summary>
public sealed record SignedIn(Guid BodyId, Guid PersonId, string Name)
{
    public const string Scheme = "aanmelding";

    private const string BodyClaim = "body";

    // By this name the framework ties a form to the person alone: it survives that they sign in again.
    private const string PersonClaim = "sub";
    private const string StampClaim = "stamp";
    private const string BeganClaim = "began";
    private const string SecondFactorClaim = "second-factor";

    /// <summary>That of the account when they signed in; null for a persona of the demo, which has no account.</summary>
    public string? Stamp { get; init; }

    /// <summary>They showed more than a password.</summary>
    public bool WithSecondFactor { get; init; }

    public DateTimeOffset BeganAt { get; private init; }

    public static string Page(Body body, string backTo) => $"{body.Address}/aanmelden?terug={Uri.EscapeDataString(backTo)}";

    public static string SecondFactorPage(Body body) => $"{body.Address}/account/tweede-factor";

    /// <summary>Where somebody lands who came for nothing in particular.</summary>
    public static string Home(Body body) => $"{body.Address}/werk";

    /// <summary>Somebody who signed in at one body is a stranger at every other.</summary>
    public static SignedIn? Of(ClaimsPrincipal user, Body body) =>
        Guid.TryParse(user.FindFirstValue(BodyClaim), out var at) && at == body.Id && Guid.TryParse(user.FindFirstValue(PersonClaim), out var person)
            ? new SignedIn(at, person, user.FindFirstValue(ClaimTypes.Name) ?? "")
            {
                Stamp = user.FindFirstValue(StampClaim),
                WithSecondFactor = user.HasClaim(claim => claim.Type == SecondFactorClaim),
                BeganAt = long.TryParse(user.FindFirstValue(BeganClaim), CultureInfo.InvariantCulture, out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MinValue,
            }
            : null;

    public Task SignInAsync(HttpContext context) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(Claims(context.RequestServices.GetRequiredService<Clock>().Now), Scheme)));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private IEnumerable<Claim> Claims(DateTimeOffset now)
    {
        yield return new Claim(BodyClaim, BodyId.ToString());
        yield return new Claim(PersonClaim, PersonId.ToString());
        yield return new Claim(ClaimTypes.Name, Name);
        yield return new Claim(BeganClaim, now.UtcTicks.ToString(CultureInfo.InvariantCulture));
        if (Stamp is not null)
        {
            yield return new Claim(StampClaim, Stamp);
        }

        if (WithSecondFactor)
        {
            yield return new Claim(SecondFactorClaim, "1");
        }
    }
}
