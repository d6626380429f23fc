using System.Net;
using Microsoft.EntityFrameworkCore;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Periods;

/// <summary>
/// Months are closed and reopened on their pages, and what is changed in closed ones is asked for a reason, listed and marked. Values of Vireo begin in
/// January 2025; it is November 2026, and PUNCTUALITY has not reported October.
/// </summary>
public sealed class PeriodPageTests : IAsyncLifetime
{
    private ScoredCompany Company { get; } = new();

    private long Vireo => Company.World.Model.Organization.Id;

    public Task InitializeAsync() => Company.InitializeAsync();

    public Task DisposeAsync() => Company.DisposeAsync();

    [Fact]
    public async Task The_page_says_how_far_each_month_is_and_what_is_missing()
    {
        var page = await Company.ReadAsync(Company.Chief, "/periods");

        Assert.Contains("October 2026 Due 10 Nov 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("November 2026 Open 10 Dec 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was restated", page.Words, StringComparison.Ordinal);
        Assert.Equal("/periods/2025-01", page.Document.QuerySelector(".title .btn-primary")!.GetAttribute("href"));
        Assert.DoesNotContain("2024", (await Company.ReadAsync(Company.Chief, "/periods?year=2024")).Words, StringComparison.Ordinal);
        var october = await Company.ReadAsync(Company.Chief, "/periods/2026-10");
        Assert.Contains("What is missing", october.Words, StringComparison.Ordinal);
        Assert.Contains("LINE 1 1", october.Words, StringComparison.Ordinal);
        Assert.Contains("January 2025 to September 2026 are closed with it", october.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_find_the_page_and_close_nothing()
    {
        var browser = await Company.App.SignInAsync(Company.Head);
        var page = await browser.GetAsync("/periods/2026-09");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector(".side a[href='/periods']"));
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        Assert.Null((await Company.ReadAsync(Company.Clerk, "/periods")).Document.QuerySelector(".side a[href='/periods']"));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-Q1")]
    [InlineData("1999-01")]
    [InlineData("2027-01")]
    [InlineData("nonsense")]
    public async Task What_is_no_month_of_the_organization_is_not_there(string month) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Company.ReadAsync(Company.Chief, $"/periods/{month}")).Status);

    [Fact]
    public async Task A_month_that_runs_cannot_be_closed()
    {
        var page = await Company.ReadAsync(Company.Chief, "/periods/2026-11");

        Assert.Contains("2026-11 is not over yet. It can be closed from 2026-12-01 on.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Close November", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_month_is_locked_and_a_value_corrected_in_it_is_marked_to_the_digit()
    {
        var kpi = $"{Company.KpiPath("SAFETY")}?period=2026-09";
        var score = Shown(Company.World.Score("SAFETY", "2026-09"));
        var root = Shown(Company.World.Score("ORG", "2026-09"));
        var browser = await Company.App.SignInAsync(Company.Chief);

        var closed = await CloseAsync(browser, "2026-09");

        Assert.Equal("21 months up to September 2026 are closed. What they show is kept.", closed.Message);
        Assert.Contains("Closed 12 Nov 2026", (await browser.GetAsync(kpi)).Words, StringComparison.Ordinal);
        using (var file = await browser.Client.GetAsync("/kpis?period=2026-09&export=csv"))
            Assert.Equal("Vireo - KPIs - September 2026, closed on 12 Nov 2026.csv", file.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.DoesNotContain("Restated", (await browser.GetAsync(kpi)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Closed 12",
            (await browser.GetAsync($"{Company.KpiPath("SAFETY")}?period=2026-10")).Words,
            StringComparison.Ordinal
        );

        await RestateAsync("SAFETY", "2026-09", 1m);

        Assert.Equal($"Closed 12 Nov 2026. Restated: 7.4 points, score {score} when closed", Mark(await browser.GetAsync(kpi)));
        var month = await browser.GetAsync("/periods/2026-09");
        Assert.Contains("SAFETY the value September 2026 Counted again", month.Words, StringComparison.Ordinal);
        Assert.Contains("What differs from when it was closed", month.Words, StringComparison.Ordinal);
        Assert.Contains($"SAFETY", month.Document.QuerySelector("[aria-labelledby=moved-h]")!.TextContent, StringComparison.Ordinal);
        // What SAFETY feeds does not count upwards, so the organization is as it was.
        var top = (await browser.GetAsync($"{Company.UnitPath("ORG")}?period=2026-09")).Words;
        Assert.Contains("Closed 12 Nov 2026", top, StringComparison.Ordinal);
        Assert.DoesNotContain("Restated", top, StringComparison.Ordinal);

        await RestateAsync("REVENUE", "2026-09", 3m);
        Assert.Contains(
            $"Restated: {root} when closed",
            (await browser.GetAsync($"{Company.UnitPath("ORG")}?period=2026-09")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Restated: {root} when closed",
            (await browser.GetAsync($"{Company.UnitPath("ORG")}/briefing?period=2026-09")).Words,
            StringComparison.Ordinal
        );
        // Who does not see all gets no exact figure of what counts roughly for them.
        var reader = (await Company.ReadAsync(Company.Reader, $"{Company.UnitPath("ORG")}?period=2026-09")).Words;
        Assert.Contains("Closed 12 Nov 2026", reader, StringComparison.Ordinal);
        Assert.DoesNotContain("Restated", reader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_entry_page_keeps_what_was_typed_and_takes_it_with_a_reason()
    {
        await CloseAsync(await Company.App.SignInAsync(Company.Chief), "2026-09");
        var browser = await Company.App.SignInAsync(Company.Clerk);
        var page = await browser.GetAsync("/enter?period=2026-09");
        Assert.Contains("September was closed on 12 Nov 2026", page.Words, StringComparison.Ordinal);
        var form = page.Form("form[data-entry-form]");
        var box = form.Fields.First(f => f.Key.EndsWith(".Value", StringComparison.Ordinal)).Key;
        var note = box.Replace(".Value", ".Note", StringComparison.Ordinal);

        var refused = await form.Type(box, "97.1").Type(note, "Counted again").SubmitAsync();

        Assert.Contains("which was closed on 2026-11-12. Give the reason for the restatement", refused.Words, StringComparison.Ordinal);
        var again = refused.Form("form[data-entry-form]");
        Assert.Equal(("97.1", "Counted again"), (again[box], again[note]));

        var saved = await again.Type("Restating", "A gate was counted twice").SubmitAsync();

        Assert.Contains("1 value saved.", saved.Words, StringComparison.Ordinal);
        var restatement = await Company.App.ReadAsync(Vireo, db => db.Restatements.SingleAsync());
        Assert.Equal(("A gate was counted twice", Company.Clerk.Id), (restatement.Reason, restatement.By));
        Assert.Contains("A gate was counted twice", (await browser.GetAsync("/periods/2026-09")).Words, StringComparison.Ordinal);
        var file = await (await Company.App.SignInAsync(Company.Chief)).Client.GetStringAsync("/periods?export=csv&table=restatements");
        Assert.Contains("A gate was counted twice", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_reaches_back_asks_for_the_reason_keeps_what_was_typed_and_is_undone_with_one()
    {
        var browser = await Company.App.SignInAsync(Company.Chief);
        await CloseAsync(browser, "2026-09");
        var edit = $"{Company.KpiPath("SAFETY")}/definitions";
        var form = (await browser.GetAsync(edit)).Form("section[aria-labelledby=change] form");
        Assert.Null(form["Restating"]);

        var refused = await form.Type("Input.From", "2026-08").Type("Input.Boxes[Progress-target]", "20").SubmitAsync();

        Assert.Contains("This changes the definition of “SAFETY” in 2026-08 to 2026-09", refused.Problems, StringComparison.Ordinal);
        var again = refused.Form("section[aria-labelledby=change] form");
        Assert.Equal(("2026-08", "20"), (again["Input.From"], again["Input.Boxes[Progress-target]"]));
        var saved = await again.Type("Restating", "The target was wrong").SubmitAsync();
        Assert.Equal("The target is saved.", saved.Message);

        var sequence = await Company.App.ReadAsync(Vireo, db => db.Organizations.Select(o => o.Sequence).SingleAsync());
        var undo = $"/undo?of={ScoredCompany.Id(Company.World.Kpi("SAFETY").Id)}&sequence={sequence}";
        var held = await (await browser.GetAsync(undo)).Form().SubmitAsync();
        Assert.Contains("Give the reason for the restatement", held.Problems, StringComparison.Ordinal);
        var back = await held.Form().Type("Restating", "It was right after all").SubmitAsync();
        Assert.Contains("is again as it was before that change", back.Message, StringComparison.Ordinal);
        Assert.Equal(2, await Company.App.ReadAsync(Vireo, db => db.Restatements.CountAsync()));
    }

    [Fact]
    public async Task A_month_is_reopened_with_a_reason_and_stands_in_the_history()
    {
        var browser = await Company.App.SignInAsync(Company.Chief);
        await CloseAsync(browser, "2026-09");
        var page = await browser.GetAsync("/periods/2026-08");
        Assert.Contains("and so can September 2026, which were closed after it", page.Words, StringComparison.Ordinal);

        var refused = await page.Form().SubmitAsync();
        Assert.Contains("Say why the month is reopened", refused.Problems, StringComparison.Ordinal);
        var opened = await refused.Form().Type("Why", "A carrier reported late").SubmitAsync();

        Assert.Equal("2 months from August 2026 are open again.", opened.Message);
        Assert.Contains("A carrier reported late", opened.Words, StringComparison.Ordinal);
        await Company.CorrectAsync("SAFETY", "2026-09", 1m, "Counted again");
        var changes = (await browser.GetAsync("/admin/changes")).Words;
        Assert.Contains("Periods", changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_for_closed_months_are_read_again_with_a_reason()
    {
        var browser = await Company.App.SignInAsync(Company.Chief);
        await CloseAsync(browser, "2026-09");

        var review = await browser.SendAsync(("values.csv", "kpi,period,value\nSAFETY,2026-09,6.5\n"));

        Assert.Equal("Say why closed months change", review.Heading);
        Assert.Contains("This changes the value of “SAFETY” in 2026-09", review.Words, StringComparison.Ordinal);
        var read = await review.Form("form[action*=hoose]").Type("Restating", "The file was wrong").SubmitAsync();
        Assert.Equal("Check, then import", read.Heading);
        await read.Form("main form[data-import]").ImportAsync();
        Assert.Equal("The file was wrong", await Company.App.ReadAsync(Vireo, db => db.Restatements.Select(r => r.Reason).SingleAsync()));
    }

    private static async Task<TestPage> CloseAsync(TestBrowser browser, string month) =>
        await (await browser.GetAsync($"/periods/{month}")).Form().SubmitAsync();

    private static string Mark(TestPage page) =>
        string.Join(
            ' ',
            page.Document.QuerySelector(".closed-mark")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Shown(double score) => ScoredCompany.One(score);

    private Task RestateAsync(string kpi, string period, decimal value) =>
        Company.CorrectAsync(kpi, period, value, "Counted again", restating: "Counted again");
}
