using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Onkreukbaar.Platform.Web;

/// <summary>
/// Traces and metrics for whoever runs the system, sent only when an endpoint is configured. A span names the route's
/// template, never the address itself: an address can hold a body, a topic or the number of an interview.
/// </summary>
public static class Telemetry
{
    public const string EndpointSetting = "Telemetry:Endpoint";

    private const string AspNetCore = "Microsoft.AspNetCore";
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[EndpointSetting] is { Length: > 0 } address)
        {
            var endpoint = Uri.TryCreate(address, UriKind.Absolute, out var found) ? found : throw new WrongSettingException(EndpointSetting, address, "an absolute address");
            services.AddHostedService(_ => new Exporter(endpoint));
        }

        return services;
    }

    public static IApplicationBuilder UseRouteOnSpans(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next();
        if (Activity.Current is { } span)
        {
            span.SetTag("http.request.method", context.Request.Method);
            span.SetTag("http.route", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            span.SetTag("http.response.status_code", context.Response.StatusCode);
        }
    });

    private sealed class Exporter(Uri endpoint) : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("onkreukbaar");
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(AspNetCore).AddOtlpExporter(o => o.Endpoint = endpoint).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(o => o.Endpoint = endpoint).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
        }
    }
}
