using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Web;

/// <summary>What went wrong, in the reader's language: a page for people, problem+json for programs.</summary>
public static partial class ErrorPages
{
    public const string Address = "/fout";

    private const string RetryAfterSeconds = "10";

    /// <summary>First of all: what no page could tell any more, such as a failure halfway an answer, is told in the log.</summary>
    public static void UseFailureLog(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next();
        }
        catch (Exception wrong) when (!context.RequestAborted.IsCancellationRequested)
        {
            Tell(context, wrong, context.GetEndpoint());
            throw;
        }
    });

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseWhen(Api.Is, api => api.UseExceptionHandler(Handler(Api.WriteProblemAsync)).UseStatusCodePages(context => Api.WriteProblemAsync(context.HttpContext)));
        app.UseWhen(context => !Api.Is(context), pages => pages
            .UseStatusCodePagesWithReExecute(Address + "/{0}")
            .UseExceptionHandler(Handler(_ => Task.CompletedTask)));
    }

    private static ExceptionHandlerOptions Handler(Func<HttpContext, Task> write) => new()
    {
        AllowStatusCode404Response = true,
        ExceptionHandler = context =>
        {
            var wrong = context.Features.GetRequiredFeature<IExceptionHandlerFeature>();
            context.Response.StatusCode = StatusOf(wrong.Error);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                Tell(context, wrong.Error, wrong.Endpoint);
            }

            if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            return write(context);
        },
    };

    private static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ when OutOfReach.Is(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    // The types and where it happened, not the message: a message may repeat what somebody typed.
    private static void Tell(HttpContext context, Exception wrong, Endpoint? endpoint)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages));
        Failed(log, string.Join(" <- ", Types(wrong)), (endpoint as RouteEndpoint)?.RoutePattern.RawText, wrong.StackTrace);
    }

    private static IEnumerable<string?> Types(Exception? wrong)
    {
        for (; wrong is not null; wrong = wrong.InnerException)
        {
            yield return wrong.GetType().FullName;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type} at {Route}\n{Stack}")]
    private static partial void Failed(ILogger log, string? type, string? route, string? stack);
}
