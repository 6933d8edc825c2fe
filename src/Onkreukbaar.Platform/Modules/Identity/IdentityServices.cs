using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>The face of this module: who somebody is, and how they prove it.</summary>
public static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services, bool isDemo)
    {
        services.AddAuthentication(SignedIn.Scheme)
            .AddCookie(SignedIn.Scheme, o =>
            {
                SecureCookies.Apply(o.Cookie, "aanmelding", isDemo);
                o.ExpireTimeSpan = Sessions.Idle;
                o.SlidingExpiration = true;
                o.Events.OnValidatePrincipal = Sessions.CheckAsync;
            })
            .AddCookie(HalfSignedIn.Scheme, o =>
            {
                SecureCookies.Apply(o.Cookie, HalfSignedIn.Scheme, isDemo);
                o.ExpireTimeSpan = HalfSignedIn.Patience;
                o.SlidingExpiration = false;
            });
        return services
            .AddSingleton(new WaysToSignIn(isDemo))
            .AddSingleton<Passwords>()
            .AddSingleton<SignInDelays>()
            .AddScoped<Sessions>()
            .AddScoped<SignIns>()
            .AddScoped<SecondFactors>()
            .AddScoped<SecondFactorDemand>()
            .AddScoped<Invitations>()
            .AddScoped<Accounts>();
    }

    /// <summary>Who this is. Where that could not be looked up the request ends here: nobody is taken for a stranger who must sign in.</summary>
    public static IApplicationBuilder UseSessions(this IApplicationBuilder app) => app.UseAuthentication().Use((HttpContext context, RequestDelegate next) =>
    {
        if (context.Features.Get<Sessions.NotLookedUp>() is { } unknown && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            unknown.Why.Throw();
        }

        return next(context);
    });
}
