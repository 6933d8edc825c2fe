using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Onkreukbaar.Platform.Data;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>How people sign in here: as a persona where all data is fictional, with an account everywhere else.</summary>
public sealed record WaysToSignIn(bool ByPersona);

/// <summary>How long a session goes on, and whether it still does.</summary>
public sealed class Sessions(AppDbContext db, IOptionsMonitor<CookieAuthenticationOptions> cookies, WaysToSignIn ways, Clock clock)
{
    /// <summary>Without doing anything.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>However busy: a working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Until then changing how one signs in asks for nothing more.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>So long after its end we still recognise whose it was, to keep what they typed.</summary>
    private static readonly TimeSpan Recognised = TimeSpan.FromDays(1);

    public bool IsFresh(SignedIn session) => clock.Now - session.BeganAt <= Fresh;

    /// <summary>Not too old, and nobody ended it: by a new password, or by signing out everywhere.</summary>
    internal async Task<bool> GoesOnAsync(SignedIn session, CancellationToken cancel) =>
        clock.Now - session.BeganAt < Longest && await IsOfThisAccountAsync(session, cancel);

    /// <summary>Whose session it was that ended by itself, by the cookie that the browser still sends. Null when somebody ended it on purpose.</summary>
    internal async Task<ClaimsPrincipal?> EndedAsync(HttpContext context, Body body, CancellationToken cancel)
    {
        var cookie = cookies.Get(SignedIn.Scheme);
        var sent = cookie.CookieManager.GetRequestCookie(context, cookie.Cookie.Name!);
        var ticket = string.IsNullOrEmpty(sent) ? null : cookie.TicketDataFormat.Unprotect(sent);
        return ticket?.Properties.ExpiresUtc is { } idleEnd && SignedIn.Of(ticket.Principal, body) is { } session
            && clock.Now - Earlier(idleEnd, session.BeganAt + Longest) is var ago && ago >= TimeSpan.Zero && ago <= Recognised
            && await IsOfThisAccountAsync(session, cancel)
            ? ticket.Principal
            : null;
    }

    /// <summary>Only a persona has no account, and there are none outside the demo.</summary>
    private async Task<bool> IsOfThisAccountAsync(SignedIn session, CancellationToken cancel) => session.Stamp is { } stamp
        ? await db.Set<Account>().AnyAsync(account => account.PersonId == session.PersonId && account.Stamp == stamp, cancel)
        : ways.ByPersona;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Runs with every request that brings a cookie. Where no body is in the address nobody is anybody, and nothing is looked up.</summary>
    internal static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<CurrentBody>().Body is not { } body || SignedIn.Of(context.Principal!, body) is not { } session)
        {
            return;
        }

        try
        {
            if (!await services.GetRequiredService<Sessions>().GoesOnAsync(session, context.HttpContext.RequestAborted))
            {
                context.RejectPrincipal();
            }
        }
        catch (Exception gone) when (OutOfReach.Is(gone))
        {
            // The page that tells it is made by the same request, which asks only once who this is.
            context.HttpContext.Features.Set(new NotLookedUp(ExceptionDispatchInfo.Capture(gone)));
            context.RejectPrincipal();
        }
    }

    /// <summary>The database did not say whether the session goes on.</summary>
    internal sealed record NotLookedUp(ExceptionDispatchInfo Why);
}
