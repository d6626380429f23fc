using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <summary>The application with a mail server, and a clock that a test moves. Mails go when the test says so.</summary>
internal sealed class MailApp : IAsyncDisposable
{
    private MailApp(TestApp app, TestSmtp smtp, MovedClock clock) => (App, Smtp, Clock) = (app, smtp, clock);

    public TestApp App { get; }
    public TestSmtp Smtp { get; }
    public MovedClock Clock { get; }

    public MailSender Sender => App.Services.GetRequiredService<MailSender>();

    public static async Task<MailApp> StartAsync(bool hasMail = true, Action<IWebHostBuilder>? more = null)
    {
        var smtp = new TestSmtp();
        var clock = new MovedClock();
        var app = new TestApp
        {
            Host = host =>
            {
                if (hasMail)
                    host.Mail(smtp);
                host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
                more?.Invoke(host);
            },
        };
        await ((IAsyncLifetime)app).InitializeAsync();
        await app.StopPostmanAsync();
        return new(app, smtp, clock);
    }

    public Task<int> SendAsync() => Sender.SendDueAsync(CancellationToken.None);

    public Task<List<OutboxMail>> OutboxAsync() => App.ReadAsync(0, db => db.OutboxMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        await Smtp.DisposeAsync();
    }
}

internal static class MailHost
{
    /// <summary>What goes beside the requests stops: a test says itself when mails go and people are told.</summary>
    public static Task StopPostmanAsync(this TestApp app) => app.Services.GetRequiredService<Postman>().StopAsync(default);

    public static IWebHostBuilder Mail(this IWebHostBuilder host, TestSmtp smtp) =>
        host.UseSetting("Public:Url", "https://localhost")
            .UseSetting("Mail:Host", "127.0.0.1")
            .UseSetting("Mail:Port", smtp.Port.ToString(CultureInfo.InvariantCulture))
            .UseSetting("Mail:From", "Scorecard <scorecard@example.com>")
            .UseSetting("Mail:Tls", "None")
            .UseSetting("Mail:TimeoutSeconds", "5");
}
