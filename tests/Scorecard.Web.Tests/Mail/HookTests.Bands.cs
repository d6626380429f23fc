using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Account;

namespace Scorecard.Web.Tests.Mail;

/// <content>Scores that change their band.</content>
public sealed partial class HookTests
{
    [Fact]
    public async Task A_score_that_changes_band_is_told_once_each_time_in_order_and_signed_to_who_asks_for_it()
    {
        var visits = mail.App.Companies.Acme.Kpi("VISITS");
        var secret = (await AddAsync(HookKind.Bands)).Document.QuerySelector("#secret")!.GetAttribute("value")!;
        answers = 503;
        await ReportAsync(4);
        answers = 200;
        received.Clear();
        await ReportAsync(40);
        await ReportAsync(39.9m);
        await ReportAsync(3);

        for (var minute = 0; minute < 10; minute++)
        {
            mail.Clock.Wait(TimeSpan.FromMinutes(1));
            await Services.GetRequiredService<NoticeKeeper>().TellAllAsync(default);
            await SendAsync();
        }

        var all = received.Select(r => JsonDocument.Parse(r.Body).RootElement).ToList();
        var bands = all.Where(said => said.GetProperty("kind").GetString() == "band").Select(said => said.GetProperty("band")).ToList();
        var own = bands.Where(band => band.GetProperty("code").GetString() == "VISITS").ToList();
        Assert.Equal([("Grey", "Red"), ("Red", "Green"), ("Green", "Red")], own.Select(b => (Said(b, "from"), Said(b, "to"))));
        Assert.All(own, band => Assert.Equal(("Kpi", "2026-10"), (Said(band, "of"), Said(band, "period"))));
        Assert.Equal([10, 100, 7.5], own.Select(band => band.GetProperty("score").GetDouble()));
        // Its objective and its unit change with it, and each event begins where the one before ended.
        Assert.Superset(new HashSet<string> { "Unit", "Objective", "Kpi" }, bands.Select(b => Said(b, "of")).ToHashSet());
        foreach (var one in bands.GroupBy(b => (Said(b, "of"), Said(b, "id"))))
            Assert.All(one.Zip(one.Skip(1)), pair => Assert.Equal(Said(pair.First, "to"), Said(pair.Second, "from")));
        Assert.Equal(all.Count, all.Select(said => said.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(
            received,
            r => Assert.Equal(HookBody.Sign(secret, r.Headers["X-Scorecard-Timestamp"], r.Body), r.Headers["X-Scorecard-Signature"])
        );
        // What is private is told by webhooks of private units alone.
        Assert.DoesNotContain(bands, b => Said(b, "code") is "IDEAS" or "LAB");

        static string Said(JsonElement band, string what) => band.GetProperty(what).GetString()!;

        async Task ReportAsync(decimal value)
        {
            await mail.App.RecordAsync(visits, "2026-10", value);
            await Services.GetRequiredService<NoticeKeeper>().TellAllAsync(default);
            await SendAsync();
        }
    }

    [Fact]
    public async Task A_change_of_band_is_not_told_to_who_did_not_ask_for_it()
    {
        await AddAsync(HookKind.Json);
        await mail.App.RecordAsync(mail.App.Companies.Acme.Kpi("VISITS"), "2026-10", 4);
        await Services.GetRequiredService<NoticeKeeper>().TellAllAsync(default);
        await SendAsync();
        Assert.NotEmpty(received);
        Assert.DoesNotContain(received, r => r.Body.Contains("\"band\"", StringComparison.Ordinal));
    }
}
