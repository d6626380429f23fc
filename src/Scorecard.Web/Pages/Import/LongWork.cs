using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Web.Pages.Import;

/// <summary>
/// Work that takes a while and ends on another page. To wwwroot/js/import.mjs it says how far it is, one line of JSON at a time; a plain
/// form is answered when it is done.
/// </summary>
public sealed class LongWork(Func<IProgress<ImportProgress>, CancellationToken, Task<string>> work)
    : IActionResult,
        IProgress<ImportProgress>
{
    private const string Lines = "application/x-ndjson";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    private volatile int percent;

    public void Report(ImportProgress value) => percent = value.Percent;

    public static bool IsWatched(HttpRequest request) => request.Headers.Accept == Lines;

    /// <summary>The page to go to.</summary>
    public Task<string> RunAsync(CancellationToken cancel) => work(this, cancel);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancel = context.HttpContext.RequestAborted;
        response.ContentType = Lines;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        var working = Task.Run(() => RunAsync(cancel), CancellationToken.None);
        for (var said = -1; !working.IsCompleted; await Task.WhenAny(working, Task.Delay(Between, CancellationToken.None)))
            if (percent is var now && now != said)
                await SayAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"percent":{{said = now}}}"""));
        try
        {
            await SayAsync(JsonSerializer.Serialize(new { go = await working }));
        }
        catch (RuleViolation broken)
        {
            await SayAsync(JsonSerializer.Serialize(new { problem = broken.Message }));
        }

        async Task SayAsync(string line)
        {
            // Whoever left does not listen; the work notices by itself.
            if (cancel.IsCancellationRequested)
                return;
            await response.WriteAsync(line + "\n", CancellationToken.None);
            await response.Body.FlushAsync(CancellationToken.None);
        }
    }
}
