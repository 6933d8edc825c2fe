using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Onkreukbaar.Platform.Modules.Organisation;

public static class BodyInTheAddress
{
    /// <summary>Every address with an {organisatie} is for that body; a body we do not know is not found.</summary>
    public static IApplicationBuilder UseBodyInTheAddress(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetRouteValue("organisatie") is string slug)
        {
            if (context.RequestServices.GetRequiredService<Bodies>().Find(slug) is not { } body)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.RequestServices.GetRequiredService<CurrentBody>().Is(body);
        }

        await next();
    });
}
