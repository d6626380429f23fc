using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <summary>Webhooks: where they may lead, what they are sent, and what happens when nobody takes it.</summary>
public sealed partial class HookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(Dictionary<string, string> Headers, string Body)> received = [];
    private WebApplication listener = null!;
    private string address = "";
    private int answers = 200;
    private MailApp mail = null!;

    private IServiceProvider Services => mail.App.Services;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        listener = builder.Build();
        listener.MapPost(
            "/hook",
            async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                received.Enqueue((request.Headers.ToDictionary(h => h.Key, h => $"{h.Value}"), await reader.ReadToEndAsync()));
                return Results.StatusCode(answers);
            }
        );
        await listener.StartAsync();
        address = listener.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        mail = await MailApp.StartAsync(more: host => host.UseSetting("Webhooks:AllowPrivate", "true"));
    }

    public async Task DisposeAsync()
    {
        await mail.DisposeAsync();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task A_program_gets_signed_JSON_once_and_can_check_who_sent_it()
    {
        var secret = (await AddAsync(HookKind.Json)).Document.QuerySelector("#secret")!.GetAttribute("value")!;

        await TellAsync("one");
        await TellAsync("one");

        var (headers, body) = Assert.Single(received);
        Assert.Equal(HookBody.Sign(secret, headers["X-Scorecard-Timestamp"], body), headers["X-Scorecard-Signature"]);
        Assert.NotEqual(HookBody.Sign("other", headers["X-Scorecard-Timestamp"], body), headers["X-Scorecard-Signature"]);
        var said = JsonDocument.Parse(body).RootElement;
        Assert.Equal("red", said.GetProperty("kind").GetString());
        Assert.Equal("https://localhost/enter", said.GetProperty("url").GetString());
    }

    [Theory]
    [InlineData(HookKind.Slack, "text")]
    [InlineData(HookKind.Teams, "attachments")]
    public async Task Slack_and_Teams_get_messages_in_their_shape(HookKind kind, string has)
    {
        await AddAsync(kind);
        await TellAsync("one");
        var (headers, body) = Assert.Single(received);
        Assert.True(JsonDocument.Parse(body).RootElement.TryGetProperty(has, out _));
        Assert.False(headers.ContainsKey("X-Scorecard-Signature"));
    }

    [Fact]
    public async Task One_that_answers_500_for_a_day_gets_it_once_in_the_end()
    {
        await AddAsync(HookKind.Slack);
        answers = 500;
        await TellAsync("one");
        for (var hour = 0; hour < 24; hour++)
        {
            mail.Clock.Wait(TimeSpan.FromHours(1));
            await SendAsync();
        }
        var browser = mail.App.Browse();
        await browser.SignInAsync(mail.App.Companies.Administrator.Email!);
        var page = await browser.GetAsync("/admin/hooks");
        Assert.Contains("It answered 500.", page.Words, StringComparison.Ordinal);
        Assert.Contains("One waits and is tried again by itself.", page.Words, StringComparison.Ordinal);
        var tries = received.Count;
        Assert.InRange(tries, 20, 40);

        answers = 200;
        mail.Clock.Wait(TimeSpan.FromHours(1));
        Assert.Equal(1, await SendAsync());
        mail.Clock.Wait(TimeSpan.FromHours(1));
        Assert.Equal(0, await SendAsync());
        Assert.Equal(tries + 1, received.Count);
        Assert.DoesNotContain("500", (await page.AgainAsync()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await AddAsync(HookKind.Slack);
        answers = 302;
        await TellAsync("one");
        var page = await (await mail.App.SignInAsync(mail.App.Companies.Administrator)).GetAsync("/admin/hooks");
        Assert.Contains("a redirect, which is not followed", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        using var client = new HookSettings(AllowsPrivate: false, TimeSpan.FromSeconds(5)).MakeClient();
        var inside = new Uri(address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(inside));
        Assert.Contains("lies inside this network", refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(received);
    }

    [Fact]
    public async Task What_happens_in_a_private_unit_is_not_told_by_the_unit_above()
    {
        await AddAsync(HookKind.Slack);
        await TellAsync("one", "LAB");
        Assert.Empty(received);
    }

    [Fact]
    public async Task A_receiver_that_fails_and_returns_gets_each_event_once_in_order_and_signed()
    {
        var acme = mail.App.Companies.Acme;
        var secret = (await AddAsync(HookKind.Json)).Document.QuerySelector("#secret")!.GetAttribute("value")!;
        mail.Clock.Wait(TimeSpan.FromMinutes(1));
        var news = Enumerable
            .Range(0, 6)
            .Select(i => new HookNews($"Value {i}", $"{i}", "/enter", acme.Unit("NORTH").Id, mail.Clock.GetUtcNow().UtcDateTime));
        answers = 503;
        await Services.GetRequiredService<HookTeller>().TellProgramsAsync(acme.Model, [.. news], default);
        await SendAsync();
        answers = 200;
        await SendAsync();
        Assert.Single(received);
        // Told again, as by another node, it is known.
        await Services.GetRequiredService<HookTeller>().TellProgramsAsync(acme.Model, [.. news], default);
        received.Clear();

        for (var minute = 0; minute < 10; minute++)
        {
            mail.Clock.Wait(TimeSpan.FromMinutes(1));
            await SendAsync();
        }

        Assert.Equal(
            ["0", "1", "2", "3", "4", "5"],
            received.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("text").GetString())
        );
        Assert.All(
            received,
            r => Assert.Equal(HookBody.Sign(secret, r.Headers["X-Scorecard-Timestamp"], r.Body), r.Headers["X-Scorecard-Signature"])
        );
        Assert.All(received, r => Assert.Equal("value", JsonDocument.Parse(r.Body).RootElement.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Values_closings_and_comments_since_a_program_listens_are_found_in_the_journal()
    {
        var acme = mail.App.Companies.Acme;
        await AddAsync(HookKind.Json);
        await mail.App.RecordAsync(acme.Kpi("VISITS"), "2026-07", 10);
        await mail.App.RecordAsync(acme.Kpi("IDEAS"), "2026-07", 3);

        var found = await mail.App.ReadAsync(
            acme.Model.Organization.Id,
            db => HookNews.ReadAsync(db, acme.Model, 0, mail.Clock.GetUtcNow().UtcDateTime, default)
        );

        Assert.Contains(
            found,
            n => n.Key.StartsWith("Value ", StringComparison.Ordinal) && n.Text.StartsWith("VISITS: 10", StringComparison.Ordinal)
        );
        // What is private is in its unit, and told there alone.
        Assert.Equal(acme.Unit("LAB").Id, found.Single(n => n.Text.StartsWith("IDEAS", StringComparison.Ordinal)).UnitId);
    }

    [Fact]
    public async Task A_secret_that_nobody_can_read_any_more_is_said_and_keeps_no_other_back()
    {
        await AddAsync(HookKind.Json);
        await mail.App.ReadAsync(
            mail.App.Companies.Acme.Model.Organization.Id,
            db => db.Hooks.ExecuteUpdateAsync(set => set.SetProperty(h => h.Secret, "of another key"))
        );
        await AddAsync(HookKind.Json);

        await TellAsync("one");

        Assert.Single(received);
        var posts = await mail.App.ReadAsync(mail.App.Companies.Acme.Model.Organization.Id, db => db.HookPosts.ToListAsync());
        Assert.Contains("a key that is gone", posts.Single(p => p.SentAt is null).LastError, StringComparison.Ordinal);
    }

    private async Task<TestPage> AddAsync(HookKind kind) =>
        await (await (await mail.App.SignInAsync(mail.App.Companies.Administrator)).GetAsync("/admin/hooks"))
            .Form("form.card")
            .Type("Unit", PublicIds.Format(mail.App.Companies.Acme.Unit("ORG").Id))
            .Type("Kind", kind.ToString())
            .Type("Address", address)
            .SubmitAsync();

    private async Task TellAsync(string key, string unit = "NORTH")
    {
        var acme = mail.App.Companies.Acme;
        News[] news = [new(NoticeKind.Red, key, "It is <red>.", "/enter", [], acme.Unit(unit).Id)];
        await Services.GetRequiredService<HookTeller>().TellAsync(acme.Model, news, default);
        await SendAsync();
    }

    private Task<int> SendAsync() => Services.GetRequiredService<HookSender>().SendDueAsync(default);
}
