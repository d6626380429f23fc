using System.Net;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Approvals;

public sealed class ApprovalPageTests : IAsyncLifetime
{
    private ScoredCompany Company { get; } = new();

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task A_submitted_value_waits_hatched_counts_nowhere_and_counts_once_it_is_approved()
    {
        await Company.NeedApprovalAsync();
        var head = await Company.App.SignInAsync(Company.Head);
        var before = Score(await head.GetAsync(Company.UnitPath("LINE") + "?period=2026-10"));

        var entered = await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");

        Assert.Equal("1 value saved.", entered.Message);
        Assert.Contains("Waits for Hel Head", entered.Words, StringComparison.Ordinal);
        var dashboard = await head.GetAsync(Company.UnitPath("LINE") + "?period=2026-10");
        Assert.Equal(before, Score(dashboard));
        Assert.Contains("A value waits for your approval.", dashboard.Words, StringComparison.Ordinal);
        Assert.Contains("95% waits", dashboard.Words, StringComparison.Ordinal);
        Assert.Contains(
            "1 to approve",
            dashboard.Document.QuerySelector("nav a[href='/approvals']")!.TextContent,
            StringComparison.Ordinal
        );
        var kpi = await head.GetAsync(Company.KpiPath("PUNCTUALITY") + "?period=2026-10");
        Assert.Contains("95% for October 2026 waits for Hel Head since", kpi.Words, StringComparison.Ordinal);
        Assert.Contains("Cleo Clerk submitted it.", kpi.Words, StringComparison.Ordinal);
        Assert.Contains("95% waits for approval", kpi.Words, StringComparison.Ordinal);
        var reporting = await head.GetAsync(Company.UnitPath("LINE") + "/reporting?period=2026-10");
        Assert.Contains("waiting for approval", reporting.Words, StringComparison.Ordinal);

        var list = await head.GetAsync("/approvals");
        Assert.Equal("95%", list.Document.QuerySelector(".approvals .hatched")!.TextContent.Trim());
        var approved = await list.Form("form[action*='handler=Approve']").SubmitAsync();

        Assert.Equal("PUNCTUALITY, October 2026 is approved and counts now.", approved.Message);
        Assert.Contains("Nothing waits for your approval", approved.Words, StringComparison.Ordinal);
        Assert.NotEqual(before, Score(await head.GetAsync(Company.UnitPath("LINE") + "?period=2026-10")));
        var settled = await head.GetAsync(Company.KpiPath("PUNCTUALITY") + "?period=2026-10");
        Assert.Contains("approved by Hel Head", settled.Words, StringComparison.Ordinal);
        Assert.Empty(settled.Document.QuerySelectorAll("main .hatched"));
        Assert.Equal(
            [(1, Standing.Waiting, Company.Clerk.Id), (2, Standing.Counted, Company.Head.Id)],
            (await Company.RevisionsAsync("PUNCTUALITY")).Select(m => (m.Revision, m.Standing, m.RecordedBy!.Value))
        );
    }

    [Fact]
    public async Task What_is_returned_comes_back_with_the_reason_and_is_entered_again()
    {
        await Company.NeedApprovalAsync();
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");
        var head = await Company.App.SignInAsync(Company.Head);
        var list = await head.GetAsync("/approvals");

        var refused = await list.Form("form[action*='handler=Return']").SubmitAsync();
        Assert.Contains("Say why it comes back", refused.Problems, StringComparison.Ordinal);
        var returned = await refused.Form("form[action*='handler=Return']").Type("Reason", "The fleet is missing.").SubmitAsync();

        Assert.Equal("PUNCTUALITY, October 2026 went back with your words.", returned.Message);
        var clerk = await Company.App.SignInAsync(Company.Clerk);
        var page = await clerk.GetAsync(Company.EntryPath("PUNCTUALITY"));
        Assert.Contains("Hel Head gave 95% back: The fleet is missing.", page.Words, StringComparison.Ordinal);
        Assert.Equal("", page.Form("form[data-entry-form]")[Company.Box(page, "PUNCTUALITY", "Value")]);
        Assert.Contains("95% came back", (await head.GetAsync(Company.KpiPath("PUNCTUALITY"))).Words, StringComparison.Ordinal);

        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "94");
        Assert.Equal(
            [Standing.Waiting, Standing.Returned, Standing.Waiting],
            (await Company.RevisionsAsync("PUNCTUALITY")).Select(m => m.Standing)
        );
    }

    [Fact]
    public async Task All_at_once_takes_a_second_word()
    {
        await Company.NeedApprovalAsync("SAFETY");
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");
        await Company.SubmitAsync(Company.Clerk, "SAFETY", "6.5");
        var head = await Company.App.SignInAsync(Company.Head);

        var asked = await (await head.GetAsync("/approvals")).Form("form[action='?handler=All']").SubmitAsync();

        Assert.Equal(2, (await head.GetAsync("/approvals")).Document.QuerySelectorAll(".approvals > li").Length);
        Assert.Contains("All 2 values below count from then on.", asked.Words, StringComparison.Ordinal);
        var done = await asked.Form("form.notice").SubmitAsync();
        Assert.Equal("2 values are approved and count now.", done.Message);
        Assert.All(
            ["PUNCTUALITY", "SAFETY"],
            async kpi => Assert.Equal(Standing.Counted, (await Company.RevisionsAsync(kpi))[^1].Standing)
        );
    }

    [Fact]
    public async Task What_was_submitted_anew_since_the_page_was_opened_is_shown_and_stays()
    {
        await Company.NeedApprovalAsync();
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");
        var head = await Company.App.SignInAsync(Company.Head);
        var list = await head.GetAsync("/approvals");
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "96");

        var late = await list.Form("form[action*='handler=Approve']").SubmitAsync();

        Assert.Contains("submitted anew, taken back or settled by someone else meanwhile", late.Problems, StringComparison.Ordinal);
        Assert.Equal("96%", late.Document.QuerySelector(".approvals .hatched")!.TextContent.Trim());
        var twice = late.Form("form[action*='handler=Approve']");
        await twice.SubmitAsync();
        Assert.Contains("meanwhile", (await twice.SubmitAsync()).Problems, StringComparison.Ordinal);
        Assert.Equal(3, (await Company.RevisionsAsync("PUNCTUALITY")).Count);
    }

    [Fact]
    public async Task Who_submitted_it_does_not_approve_it_unless_the_organization_lets_them()
    {
        await Company.NeedApprovalAsync();
        await Company.SubmitAsync(Company.Head, "PUNCTUALITY", "95");
        var head = await Company.App.SignInAsync(Company.Head);
        var list = await head.GetAsync("/approvals");
        Assert.Contains("Nothing waits for your approval", list.Words, StringComparison.Ordinal);
        Assert.Contains("waits for whoever manages LINE", list.Words, StringComparison.Ordinal);
        var chief = await Company.App.SignInAsync(Company.Chief);
        var item = (await chief.GetAsync("/approvals")).Form("form[action*='handler=Approve']")["Item"]!;

        var refused = await head.PostAsync(
            "/approvals?handler=Approve",
            [
                KeyValuePair.Create("Item", item),
                KeyValuePair.Create(
                    "__RequestVerificationToken",
                    list.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!
                ),
            ]
        );

        Assert.Contains("nobody approves their own value here", refused.Problems, StringComparison.Ordinal);
        await Company.LetAsync(own: true);
        await Company.SubmitAsync(Company.Head, "PUNCTUALITY", "96");
        Assert.Equal(Standing.Counted, (await Company.RevisionsAsync("PUNCTUALITY"))[^1].Standing);
    }

    [Fact]
    public async Task Who_may_not_approve_is_refused_and_rubbish_is_not_found()
    {
        await Company.NeedApprovalAsync();
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");
        var head = await Company.App.SignInAsync(Company.Head);
        var item = (await head.GetAsync("/approvals")).Form("form[action*='handler=Approve']")["Item"]!;
        var clerk = await Company.App.SignInAsync(Company.Reader);
        var page = await clerk.GetAsync("/approvals");
        var token = KeyValuePair.Create(
            "__RequestVerificationToken",
            (await clerk.GetAsync("/account")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!
        );

        Assert.Empty(page.Document.QuerySelectorAll(".approvals > li"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await clerk.PostAsync("/approvals?handler=Approve", [KeyValuePair.Create("Item", item), token])).Status
        );
        foreach (var odd in new[] { "", "x", "0abc.2026-10-01.1", item.Replace(".1", ".x", StringComparison.Ordinal), "..", item + ".1" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await clerk.PostAsync("/approvals?handler=Approve", [KeyValuePair.Create("Item", odd), token])).Status
            );
        Assert.Single(await Company.RevisionsAsync("PUNCTUALITY"));
    }

    [Fact]
    public async Task Waiting_values_count_and_stay_hatched_where_the_organization_says_so()
    {
        await Company.NeedApprovalAsync();
        await Company.LetAsync(waitingCounts: true);
        var head = await Company.App.SignInAsync(Company.Head);
        var before = Score(await head.GetAsync(Company.UnitPath("LINE") + "?period=2026-10"));

        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");

        var dashboard = await head.GetAsync(Company.UnitPath("LINE") + "?period=2026-10");
        Assert.NotEqual(before, Score(dashboard));
        Assert.Contains("95% waits", dashboard.Words, StringComparison.Ordinal);
        var row = (await head.GetAsync(Company.KpiPath("PUNCTUALITY"))).Document.QuerySelector("section.history tbody tr")!;
        Assert.Equal("95%", row.QuerySelector("td b")!.TextContent);
        Assert.Equal("62.5", row.QuerySelector(".scr")!.TextContent.Trim()[^4..]);
    }

    [Fact]
    public async Task Whoever_submitted_it_takes_it_back_while_it_waits()
    {
        await Company.NeedApprovalAsync();
        await Company.SubmitAsync(Company.Clerk, "PUNCTUALITY", "95");
        var clerk = await Company.App.SignInAsync(Company.Clerk);
        var page = await clerk.GetAsync(Company.EntryPath("PUNCTUALITY"));

        var asked = await page.Form("form[data-entry-form]").Type(Company.Box(page, "PUNCTUALITY", "Value"), "").SubmitAsync();
        Assert.Contains("Take 95% back, so that it no longer waits for approval?", asked.Words, StringComparison.Ordinal);
        await asked.Form("form[data-entry-form]").SubmitAsync("Withdraw");

        Assert.Equal([Standing.Waiting, Standing.Returned], (await Company.RevisionsAsync("PUNCTUALITY")).Select(m => m.Standing));
        Assert.DoesNotContain("gave 95% back", (await clerk.GetAsync(Company.EntryPath("PUNCTUALITY"))).Words, StringComparison.Ordinal);
    }

    private static string Score(TestPage page) => page.Document.QuerySelector("[data-live=summary]")!.TextContent;
}
