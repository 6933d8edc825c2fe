using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Platform.Web;

/// <summary>The API under /api/v1, by the Dutch API Design Rules: version in a header, problem+json, open documentation.</summary>
public static class Api
{
    public const string Root = "/api/v1";
    public const string Version = "1.0.0";

    private const string Body = "organisatie";
    private const string VersionHeader = "API-Version";
    private const string FromAnySite = "api";
    private const string Yaml = "application/yaml";
    private const string DocumentName = "openapi";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool Is(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddCors(o => o.AddPolicy(FromAnySite, AnyoneMayRead));
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = Json.Encoder);
        return services.AddOpenApi(DocumentName, o =>
        {
            o.AddDocumentTransformer((document, _, _) => Describe(document));
            o.AddOperationTransformer((operation, _, _) => EveryAnswerNamesItsVersion(operation));
        });
    }

    /// <summary>Every answer names the version, also a refusal; an address with a slash at its end is another one, and there is none.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.UseWhen(Is, api => api.Use((context, next) =>
    {
        context.Response.OnStarting(() => Finish(context.Response));
        if (!context.Request.Path.Value!.EndsWith('/'))
        {
            return next();
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }));

    public static void MapApi(this IEndpointRouteBuilder routes, Action<RouteGroupBuilder> resources)
    {
        var api = routes.MapGroup(Root).WithMetadata(new OpenAttribute()).RequireCors(FromAnySite).ProducesProblem(StatusCodes.Status400BadRequest);
        resources(api);
        routes.MapOpenApi(Root + "/{documentName:regex(^openapi$)}.json").WithMetadata(new OpenAttribute()).RequireCors(FromAnySite);
        routes.MapOpenApi(Root + "/{documentName:regex(^openapi$)}.yaml").WithMetadata(new OpenAttribute()).RequireCors(FromAnySite);
    }

    public static Task WriteProblemAsync(HttpContext context) => Problem(context.Response.StatusCode, errors: null).ExecuteAsync(context);

    /// <summary>Everything that is wrong with a request, at once, each with a pointer to its place; "#/x" is the same place as "/x".</summary>
    public static IResult Invalid(IReadOnlyList<ApiError> errors) => Problem(StatusCodes.Status400BadRequest, [.. errors.Select(error => error with { Pointer = error.Pointer.TrimStart('#') })]);

    private static Task Finish(HttpResponse response)
    {
        response.Headers[VersionHeader] = Version;
        // The framework writes a media type that nobody registered.
        if (response.ContentType?.Contains("yaml", StringComparison.Ordinal) == true)
        {
            response.ContentType = Yaml;
        }

        return Task.CompletedTask;
    }

    private static IResult Problem(int status, IReadOnlyList<ApiError>? errors) => new ProblemResult(new ApiProblem(
        "about:blank",
        ReasonPhrases.GetReasonPhrase(status),
        status,
        status switch
        {
            400 => Say("De vraag is niet goed gesteld.", "The request is not well formed."),
            404 => Say("Dit bestaat niet.", "This does not exist."),
            405 => Say("Deze methode kan hier niet.", "This method is not possible here."),
            413 => Say("De vraag is te groot.", "The request is too large."),
            415 => Say("Stuur JSON, met Content-Type application/json.", "Send JSON, with Content-Type application/json."),
            503 => Say("Dit lukt nu even niet. Probeer het over een minuut nog eens.", "This does not work right now. Please try again in a minute."),
            _ => Say("Er ging iets mis. Probeer het later nog eens.", "Something went wrong. Please try again later."),
        },
        errors ?? []));

    private static void AnyoneMayRead(CorsPolicyBuilder policy) => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(VersionHeader);

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Onkreukbaar",
            Version = Version,
            Description = "De gedragscodes van de aangesloten organisaties, en antwoord op de vraag: mag ik dit? Vragen worden niet bewaard.",
            Contact = new OpenApiContact { Name = "Onkreukbaar", Email = "api@onkreukbaar.example", Url = new Uri("https://onkreukbaar.example") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/nl/") },
        };
        document.Servers = [new OpenApiServer { Url = Root }];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.Where(pair => pair.Key.StartsWith(Root, StringComparison.Ordinal)))
        {
            NameThePathsParameters(path, item);
            paths[path[Root.Length..]] = item;
        }

        document.Paths = paths;
        return Task.CompletedTask;
    }

    // The body is read from the address before the endpoint runs, so the endpoint does not declare it.
    private static void NameThePathsParameters(string path, IOpenApiPathItem item)
    {
        foreach (var operation in (item.Operations ?? []).Values.Where(_ => path.Contains($"{{{Body}}}", StringComparison.Ordinal)))
        {
            operation.Parameters ??= [];
            if (operation.Parameters.All(parameter => parameter.Name != Body))
            {
                operation.Parameters.Insert(0, new OpenApiParameter { Name = Body, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            }
        }
    }

    private static Task EveryAnswerNamesItsVersion(OpenApiOperation operation)
    {
        foreach (var answer in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            answer.Headers[VersionHeader] = new OpenApiHeader { Description = "De volledige versie van deze API", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        return Task.CompletedTask;
    }

    private sealed class ProblemResult(ApiProblem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = problem.Status;
            return httpContext.Response.WriteAsJsonAsync(problem, Json, "application/problem+json");
        }
    }
}

/// <summary>A refused request, as application/problem+json (RFC 9457).</summary>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, IReadOnlyList<ApiError> Errors);

/// <summary>One thing that is wrong in a request, and a JSON pointer (RFC 6901) to where: "/waarde", and "" for the whole.</summary>
public sealed record ApiError(string Pointer, string Detail);
