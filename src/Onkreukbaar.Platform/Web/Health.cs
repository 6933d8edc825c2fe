using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Onkreukbaar.Platform.Data;

namespace Onkreukbaar.Platform.Web;

/// <summary>/health/live: the process answers. /health/ready: it can do its work, database and codes included.</summary>
public static class Health
{
    private static readonly HttpMethodMetadata Read = new([HttpMethods.Get]);

    public static IHealthChecksBuilder AddDbContextReadiness(this IHealthChecksBuilder checks) => checks.AddCheck<DatabaseAnswers>("database");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(Read, new OpenAttribute());
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteNames }).WithMetadata(Read, new OpenAttribute());
    }

    private static Task WriteNames(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Select(e => $"{e.Key}: {e.Value.Status}")) + "\n");
    }

    private sealed class DatabaseAnswers(AppDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
