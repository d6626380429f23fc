namespace Scorecard.Web.Notices;

/// <summary>
/// Runs beside the requests: sends mails every few seconds, and looks every minute what people and webhooks are to be told.
/// </summary>
public sealed partial class Postman(MailSender mails, NoticeKeeper notices, HookSender hooks, TimeProvider time, ILogger<Postman> log)
    : BackgroundService
{
    private const int TicksAMinute = 12;
    private const int TicksAnHour = 60 * TicksAMinute;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1) / TicksAMinute, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            await TryAsync("Mails", mails.SendDueAsync, stoppingToken);
            if (tick % TicksAMinute != 0)
                continue;
            await TryAsync("Notices", notices.TellAllAsync, stoppingToken);
            await TryAsync("Webhooks", hooks.SendDueAsync, stoppingToken);
            if (tick % TicksAnHour == 0)
                await TryAsync("Old notices", notices.ForgetAsync, stoppingToken);
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
