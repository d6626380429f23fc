using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Web.Tests.Statements;

namespace Scorecard.Web.Tests.Past;

/// <summary>Pages as reported on a day that is over say what they said then, whatever is changed afterwards.</summary>
public sealed class AsReportedPagesTests : IAsyncLifetime
{
    private const string Day = "/as-of/2026-11-12";

    /// <summary>Of today whatever the address says, or with a clock of their own.</summary>
    private static readonly string[] Elsewhere =
    [
        "/account",
        "/admin",
        "/enter",
        "/import",
        "/notices",
        "/undo",
        "/views",
        "/as-of",
        "/search",
    ];

    /// <summary>Shortly after the day on which everything was saved.</summary>
    private static readonly DateTimeOffset After = TestApp.Now.AddHours(15);

    private readonly ScoredCompany company = new() { App = new() { Clock = After } };

    public Task InitializeAsync() => company.InitializeAsync();

    public Task DisposeAsync() => company.DisposeAsync();

    private string Ops => company.UnitPath("OPS");

    [Fact]
    public async Task Every_page_that_shows_something_says_what_it_said_before_anything_changed()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var addresses = PageAddresses
            .Of(company, "/import", "/import")
            .Where(a => !Array.Exists(Elsewhere, start => a.StartsWith(start, StringComparison.Ordinal)))
            .Select(a => Day + a)
            .ToList();
        var before = new Dictionary<string, string>();
        foreach (var address in addresses)
            if (await browser.GetAsync(address) is { Status: HttpStatusCode.OK } page)
                before[address] = page.Words;
        Assert.True(before.Count > 25, $"Only {before.Count} pages can be seen as reported.");

        await ChangeAsync();

        foreach (var (address, words) in before)
            Assert.Equal((address, words), (address, (await browser.GetAsync(address)).Words));
        Assert.Contains(
            "Nowhere else",
            (await browser.GetAsync(Ops)).Words + (await browser.GetAsync(Ops)).Heading,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_figures_of_the_day_are_those_that_were_shown_on_it()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var today = (await browser.GetAsync($"{Ops}?period=2026-10")).Document.QuerySelector(".hero")?.TextContent;

        await ChangeAsync();

        Assert.NotEqual(today, (await browser.GetAsync($"{Ops}?period=2026-10")).Document.QuerySelector(".hero")?.TextContent);
        var past = await browser.GetAsync($"{Day}{Ops}?period=2026-10");
        Assert.Equal(today, past.Document.QuerySelector(".hero")?.TextContent);
        Assert.Contains("As reported on 12 Nov 2026.", past.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(
            past.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!),
            link => Assert.StartsWith(Day, link, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_can_be_changed_there()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var form = (await browser.GetAsync($"{Ops}/edit")).Form().Type("Input.Name", "Renamed in the past");

        var refused = await browser.PostAsync($"{Day}{Ops}/edit", form.Fields);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("nothing was saved", refused.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"{Day}{Ops}/edit")).Status);
        Assert.DoesNotContain("Renamed", (await browser.GetAsync(Ops)).Heading, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync($"{Day}{Ops}")).Document.QuerySelector("a[href$='/edit']"));
    }

    [Theory]
    [InlineData("/as-of/2026-11-31", HttpStatusCode.NotFound)]
    [InlineData("/as-of/soon", HttpStatusCode.NotFound)]
    [InlineData("/as-of/9999-12-31", HttpStatusCode.NotFound)]
    [InlineData("/as-of/0001-01-01", HttpStatusCode.NotFound)]
    [InlineData("/as-of/1970-01-01", HttpStatusCode.OK)]
    [InlineData("/as-of/2026-11-13", HttpStatusCode.OK)]
    [InlineData("/as-of/2030-01-01", HttpStatusCode.OK)]
    public async Task A_day_is_a_day(string day, HttpStatusCode expected)
    {
        var browser = await company.App.SignInAsync(company.Chief);

        Assert.Equal(expected, (await browser.GetAsync(day + Ops)).Status);
    }

    [Fact]
    public async Task A_day_is_chosen_on_the_bar_and_left_again()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        var bar = (await browser.GetAsync($"{Ops}?period=2026-09")).Form(".as-of form");

        var past = await browser.GetAsync($"/as-of?day=2026-11-12&path={Uri.EscapeDataString(bar["path"]!)}");

        Assert.Equal($"{Day}{Ops}?period=2026-09", past.Path);
        var back = past.Document.QuerySelector(".as-of-note a")!.GetAttribute("href");
        Assert.Equal($"{Ops}?period=2026-09", back);
        var elsewhere = await browser.GetAsync($"/as-of?path=//evil.example{Ops}&day=2026-11-12");
        Assert.StartsWith(Day, elsewhere.Path, StringComparison.Ordinal);
        Assert.StartsWith("/admin", (await browser.GetAsync($"{Day}/admin")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_since_is_listed_and_explained()
    {
        var browser = await company.App.SignInAsync(company.Chief);
        await ChangeAsync();

        var restated = await browser.GetAsync($"{Ops}/restated?since=2026-11-12");
        var moved = await browser.GetAsync($"{Ops}/moved?reported=2026-11-12&period=2026-10");
        var file = await browser.Client.GetAsync($"{Day}{Ops}/moved?period=2026-10&export=csv");

        Assert.Contains("COST-OPS", restated.Words, StringComparison.Ordinal);
        Assert.Contains("October 2026 as reported on 12 Nov 2026", moved.Words, StringComparison.Ordinal);
        Assert.Contains(
            "as reported on 12 Nov 2026",
            Uri.UnescapeDataString(file.Content.Headers.ContentDisposition!.ToString()),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{Ops}/restated?since=soon")).Status);
        Assert.Contains("Choose a day that is over", (await browser.GetAsync($"{Ops}/restated")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_what_is_settled_as_today()
    {
        var browser = await company.App.SignInAsync(company.Reader);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Day + company.UnitPath("VAULT"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Day + company.UnitPath("YARDS"))).Status);

        await WriteAsync(async db => (await db.Units.SingleAsync(u => u.Code == "YARDS")).SetPrivate(true));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Day + company.UnitPath("YARDS"))).Status);
    }

    /// <summary>Changes values, scales, links, weights, places and names, and adds and removes things, a day later.</summary>
    private Task ChangeAsync() =>
        WriteAsync(async db =>
        {
            var organization = await db.Organizations.SingleAsync();
            organization.SetBands(20, 90);
            var ops = await db.Units.SingleAsync(u => u.Code == "OPS");
            ops.Rename("Nowhere else");
            var cost = await db.Kpis.SingleAsync(k => k.Code == "COST-OPS");
            cost.Define(new KpiDefinition(DateOnly.MinValue, cost.Latest.Scale.Scaled(12_345), 3));
            foreach (
                var kpi in await db.Kpis.Where(k => k.ValueSource == ValueSource.Entered && k.Frequency == Frequency.Month).ToListAsync()
            )
            {
                var start = new DateOnly(2026, 10, 1);
                var current = await db
                    .Measurements.Where(m => m.KpiId == kpi.Id && m.PeriodStart == start)
                    .OrderByDescending(m => m.Revision)
                    .FirstOrDefaultAsync();
                if (current?.Value is { } value)
                    db.Add(
                        kpi.Record(
                            organization.Calendar.Containing(Frequency.Month, start),
                            MeasuredValue.Of(value + 7),
                            "Counted again",
                            current,
                            organization.Calendar,
                            null,
                            organization.DateAt(After.UtcDateTime),
                            After.UtcDateTime,
                            company.Chief.Id
                        )
                    );
            }
            db.Remove(await db.Contributions.FirstAsync());
            var line = await db.Units.SingleAsync(u => u.Code == "LINE");
            line.MoveUnder(await db.Units.SingleAsync(u => u.Code == "YARDS"));
            await db.HoldFromAsync(DateOnly.MinValue, default);
        });

    private async Task WriteAsync(Func<ScorecardDbContext, Task> change)
    {
        await using var db = await company.App.Services.GetRequiredService<IDbContextFactory<ScorecardDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(company.World.Model.Organization.Id, company.Chief.Id, After.UtcDateTime);
        await change(db);
        await write.CommitAsync();
    }
}
