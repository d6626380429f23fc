using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Evidence;

namespace Scorecard.Web.Tests.Evidence.Discovery;

public sealed class DiscoveryPageTests : IAsyncLifetime
{
    private const string Address = "/evidence/discovery";

    private readonly PondCompany pond = new();

    public Task InitializeAsync() => pond.InitializeAsync();

    public Task DisposeAsync() => pond.DisposeAsync();

    [Fact]
    public async Task A_search_ends_and_says_what_it_found_and_among_how_many_pairs()
    {
        var browser = await pond.App.SignInAsync(pond.Head);
        Assert.Contains("Nobody has searched yet", (await browser.GetAsync(Address)).Words, StringComparison.Ordinal);

        var page = await pond.SearchAsync(browser);

        Assert.Contains("1 lead, found by searching 4 pairs", page.Words, StringComparison.Ordinal);
        var proposal = Assert.Single(await pond.ProposalsAsync());
        Assert.Contains(
            $"VISITS leads SALES by 2 months: better goes with better, found by searching 4 pairs.",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Equal(2, page.Document.QuerySelectorAll(".pair svg polyline").Length);
        Assert.Contains($"Correlation r {proposal.R:0.00} over 60 months in common", page.Words, StringComparison.Ordinal);
        Assert.Matches(@"The past of VISITS helps to foretell SALES: F\(\d, \d+\) ", page.Words);
    }

    [Fact]
    public async Task Accepted_it_is_a_link_that_the_map_shows()
    {
        var browser = await pond.App.SignInAsync(pond.Head);
        var page = await (await pond.SearchAsync(browser)).Form("form[action*=Accept]").SubmitAsync();

        Assert.StartsWith("VISITS now drives SALES.", page.Message, StringComparison.Ordinal);
        var link = await pond.App.ReadAsync(pond.Id, db => db.Causes.SingleAsync());
        Assert.Equal(
            (pond.World.Kpi("VISITS").Id, pond.World.Kpi("SALES").Id, 2, true),
            (link.CauseKpiId!.Value, link.EffectKpiId!.Value, link.Lag, link.Raises)
        );
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Reopen]"));
        var map = await browser.GetAsync(page.Document.QuerySelector(".answered a[href*='/map']")!.GetAttribute("href")!);
        Assert.Contains("VISITS", map.Words, StringComparison.Ordinal);

        // Searched again, the pair is linked and so not looked at.
        Assert.Contains("found by searching 3 pairs", (await pond.SearchAsync(browser)).Words, StringComparison.Ordinal);
        await pond.App.WriteAsync(pond.Id, async db => db.Remove(await db.Causes.SingleAsync()));
        var reopened = await (await browser.GetAsync(Address)).Form("form[action*=Reopen]").SubmitAsync();
        Assert.StartsWith("Open again", reopened.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dismissed_it_stays_with_its_reason_and_can_be_opened_again()
    {
        var browser = await pond.App.SignInAsync(pond.Head);
        var form = (await pond.SearchAsync(browser)).Form("form[action*=Dismiss]");

        Assert.Contains("Say why", (await form.SubmitAsync()).Problems, StringComparison.Ordinal);
        var page = await form.Type("Input.Reason", "Both follow the weather").SubmitAsync();

        Assert.Contains("Dismissed: Both follow the weather", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Proposed links", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Proposed links", (await pond.SearchAsync(browser)).Words, StringComparison.Ordinal);
        Assert.Contains(
            "Proposed links",
            (await (await browser.GetAsync(Address)).Form("form[action*=Reopen]").SubmitAsync()).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_is_told_and_nothing_is_lost()
    {
        var (head, deputy) = (await pond.App.SignInAsync(pond.Head), await pond.App.SignInAsync(pond.Deputy));
        var accept = (await pond.SearchAsync(head)).Form("form[action*=Accept]");
        var dismiss = (await deputy.GetAsync(Address)).Form("form[action*=Dismiss]").Type("Input.Reason", "Both follow the weather");
        await accept.SubmitAsync();

        var page = await dismiss.SubmitAsync();

        Assert.Contains(
            "This has been accepted meanwhile. Nothing was saved. Your reason was: “Both follow the weather”",
            page.Problems,
            StringComparison.Ordinal
        );
        Assert.Equal(ProposalState.Accepted, Assert.Single(await pond.ProposalsAsync()).State);
        // The same form sent again by the one who was first is no second answer.
        Assert.Equal("This is saved. It was sent twice and saved once.", (await accept.SubmitAsync()).Message);
        Assert.Equal(1, await pond.App.ReadAsync(pond.Id, db => db.Causes.CountAsync()));
    }

    [Fact]
    public async Task While_it_runs_the_page_shows_how_far_it_is_and_it_can_be_cancelled()
    {
        await RunningAsync(0.42);
        var browser = await pond.App.SignInAsync(pond.Deputy);

        var page = await browser.GetAsync(Address);
        Assert.Contains("Searching all pairs, 42%", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[action*=Start]"));
        Assert.Equal("""{"percent":42,"runs":true}""", await browser.Client.GetStringAsync($"{Address}?handler=Progress"));

        Assert.Contains("Stopping", (await page.Form("form[action*=Cancel]").SubmitAsync()).Words, StringComparison.Ordinal);
        Assert.True(await pond.App.ReadAsync(pond.Id, db => db.Searches.Select(s => s.CancelAsked).SingleAsync()));
    }

    [Fact]
    public async Task What_is_gone_is_neither_shown_nor_answered()
    {
        await pond.App.WriteAsync(
            pond.Id,
            async db =>
            {
                db.Add(
                    new Proposal(
                        pond.World.Kpi("SECRETS"),
                        pond.World.Kpi("SALES"),
                        new(2026, 11, 1),
                        new(1, -0.4, 0.001, 0.001, null, 60, 24),
                        60,
                        4
                    )
                );
                db.Remove(await db.Kpis.SingleAsync(k => k.Id == pond.World.Kpi("SECRETS").Id));
            }
        );
        var browser = await pond.App.SignInAsync(pond.Head);

        var page = await browser.GetAsync(Address);
        Assert.DoesNotContain("Proposed links", page.Words, StringComparison.Ordinal);
        var token = page.Form()["__RequestVerificationToken"]!;
        var answer = await browser.PostAsync(
            $"{Address}?handler=Accept",
            [
                new("__RequestVerificationToken", token),
                new("Input.Version", "0"),
                new("Input.CauseId", PondCompany.IdOf(pond.World.Kpi("SECRETS").Id)),
                new("Input.EffectId", PondCompany.IdOf(pond.World.Kpi("SALES").Id)),
            ]
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Too_few_months_are_said()
    {
        var browser = await pond.App.SignInAsync(pond.App.Companies.Stranger);
        await (await browser.GetAsync(Address)).Form("form[action*=Start]").SubmitAsync();
        var globex = pond.App.Companies.Globex.Model.Organization.Id;
        while (await pond.App.ReadAsync(globex, db => db.Searches.AnyAsync(s => s.EndedAt == null)))
            await Task.Delay(50);

        Assert.Contains("Too few months to search in", (await browser.GetAsync(Address)).Words, StringComparison.Ordinal);
    }

    private Task RunningAsync(double share) =>
        pond.App.WriteAsync(
            pond.Id,
            db =>
            {
                var search = new LinkSearch(pond.Id, pond.Head.Id, TestApp.Now.UtcDateTime);
                search.Progress(share, TestApp.Now.UtcDateTime);
                db.Add(search);
                return Task.CompletedTask;
            }
        );
}
