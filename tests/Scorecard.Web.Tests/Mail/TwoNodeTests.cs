using System.Globalization;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Data.PostgreSql;
using Scorecard.TestData;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;
using Scorecard.Web.Tests.Hosting;

namespace Scorecard.Web.Tests.Mail;

/// <summary>Two nodes on one PostgreSQL: each mail is received once.</summary>
public sealed class TwoNodeTests
{
    private const int Mails = 30;

    [SkippableFact]
    public async Task Mails_that_two_nodes_send_at_once_are_received_once_though_the_clock_jumps_an_hour()
    {
        await using var smtp = new TestSmtp();
        await using var database = await TestDatabases.CreatePostgreSqlAsync();
        var clock = new MovedClock();
        await using var one = Node(smtp, clock, database);
        await using var two = Node(smtp, clock, database);
        await ((IAsyncLifetime)one).InitializeAsync();
        await one.StopPostmanAsync();
        await two.StopPostmanAsync();
        var company = one.Companies.Acme.Model.Organization;
        await AddMailsAsync(database, TestApp.Now.UtcDateTime);
        // Both find the same to tell.
        News[] news = [new(NoticeKind.Red, "red", "It is red.", "/enter", [one.Companies.Viewer.Id, one.Companies.NorthUpdater.Id])];
        await Task.WhenAll(
            new[] { one, two, one, two }.Select(node => node.Services.GetRequiredService<NoticeTeller>().TellAsync(company, news, default))
        );
        var slow = 0;
        smtp.BeforeAnswer = async () =>
        {
            if (Interlocked.Increment(ref slow) != 3)
                return;
            // While a mail is on its way.
            clock.Wait(TimeSpan.FromHours(1));
            await SendAsync(two);
        };

        await Task.WhenAll(SendAsync(one), SendAsync(two));
        await SendAsync(one);
        clock.Wait(TimeSpan.FromHours(1));
        await SendAsync(two);

        Assert.Equal(Mails + 2, smtp.Received.Count);
        Assert.Equal(Mails + 2, smtp.Received.Select(m => m.MessageId).Distinct().Count());
        Assert.Single(smtp.To(one.Companies.Viewer.Email!));
        Assert.Single(smtp.To(one.Companies.NorthUpdater.Email!));
    }

    [SkippableFact]
    public async Task A_node_that_is_killed_while_it_sends_leaves_nothing_behind_and_nothing_twice()
    {
        await using var smtp = new TestSmtp();
        await using var database = await TestDatabases.CreatePostgreSqlAsync();
        using var folder = new ProgramFolder();
        string[] settings =
        [
            "--Database:Provider=PostgreSql",
            $"--Database:ConnectionString={database.ConnectionString}",
            "--Public:Url=http://127.0.0.1",
            "--Public:AllowHttp=true",
            "--Mail:Host=127.0.0.1",
            $"--Mail:Port={smtp.Port.ToString(CultureInfo.InvariantCulture)}",
            "--Mail:From=scorecard@example.com",
            "--Mail:Tls=None",
            "--Mail:TimeoutSeconds=2",
        ];
        var entered = new TaskCompletionSource();
        var stalled = 0;
        smtp.BeforeRecipient = () =>
        {
            // The third mail never gets on.
            if (Interlocked.Increment(ref stalled) != 3)
                return Task.CompletedTask;
            entered.TrySetResult();
            return Task.Delay(Timeout.Infinite);
        };
        await using (var one = new Served(folder, settings))
        {
            await one.ReadyAsync();
            await AddMailsAsync(database, DateTime.UtcNow.AddMinutes(-1));
            await entered.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
        await using var two = new Served(folder, settings);
        await using var again = new Served(folder, settings);
        await two.ReadyAsync();
        await again.ReadyAsync();

        for (var i = 0; i < 1200 && smtp.Received.Count < Mails; i++)
            await Task.Delay(100);
        await UntilAllAreNotedAsync(database);

        Assert.Equal(Mails, smtp.Received.Count);
        Assert.Equal(Mails, smtp.Received.Select(m => m.To.ToString()).Distinct().Count());
    }

    private static TestApp Node(TestSmtp smtp, MovedClock clock, TestDatabase database) =>
        new()
        {
            Elsewhere = ("PostgreSql", database.ConnectionString),
            Host = host => host.Mail(smtp).ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)),
        };

    private static Task<int> SendAsync(TestApp node) => node.Services.GetRequiredService<MailSender>().SendDueAsync(default);

    private static async Task AddMailsAsync(TestDatabase database, DateTime at)
    {
        await using var db = new PostgreSqlProvider().Open(database.ConnectionString);
        for (var i = 0; i < Mails; i++)
        {
            var mail = new OutboxMail(i + 1, $"test {i}", MailPurpose.Notice, $"to{i}@example.com", at);
            mail.Write($"Mail {i}", "Text", "<p>Text</p>");
            db.Add(mail);
        }
        await db.SaveChangesAsync();
    }

    private static async Task UntilAllAreNotedAsync(TestDatabase database)
    {
        await using var db = new PostgreSqlProvider().Open(database.ConnectionString);
        for (var i = 0; i < 300 && await db.OutboxMails.AnyAsync(m => m.SentAt == null); i++)
            await Task.Delay(100);
        Assert.False(await db.OutboxMails.AnyAsync(m => m.SentAt == null));
    }
}
