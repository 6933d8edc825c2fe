using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Time;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Access;

/// <summary>Stands before every page and endpoint: what it needs, it says itself; what says nothing stays shut.</summary>
public static class Fence
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddScoped<CurrentActor>().AddScoped<Actors>().AddScoped<Line>().AddScoped<Settings>();

    public static IApplicationBuilder UseFence(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // What is no route of ours is only there to refuse: the wrong method, the wrong kind of content.
        var demands = (context.GetEndpoint() as RouteEndpoint)?.Metadata;
        if (demands is null || demands.GetMetadata<OpenAttribute>() is not null)
        {
            await next();
        }
        else if (demands.GetMetadata<NeedsAttribute>() is not { } needs || context.RequestServices.GetRequiredService<CurrentBody>().Body is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (await ActorAsync(context, body) is not { } actor)
        {
            SendToSignIn(context, body);
        }
        else if (demands.GetMetadata<BeforeSecondFactorAttribute>() is null && await LacksSecondFactorAsync(context, body, actor))
        {
            context.Response.Redirect(SignedIn.SecondFactorPage(body));
        }
        else if (!actor.May(needs.Right))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.RequestServices.GetRequiredService<CurrentActor>().Is(actor);
            context.Response.Headers.CacheControl = "no-cache, no-store";
            await next();
        }
    });

    /// <summary>Who came to a page that is open to all; null for whoever did not sign in wholly. A page made for somebody is kept by no one.</summary>
    public static async Task<Actor?> RecogniseAsync(HttpContext context, Body body)
    {
        if (await ActorAsync(context, body) is not { } actor || await LacksSecondFactorAsync(context, body, actor))
        {
            return null;
        }

        context.Response.Headers.CacheControl = "no-cache, no-store";
        return actor;
    }

    private static async Task<Actor?> ActorAsync(HttpContext context, Body body) =>
        SignedIn.Of(context.User, body) is { } signedIn
            ? await context.RequestServices.GetRequiredService<Actors>().OnAsync(signedIn.PersonId, context.RequestServices.GetRequiredService<Clock>().Today, context.RequestAborted)
            : null;

    private static Task<bool> LacksSecondFactorAsync(HttpContext context, Body body, Actor actor) =>
        context.RequestServices.GetRequiredService<SecondFactorDemand>().IsUnmetByAsync(SignedIn.Of(context.User, body)!, actor.Roles, context.RequestAborted);

    private static void SendToSignIn(HttpContext context, Body body)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : body.Address;
        context.Response.Redirect(SignedIn.Page(body, back));
    }
}
