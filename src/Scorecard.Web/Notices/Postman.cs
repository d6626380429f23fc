namespace Scorecard.Web.Notices;

/// <summary>
/// Runs beside the requests: sends mails every few seconds, and looks every minute what people and webhooks are to be told.
/// </summary>
public sealed partial class Postman(MailSender mails, NoticeKeeper notices, HookSender hooks, TimeProvider time, ILogger<Postman> log)
    : BackgroundService
{
    private const int TicksAMinute = 12;
    private const int TicksAnHour = 60 * TicksAMinute;

    /// <summary>Ends without an exception where it is stopped by itself: the host takes one for the end of the program.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1) / TicksAMinute, time);
        try
        {
            for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
                await TickAsync(tick, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    private async Task TickAsync(int tick, CancellationToken cancel)
    {
        await TryAsync("Mails", mails.SendDueAsync, cancel);
        if (tick % TicksAMinute != 0)
            return;
        await TryAsync("Notices", notices.TellAllAsync, cancel);
        await TryAsync("Webhooks", hooks.SendDueAsync, cancel);
        if (tick % TicksAnHour == 0)
            await TryAsync("Old notices", notices.ForgetAsync, cancel);
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
