namespace Scorecard.Web.Hosting;

public static class CommandLogging
{
    /// <summary>Standard output belongs to what a command writes, so the log goes beside it, and only what went wrong.</summary>
    public static void ToStandardError(this ILoggingBuilder logging) =>
        logging
            .ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
}
