using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Who signed in, at which body: only an id and a name travel in the cookie, what the person may do is looked up each time.</summary>
public sealed record SignedIn(Guid BodyId, Guid PersonId, string Name)
{
    public const string Scheme = "aanmelding";

    private const string BodyClaim = "body";
    private const string PersonClaim = "person";

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static string Page(Body body, string backTo) => $"{body.Address}/aanmelden?terug={Uri.EscapeDataString(backTo)}";

    /// <summary>Somebody who signed in at one body is a stranger at every other.</summary>
    public static SignedIn? Of(ClaimsPrincipal user, Body body) =>
        Guid.TryParse(user.FindFirstValue(BodyClaim), out var at) && at == body.Id && Guid.TryParse(user.FindFirstValue(PersonClaim), out var person)
            ? new SignedIn(at, person, user.FindFirstValue(ClaimTypes.Name) ?? "")
            : null;

    public Task SignInAsync(HttpContext context) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(BodyClaim, BodyId.ToString()), new Claim(PersonClaim, PersonId.ToString()), new Claim(ClaimTypes.Name, Name)], Scheme)));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    public static void AddTo(IServiceCollection services, bool isDemo) => services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
    {
        SecureCookies.Apply(o.Cookie, "aanmelding", isDemo);
        o.ExpireTimeSpan = Idle;
        o.SlidingExpiration = true;
    });
}
