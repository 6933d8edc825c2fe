using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Onkreukbaar.Platform.Modules.Organisation;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>Somebody who knew the password and must still show a code. A cookie of its own, which opens no other page.</summary>
public sealed record HalfSignedIn(Guid BodyId, Guid AccountId, string Stamp)
{
    internal const string Scheme = "halverwege";

    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const string BodyClaim = "body";
    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";

    public static async Task<HalfSignedIn?> OfAsync(HttpContext context, Body body)
    {
        var user = (await context.AuthenticateAsync(Scheme)).Principal;
        return user is not null && Guid.TryParse(user.FindFirstValue(BodyClaim), out var at) && at == body.Id && Guid.TryParse(user.FindFirstValue(AccountClaim), out var account)
            ? new HalfSignedIn(at, account, user.FindFirstValue(StampClaim)!)
            : null;
    }

    public Task SignInAsync(HttpContext context) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(BodyClaim, BodyId.ToString()), new Claim(AccountClaim, AccountId.ToString()), new Claim(StampClaim, Stamp)], Scheme)));

    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
