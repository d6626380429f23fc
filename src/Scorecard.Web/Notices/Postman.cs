namespace Scorecard.Web.Notices;

/// <summary>
/// Runs beside the requests: sends mails every few seconds, looks every minute what people are to be told, and tells webhooks. Each goes
/// round by itself, so that a mail server or a webhook that hangs keeps nobody else waiting.
/// </summary>
public sealed partial class Postman(MailSender mails, NoticeKeeper notices, HookSender hooks, TimeProvider time, ILogger<Postman> log)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            GoRoundAsync("Mails", Often, mails.SendDueAsync, stoppingToken),
            GoRoundAsync("Notices", AMinute, notices.TellAllAsync, stoppingToken),
            GoRoundAsync("Webhooks", AMinute, hooks.SendDueAsync, stoppingToken),
            GoRoundAsync("Old notices", AnHour, notices.ForgetAsync, stoppingToken)
        );

    /// <summary>Ends without an exception where it is stopped by itself: the host takes one for the end of the program.</summary>
    private async Task GoRoundAsync(string what, TimeSpan every, Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
                await TryAsync(what, act, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    /// <summary>A database that is away for a moment must not end the program.</summary>
    private async Task TryAsync(string what, Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        try
        {
            await act(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Failed(e, what);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} could not be seen to")]
    private partial void Failed(Exception e, string what);
}
