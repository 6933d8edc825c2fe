using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Onkreukbaar.Platform.Modules.Identity;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;

namespace Onkreukbaar.Platform.Modules.Work;

/// <summary>
/// A session ends while somebody types. What they then send is kept for them, sealed, and offered again once they signed
/// in. Stands before the fence, which knows only that nobody is there.
/// </summary>
public static class KeepForms
{
    public static string Page(Body body, Guid id) => $"{body.Address}/nog-bezig/{id}";

    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (HttpContext context, RequestDelegate next) =>
    {
        if (IsGuardedForm(context) && context.RequestServices.GetRequiredService<CurrentBody>().Body is { } body && await WhoseAsync(context, body) is { } whose)
        {
            await HandleAsync(context, body, whose, next);
        }
        else
        {
            await next(context);
        }
    });

    private static async Task HandleAsync(HttpContext context, Body body, ClaimsPrincipal whose, RequestDelegate next)
    {
        var (form, session) = (await Forms.ReadAsync(context), SignedIn.Of(whose, body)!);
        var (isOurs, goesOn) = (await IsOurFormAsync(context, whose), whose == context.User);
        if (isOurs && goesOn)
        {
            await next(context);
            await ForgetAsync(context, session, form);
        }
        else if (isOurs || CameFromOurPage(context.Request))
        {
            var page = Page(body, await KeepAsync(context, session, form));
            context.Response.Redirect(goesOn ? page : SignedIn.Page(body, page));
        }
        else
        {
            await next(context);
        }
    }

    private static async Task<ClaimsPrincipal?> WhoseAsync(HttpContext context, Body body) => SignedIn.Of(context.User, body) is not null
        ? context.User
        : await context.RequestServices.GetRequiredService<Sessions>().EndedAsync(context, body, context.RequestAborted);

    private static bool IsGuardedForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && Forms.IsOne(context)
        && (context.GetEndpoint() as RouteEndpoint)?.Metadata is { } demands && demands.GetMetadata<OpenAttribute>() is null && demands.GetMetadata<NotKeptAttribute>() is null;

    private static async Task<Guid> KeepAsync(HttpContext context, SignedIn whose, IFormCollection form)
    {
        var place = KeptForm.PlaceOf(whose.PersonId, context.Request.Path);
        await context.RequestServices.GetRequiredService<Drafts>().SaveAsync(place, whose.PersonId, KeptForm.Of(context.Request, form), context.RequestAborted);
        return place;
    }

    private static async Task ForgetAsync(HttpContext context, SignedIn whose, IFormCollection form)
    {
        if (form.ContainsKey(KeptForm.Mark) && context.Response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            await context.RequestServices.GetRequiredService<Drafts>().RemoveAsync(KeptForm.PlaceOf(whose.PersonId, context.Request.Path), CancellationToken.None);
        }
    }

    /// <summary>The token in the form was made for this person: no other site can have made them send it.</summary>
    private static async Task<bool> IsOurFormAsync(HttpContext context, ClaimsPrincipal whose)
    {
        var now = context.User;
        context.User = whose;
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        finally
        {
            context.User = now;
        }
    }

    // For a token that is no longer valid. Every current browser says this, and a page cannot make it say otherwise.
    private static bool CameFromOurPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
