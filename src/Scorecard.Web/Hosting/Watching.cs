using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Scorecard.Data;

namespace Scorecard.Web.Hosting;

/// <summary>Traces, metrics and logs for whoever watches over the program: see docs/operations.md.</summary>
public static class Watching
{
    private const string Receiver = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sends them where the setting says; without it nothing is collected and nothing leaves.</summary>
    public static void AddWatching(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Receiver] is not { Length: > 0 })
            return;
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("scorecard", serviceVersion: ProductVersion.Current))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.Name, "Npgsql"))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(Telemetry.Name, "System.Runtime", "Npgsql"))
            .WithLogging(null, logs => logs.IncludeScopes = true)
            .UseOtlpExporter();
    }
}
